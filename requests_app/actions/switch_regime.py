from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.models import Regime


@transaction.atomic
def switch_regime(*, statute: str, on: bool, by: Membership) -> None:
    """Let the newsroom log requests under a law that is not fully verified, or no longer.

    Requests already logged under it stay and keep their clock.
    """
    if on:
        Regime.objects.get_or_create(newsroom=by.newsroom, statute=statute, defaults={"turned_on_by": by.user})
    else:
        Regime.objects.filter(newsroom=by.newsroom, statute=statute).delete()
    record(
        by,
        "regime.turned_on" if on else "regime.turned_off",
        by.newsroom,
        after={"statute": statute},
        newsroom=by.newsroom,
    )
