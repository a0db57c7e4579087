"""`manage.py import_requests`: bring in a list of requests; documented in docs/import.md."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

import orjson
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from newsrooms.actions.expect_member import expect_member
from newsrooms.models import Membership, Newsroom
from newsrooms.today import today
from requests_app.actions.import_sheet import import_sheet
from requests_app.actions.upload_sheet import upload_sheet
from requests_app.imports.answers import Answers
from requests_app.imports.judged import counts_of, read_sheet
from requests_app.imports.sentences import refusal, sentence
from requests_app.imports.shown import cell_of
from requests_app.imports.verdicts import Outcome, Verdict
from requests_app.sheets.layout import Layout
from requests_app.sheets.opening import MOST_BYTES
from requests_app.sheets.sheet import SheetRefused

ALL_WENT_IN, SOME_ARE_ASKED, REFUSED = 0, 1, 2


class Command(BaseCommand):
    help = "Bring a list of requests (CSV or XLSX) into a newsroom. The same file twice adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--newsroom", required=True, metavar="SLUG")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the admin in whose name it is done")
        parser.add_argument("--sheet", default="", metavar="NAME", help="of a workbook; else the one that is a list")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="the verdict on every row as one JSON object")

    def handle(self, **options: Any) -> None:
        with transaction.atomic():
            verdicts = self.bring_in(**options)
            transaction.set_rollback(options["dry_run"])
        if any(verdict.outcome is Outcome.ASK for verdict in verdicts):
            sys.exit(SOME_ARE_ASKED)

    def bring_in(self, **options: Any) -> list[Verdict]:
        by = admin_of(options["newsroom"], options["by"])
        content, name = read(options["file"]), options["file"].name
        answers = Answers(sheet=options["sheet"])
        with override(by.newsroom.language):
            try:
                found = read_sheet(content, name, answers, by)
            except SheetRefused as refused:
                self.refuse(refused, as_json=options["json"])
            kept = upload_sheet(content=content, name=name, by=by, answers=answers)
            verdicts = import_sheet(sheet_import=kept, found=found, by=by, today=today(), tell=self.tell_progress)
            self.tell(verdicts, found.layout, as_json=options["json"], dry_run=options["dry_run"])
            return verdicts

    def refuse(self, refused: SheetRefused, *, as_json: bool) -> NoReturn:
        text = refusal(refused)
        if as_json:
            self.stdout.write(orjson.dumps({"error": {"code": refused.code, "text": text}}).decode())
            sys.exit(REFUSED)
        raise CommandError(text, returncode=REFUSED)

    def tell_progress(self, done: int, total: int) -> None:
        """On the terminal, while somebody looks at it."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} / {total}", ending="\n" if done == total else "")

    def tell(self, verdicts: list[Verdict], layout: Layout, *, as_json: bool, dry_run: bool) -> None:
        counts = counts_of(verdicts)
        if as_json:
            answer = {"counts": counts, "rows": [verdict.told() for verdict in verdicts]}
            self.stdout.write(orjson.dumps(answer).decode())
            return
        for verdict in verdicts:
            for reason in verdict.reasons:
                where = cell_of(verdict, reason, layout) or verdict.line
                self.stdout.write(f"{where}: {verdict.outcome.value}: {sentence(reason)}")
        done = "would go in" if dry_run else "went in"
        self.stdout.write(f"{counts['import']} {done}, {counts['ask']} need an answer, {counts['skip']} are left out.")


def admin_of(slug: str, email: str) -> Membership:
    newsroom = Newsroom.objects.filter(slug=slug).first()
    if newsroom is None:
        raise CommandError(f"There is no newsroom “{slug}”.")
    member = expect_member(newsroom=newsroom, email=email)
    if member is None:
        raise CommandError(f"“{email}” is neither a member of {newsroom} nor invited.")
    if not member.manages_newsroom:
        raise CommandError(f"“{email}” is not an admin of {newsroom}: only admins import.")
    return member


def read(path: Path) -> bytes:
    """The file, and no more of it than we would take."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
