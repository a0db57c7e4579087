from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomsConfig(AppConfig):
    name = "newsrooms"
    verbose_name = _("Newsrooms")
