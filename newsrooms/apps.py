from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewsroomsConfig(AppConfig):
    name = "newsrooms"
    verbose_name = _("Newsrooms")

    def ready(self) -> None:
        autodiscover_modules("jobs")  # each room's functions, so that every process knows them by name
