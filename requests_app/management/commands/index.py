from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from requests_app.search import index_outdated


class Command(BaseCommand):
    help = "Bring the search index up to date where an older version made it or none did. Safe to kill and run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="make all of it anew")

    def handle(self, *_args: Any, **options: Any) -> None:
        indexed = 0
        last: int | None = 0
        while last is not None:
            made, last = index_outdated(after=last, everything=options["all"])
            indexed += made
        self.stdout.write(f"{indexed} requests indexed.")
