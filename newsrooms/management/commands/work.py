from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from newsrooms.jobs.worker import work


class Command(BaseCommand):
    help = "Run the background jobs until stopped; a job that has begun is finished. Safe to kill, and to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is waiting, then end")

    def handle(self, *_args: Any, once: bool, **_options: Any) -> None:
        work(once=once)
