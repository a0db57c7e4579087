"""The letters of a batch made by several processes at once: children of a parent that has the press loaded.

Laying out is all computing, and a process computes on one core. A child that dies takes its letter with it and no
other: what it left is made when the batch is taken up again, under the number that was taken for it.
"""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from threading import Thread
from time import sleep

from django.db import connections

from complaints.actions.make_letters import make_all
from complaints.letters.render import warm_up
from newsrooms.models import Membership

MOST_PROCESSES = 4
AT_ONCE = 5  # letters that a child takes: few, so that all end together
WORTH_A_PROCESS = 4  # fewer letters than this for each are made sooner without
Tell = Callable[[int, int], None]


def processes_for(letters: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_PROCESSES, letters // WORTH_A_PROCESS))


def make_waiting(items: list[int], by: Membership, today: date, tell: Tell, processes: int) -> None:
    """Returns when all is made or somebody has stopped it.

    Raises: `BrokenProcessPool` where a child was killed.
    """
    if processes > 1:
        make_in_processes(items, by, today, tell, processes)
        return
    done: list[int] = []

    def made(item: int) -> None:
        done.append(item)
        tell(len(done), len(items))

    make_all(items, by, today, made)


def make_in_processes(items: list[int], by: Membership, today: date, tell: Tell, processes: int) -> None:
    warm_up()
    leave_connections()  # no connection may be shared with a child
    parts = [items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE)]
    done, parent = 0, os.getpid()
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=fork, initializer=begin, initargs=(parent,)) as pool:
        waiting = [pool.submit(make_part, part, by.pk, today) for part in parts]
        for one in as_completed(waiting):
            done += one.result()
            tell(done, len(items))


def begin(parent: int) -> None:
    """In a child: without its parent it has nothing to do."""
    leave_connections()
    Thread(target=end_without, args=(parent,), daemon=True).start()


def end_without(parent: int) -> None:
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def make_part(items: list[int], member: int, today: date) -> int:
    """In a child: a few letters. Returns how many."""
    by = Membership.objects.select_related("user", "newsroom").get(pk=member)
    done: list[int] = []
    make_all(items, by, today, done.append)
    return len(done)


def leave_connections() -> None:
    """Close what this process has open, its pool too; the next query opens anew."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        close_pool = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()
