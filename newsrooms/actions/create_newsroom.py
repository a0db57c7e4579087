from django.db import transaction
from django.utils.text import slugify

from newsrooms.actions.invite import invite
from newsrooms.audit import record
from newsrooms.models import Newsroom, Role, snapshot


@transaction.atomic
def create_newsroom(
    *, name: str, admin_email: str, slug: str = "", language: str = "en", time_zone: str = "America/Toronto"
) -> tuple[Newsroom, str]:
    """A newsroom and the one-time token that lets its first admin in.

    Raises: `ValidationError` naming the field: a slug that is taken or reserved, an unknown zone or language.
    """
    newsroom = Newsroom(name=name.strip(), slug=slug or slugify(name), language=language, time_zone=time_zone)
    newsroom.full_clean()
    newsroom.save()
    record(None, "newsroom.created", newsroom, newsroom=newsroom, after=snapshot(newsroom))
    return newsroom, invite(newsroom=newsroom, email=admin_email, role=Role.ADMIN, by=None)
