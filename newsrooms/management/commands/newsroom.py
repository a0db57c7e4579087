from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import override

from newsrooms.actions.create_newsroom import create_newsroom
from newsrooms.actions.invite import invite
from newsrooms.models import Newsroom, Role


class Command(BaseCommand):
    help = "Make a newsroom with its first admin, or invite somebody into one. Prints a one-time link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="make a newsroom; prints the link for its first admin")
        create.add_argument("name")
        create.add_argument("--admin", required=True, metavar="EMAIL")
        create.add_argument("--slug", default="", help="its address; made from the name when left out")
        create.add_argument("--language", choices=["en", "fr"], default="en")
        create.add_argument("--time-zone", default="America/Toronto", metavar="ZONE")
        add = verbs.add_parser("invite", help="invite somebody; prints their link")
        add.add_argument("email")
        add.add_argument("--newsroom", required=True, metavar="SLUG")
        add.add_argument("--role", required=True, choices=Role.values)

    def handle(self, *_args: Any, verb: str, **options: Any) -> None:
        try:
            newsroom, token = self.create(**options) if verb == "create" else self.invite(**options)
        except ValidationError as error:
            raise CommandError(
                "\n".join(f"{field}: {' '.join(texts)}" for field, texts in sorted_errors(error))
            ) from error
        with override(newsroom.language):
            self.stdout.write(settings.PUBLIC_URL.rstrip("/") + reverse("join", kwargs={"token": token}))

    def create(
        self, *, name: str, admin: str, slug: str, language: str, time_zone: str, **_: Any
    ) -> tuple[Newsroom, str]:
        return create_newsroom(name=name, admin_email=admin, slug=slug, language=language, time_zone=time_zone)

    def invite(self, *, email: str, newsroom: str, role: str, **_: Any) -> tuple[Newsroom, str]:
        found = Newsroom.objects.filter(slug=newsroom).first()
        if found is None:
            raise CommandError(f"There is no newsroom “{newsroom}”.")
        return found, invite(newsroom=found, email=email, role=Role(role), by=None)


def sorted_errors(error: ValidationError) -> list[tuple[str, list[str]]]:
    return sorted((field, [str(text) for text in texts]) for field, texts in error.message_dict.items())
