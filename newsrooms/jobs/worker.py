"""The process behind `manage.py work`: takes one job after the other until it is asked to stop."""

import logging
import signal
from threading import Event
from time import monotonic

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from newsrooms.models import Job

from . import queue
from .running import lease_kept, run, tidy_up

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_CLEANINGS = 3600


def work(*, once: bool) -> None:
    """Run what waits: until SIGTERM or SIGINT, or `once` until nothing is left. A job that has begun is finished."""
    if connection.vendor == "postgresql":
        from .on_postgresql import work as work_with_procrastinate  # noqa: PLC0415 - installed with PostgreSQL only

        work_with_procrastinate(once=once)
    else:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        look_until(stop, once=once)


def look_until(stop: Event, *, once: bool) -> None:
    cleaned = float("-inf")
    while not stop.is_set():
        close_old_connections()
        try:
            if run_next():
                continue
            if once:
                return
            if monotonic() - cleaned > SECONDS_BETWEEN_CLEANINGS:
                cleaned = monotonic()
                tidy_up()
        except DatabaseError:  # locked or away for a moment; the lease brings back what it cut off
            logger.exception("The queue could not be read")
        stop.wait(SECONDS_BETWEEN_LOOKS)


def run_next() -> bool:
    """Run the job that has waited longest; False when none is due. The look before spares the database its lock."""
    if not Job.objects.due(timezone.now()).exists():
        return False
    claimed = queue.claim()
    if claimed is None:
        return False
    with lease_kept(claimed):
        run(claimed)
    return True
