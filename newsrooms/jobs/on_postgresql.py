"""Procrastinate's part, with PostgreSQL alone: it calls a worker at once and at the right time. The rows stay ours.

A job of Procrastinate's carries nothing but the key of a row of ours. So it does no harm twice, and the reaper can make
it anew from the row when it was lost.
"""

from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import DjangoApp, app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

from newsrooms.models import Job

from . import queue
from .running import lease_kept, run, tidy_up

TASK = "newsrooms.run_job"
# In a worker, the app itself has a connection of its own. What is put in must commit with our rows: on Django's.
on_djangos_connection = DjangoConnector()
outbox = DjangoApp(connector=on_djangos_connection)


def defer(pk: int, *, at: datetime) -> None:
    """Have the row's job run at that moment, unless it waits for it already."""
    later = at if at > timezone.now() else None
    try:
        with transaction.atomic():  # a savepoint: the refusal must not cost the caller's transaction
            outbox.configure_task(TASK, queueing_lock=f"job {pk}", schedule_at=later).defer(job=pk)
    except AlreadyEnqueued:
        pass


@app.task(name=TASK)
def run_job(*, job: int) -> None:
    claimed = queue.claim(only=job)
    if claimed is not None:
        with lease_kept(claimed):
            run(claimed)


@app.periodic(cron="* * * * *")
@app.task(name="newsrooms.reap")
async def reap(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate tells when it was due
    """Bring back what a killed worker left `doing`, which Procrastinate never does by itself, and what was lost."""
    for stalled in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(stalled)
    await sync_to_async(defer_due)()


def defer_due() -> None:
    """Every row that could be taken now has a job at Procrastinate's."""
    for pk in Job.objects.due(timezone.now()).values_list("pk", flat=True):
        defer(pk, at=timezone.now())


@app.periodic(cron="7 * * * *")
@app.task(name="newsrooms.tidy_up")
async def tidy_up_hourly(timestamp: int) -> None:  # noqa: ARG001 - as above
    await sync_to_async(tidy_up)()


def work(*, once: bool) -> None:
    defer_due()
    with app.replace_connector(on_djangos_connection.get_worker_connector()):
        app.run_worker(wait=not once, concurrency=1, delete_jobs="always", name="atip-tracker")
