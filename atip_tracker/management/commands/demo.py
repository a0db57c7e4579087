from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from atip_tracker.demo.build import Recipe, build
from newsrooms.today import today


class Command(BaseCommand):
    help = "Make the demo newsrooms, anew each day as long as nobody has changed them. In demo mode only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="another number, another demo")
        parser.add_argument("--requests", type=int, default=60, metavar="N", help="how many in the first newsroom")

    def handle(self, *_args: Any, seed: int, requests: int, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo lets anybody in with one click: it is made only where DEMO=1.")
        outcome = build(Recipe(day=today(), seed=seed, requests=requests))
        self.stdout.write(f"Demo newsrooms: {outcome.value}.")
