"""Search over a newsroom's requests: one door, two databases behind it.

`index_requests` follows the trail by itself (receivers.py): what an action records is found once it commits.
"""

from .entries import index_outdated, index_request, index_requests
from .finding import MOST_HITS, best, matching, newest
from .words import Term, read_query

__all__ = [
    "MOST_HITS",
    "Term",
    "best",
    "index_outdated",
    "index_request",
    "index_requests",
    "matching",
    "newest",
    "read_query",
]
