from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RequestsConfig(AppConfig):
    name = "requests_app"
    verbose_name = _("Access requests")

    def ready(self) -> None:
        from newsrooms.audit import recorded  # noqa: PLC0415
        from requests_app.institutions.seed import seed_institutions  # noqa: PLC0415  # models are loaded only now
        from requests_app.scorecards import receivers as scorecards  # noqa: PLC0415
        from requests_app.search import receivers as search  # noqa: PLC0415

        post_migrate.connect(seed_institutions, sender=self)
        recorded.connect(search.follow_the_trail)
        recorded.connect(scorecards.follow_the_trail)
