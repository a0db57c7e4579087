"""One job, from taking it to giving it back."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

from newsrooms.models import Job

from . import queue
from .registry import CannotBeDone, call, chores

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TELLINGS = 0.5
SECONDS_BETWEEN_RENEWALS = queue.LEASE.total_seconds() / 6


class Told:
    """What a running function tells, written at most twice a second, and always at its end."""

    def __init__(self, claimed: Job) -> None:
        self.claimed = claimed
        self.last = float("-inf")

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done == total or now - self.last >= SECONDS_BETWEEN_TELLINGS:
            self.last = now
            queue.tell(self.claimed, done, total)


def run(claimed: Job) -> None:
    """Call its function and write down how it went; what it raises goes no further than the log."""
    try:
        call(claimed.name, Told(claimed), claimed.arguments)
    except CannotBeDone as refusal:
        queue.give_up(claimed, refusal.code)
    except Exception:
        logger.exception("Job %s (%s) failed at attempt %s", claimed.pk, claimed, claimed.attempts)
        queue.try_again_later(claimed)
    else:
        queue.succeed(claimed)


@contextmanager
def lease_kept(claimed: Job) -> Iterator[None]:
    """Renew the lease from a thread of its own, as long as this process lives and works on it."""
    over = Event()
    thread = Thread(target=keep_lease, args=(claimed, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def keep_lease(claimed: Job, over: Event) -> None:
    while not over.wait(SECONDS_BETWEEN_RENEWALS):
        try:
            if not queue.renew(claimed):
                return
        except DatabaseError:  # a long write holds the database: no one else can take the job meanwhile either
            logger.warning("The lease of job %s could not be renewed", claimed.pk)
        finally:
            connection.close()


def run_waiting() -> list[Job]:
    """Everything that is due, one after the other; also what that puts in."""
    ran = []
    while (claimed := queue.claim()) is not None:
        run(claimed)
        ran.append(claimed)
    return ran


def tidy_up() -> None:
    """What is done hourly; one that fails keeps no other from being done."""
    queue.forget_old()
    for chore in chores:
        try:
            chore()
        except Exception:
            logger.exception("The hourly %s failed", chore.__name__)
