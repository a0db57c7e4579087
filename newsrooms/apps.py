from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewsroomsConfig(AppConfig):
    name = "newsrooms"
    verbose_name = _("Newsrooms")

    def ready(self) -> None:
        from . import migrating  # noqa: PLC0415 - after Django's own start

        pre_migrate.connect(migrating.be_brief, sender=self)
        post_migrate.connect(migrating.be_patient_again, sender=self)
        autodiscover_modules("jobs")  # each room's functions, so that every process knows them by name
