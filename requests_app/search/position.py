"""An entry's place in the index. It tells the day of filing, the request and the part of it, in this order.

So the newest come first without sorting, and all that is found of one request stands together.
"""

from datetime import date

PART_BITS, REQUEST_BITS = 13, 32
OWN_PART = (1 << PART_BITS) - 1  # the request's own entry, before its notes (downwards) and documents (upwards from 0)
MOST_DOCUMENT_PARTS = 7_000  # of one request; the rest of its parts are for notes
FIRST_DAY = date(1983, 7, 1)

# The request of a position, for SQL.
REQUEST_OF = f"((%s >> {PART_BITS}) & {(1 << REQUEST_BITS) - 1})"


def position_of(filed_on: date, request: int, part: int = OWN_PART) -> int:
    return ((filed_on - FIRST_DAY).days << (REQUEST_BITS + PART_BITS)) | (request << PART_BITS) | part


def request_of(position: int) -> int:
    return (position >> PART_BITS) & ((1 << REQUEST_BITS) - 1)


def part_of(position: int) -> int:
    return position & OWN_PART
