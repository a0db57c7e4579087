"""The rows of the queue: put in, taken with a lease, given back. Each change is one statement or one transaction."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from newsrooms.models import Job, JobState, Newsroom, Trouble

from .registry import functions

# How long a taken job is ours without a sign of life; a worker renews it several times in between.
LEASE = timedelta(seconds=60)
# Before the second try, the third …; after the last one it has failed.
PAUSES = [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1)]
MOST_ATTEMPTS = len(PAUSES) + 1
KEPT = {JobState.DONE: timedelta(days=7), JobState.FAILED: timedelta(days=30)}

Scalar = str | int | float | bool | None


@transaction.atomic
def enqueue(name: str, *, newsroom: Newsroom | None, subject: str, **arguments: Scalar) -> Job:
    """Have a function called later, if this transaction commits.

    Raises: KeyError for a name that no function has.
    """
    if name not in functions:
        raise KeyError(name)
    waiting = Job.objects.create(
        name=name, newsroom=newsroom, subject=subject, arguments=arguments, run_after=timezone.now()
    )
    wake(waiting)
    return waiting


def jobs_of(newsroom: Newsroom, *subjects: str) -> list[Job]:
    """What was to be done about these things, newest first: for the page they stand on, in one query."""
    return list(Job.objects.filter(newsroom=newsroom, subject__in=subjects).order_by("-pk"))


def standing() -> dict[str, int]:
    """How many are due and not yet taken, and how many have failed of late."""
    waiting = Job.objects.due(timezone.now()).count()
    return {"waiting": waiting, "failed": Job.objects.filter(state=JobState.FAILED).count()}


@transaction.atomic
def claim(only: int | None = None) -> Job | None:
    """Take the job that has waited longest (or that very one, due or not): ours until its lease runs out."""
    now = timezone.now()
    while (found := next_to_take(only)) is not None:
        if found.attempts >= MOST_ATTEMPTS:  # each of its workers was killed: by it, perhaps
            settle(found, JobState.FAILED, error=Trouble.INTERRUPTED)
            continue
        found.state, found.attempts, found.lease_until = JobState.RUNNING, found.attempts + 1, now + LEASE
        found.save(update_fields=["state", "attempts", "lease_until"])
        return found
    return None


def next_to_take(only: int | None) -> Job | None:
    """The row, locked. A name that this version of the code does not know is left to a newer one."""
    now = timezone.now()
    jobs = Job.objects.filter(name__in=functions)
    if only is None:
        jobs = jobs.due(now)
    else:
        jobs = jobs.filter(Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=now), pk=only)
    return jobs.select_for_update(skip_locked=True).order_by("run_after", "pk").first()


def renew(claimed: Job) -> bool:
    """Keep it; False when it is no longer ours."""
    return bool(still_ours(claimed).update(lease_until=timezone.now() + LEASE))


def succeed(claimed: Job) -> None:
    settle(claimed, JobState.DONE)


def give_up(claimed: Job, code: str) -> None:
    """What no further try would change."""
    settle(claimed, JobState.FAILED, error=code)


@transaction.atomic
def try_again_later(claimed: Job) -> None:
    """After a pause that grows from try to try; after the last one it has failed."""
    if claimed.attempts >= MOST_ATTEMPTS:
        settle(claimed, JobState.FAILED, error=Trouble.UNEXPECTED)
        return
    run_after = timezone.now() + PAUSES[claimed.attempts - 1]
    if still_ours(claimed).update(state=JobState.WAITING, lease_until=None, run_after=run_after):
        claimed.run_after = run_after
        wake(claimed)


def settle(claimed: Job, state: JobState, *, error: str = "") -> None:
    still_ours(claimed).update(state=state, lease_until=None, error=error, finished_at=timezone.now())


def still_ours(claimed: Job) -> QuerySet[Job]:
    """The row, unless another worker has taken it since: each taking counts an attempt."""
    return Job.objects.filter(pk=claimed.pk, state=claimed.state, attempts=claimed.attempts)


def tell(claimed: Job, done: int, total: int) -> None:
    still_ours(claimed).update(done=done, total=total, lease_until=timezone.now() + LEASE)


def forget_old() -> None:
    now = timezone.now()
    for state, kept in KEPT.items():
        Job.objects.filter(state=state, finished_at__lt=now - kept).delete()


def wake(waiting: Job) -> None:
    """On PostgreSQL Procrastinate calls the worker; with SQLite the worker looks by itself."""
    if connection.vendor == "postgresql":
        from .on_postgresql import defer  # noqa: PLC0415 - Procrastinate is installed with PostgreSQL only

        defer(waiting.pk, at=waiting.run_after)
