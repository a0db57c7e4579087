from typing import Any

from django.core.management.base import BaseCommand

from newsrooms.models import Newsroom
from newsrooms.today import today
from requests_app.actions.count_scorecards import count_scorecards


class Command(BaseCommand):
    help = "Count all scorecards anew. A worker does it by itself, each day and after each change; this is to mend."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for newsroom in Newsroom.objects.order_by("pk"):
            counted = count_scorecards(newsroom, today())
            self.stdout.write(f"{newsroom.slug}: {counted} institutions.")
