"""Work that no page waits for.

    @job("documents.read")                                # in <app>/jobs.py, which every process loads
    def read_document(progress: Progress, *, document: int) -> None: ...

    enqueue("documents.read", newsroom=newsroom, subject="document:12", document=12)     # in the action's transaction
    jobs_of(newsroom, "document:12")                      # on its page: how far it is, or why it failed

The row is the truth on both databases: it is taken with a lease, and taken again when a killed worker has let the lease
run out. So a function may be called twice for the same thing, and must not mind. `manage.py work` runs what waits.
"""

from .queue import enqueue, jobs_of, standing
from .registry import CannotBeDone, Progress, hourly, job

__all__ = ["CannotBeDone", "Progress", "enqueue", "hourly", "job", "jobs_of", "standing"]
