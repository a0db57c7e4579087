from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = _("Complaints")

    def ready(self) -> None:
        from complaints.receivers import follow_a_purge, follow_the_steps  # noqa: PLC0415  # models are loaded only now
        from newsrooms.audit import recorded  # noqa: PLC0415

        recorded.connect(follow_the_steps)
        recorded.connect(follow_a_purge)
