import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsrooms.models import Newsroom
from newsrooms.today import today
from requests_app.actions.export_requests import export_requests
from requests_app.exports.files import FORMATS
from requests_app.exports.words import LANGUAGES
from requests_app.models import AccessRequest


class Command(BaseCommand):
    help = "Write every request of a newsroom as a file that `import_requests` takes in again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--newsroom", required=True, metavar="SLUG")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--language", choices=list(LANGUAGES), help="else the newsroom's own")
        parser.add_argument("--to", type=Path, metavar="FILE", help="else the standard output")

    def handle(self, **options: Any) -> None:
        newsroom = Newsroom.objects.filter(slug=options["newsroom"]).first()
        if newsroom is None:
            raise CommandError(f"There is no newsroom “{options['newsroom']}”.")
        pieces = export_requests(
            parts=[AccessRequest.objects.filter(newsroom=newsroom).order_by("-filed_on", "-pk")],
            file_format=options["format"],
            language=options["language"] or newsroom.language,
            asked={"list": "command line"},
            newsroom=newsroom,
            by=None,
            today=today(),
        )
        try:
            write(pieces, options["to"])
        except OSError as error:
            raise CommandError(f"{error.filename or 'standard output'}: {error.strerror}") from error


def write(pieces: Iterator[bytes], to: Path | None) -> None:
    if to is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    with to.open("wb") as file:
        file.writelines(pieces)
