from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AtipTrackerConfig(AppConfig):
    name = "atip_tracker"
    verbose_name = _("ATIP Tracker")

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 - registers them

        for database in settings.DATABASES.values():
            if database["ENGINE"] == "django.db.backends.sqlite3":  # it makes its file, not the folder
                Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
