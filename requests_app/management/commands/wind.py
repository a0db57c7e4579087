import sys
from typing import Any

from django.core.management.base import BaseCommand

from newsrooms.today import today
from requests_app.actions.rewind import rewind_batch
from requests_app.clock import codes, law


class Command(BaseCommand):
    help = "Wind again the clocks that an older version of the law wound. Safe to kill and to run again."

    def handle(self, *_args: Any, **_options: Any) -> None:
        wound = moved = 0
        refused: list[str] = []
        for statute in codes():
            last: int | None = 0
            while last is not None:
                done = rewind_batch(statute=statute, version=law(statute).version, after=last, today=today())
                wound, moved, last = wound + done.wound, moved + done.moved, done.last
                refused += done.refused
        self.stdout.write(f"{wound} clocks wound again, {moved} due dates moved.")
        for line in refused:
            self.stderr.write(line)
        if refused:
            sys.exit(1)
