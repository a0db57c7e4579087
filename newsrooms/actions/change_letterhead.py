from copy import copy
from dataclasses import asdict, dataclass

from django.db import transaction

from newsrooms.audit import record
from newsrooms.logos import sha256_of
from newsrooms.models import Logo, Membership, Newsroom, snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadDraft:
    """The head of a newsroom's letters and who signs them, as an admin leaves them."""

    printed_name: str = ""
    street: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""
    telephone: str = ""
    email: str = ""
    web: str = ""
    logo_names_us: bool = False
    signatory_name: str = ""
    signatory_title: str = ""


class LetterheadChanged(Exception):
    """Somebody changed it after the page was opened."""

    def __init__(self, current: Newsroom) -> None:
        super().__init__(f"version {current.letterhead_version}")
        self.current = current


class NotForThem(Exception):
    """Only an admin changes it. Pages answer as if there were nothing there."""


@transaction.atomic
def change_letterhead(
    *, draft: LetterheadDraft, logo: bytes | None, expected_version: int, by: Membership
) -> tuple[Newsroom, Newsroom]:
    """Change it for every letter that is not made yet: the newsroom as it was, and as it is now.

    `logo`: as `newsrooms.logos` has drawn it anew; empty: none any more; None: the one that there is.
    Raises: `LetterheadChanged`, `NotForThem`; and then nothing has changed.
    """
    if not by.manages_newsroom:
        raise NotForThem
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    if newsroom.letterhead_version != expected_version:
        raise LetterheadChanged(newsroom)
    was = copy(newsroom)
    for name, value in asdict(draft).items():
        setattr(newsroom, name, value)
    if logo is not None:
        newsroom.logo = sha256_of(logo) if logo else ""
        keep_logo(newsroom, logo)
    newsroom.logo_names_us = newsroom.logo_names_us and bool(newsroom.logo)
    newsroom.letterhead_version += 1
    newsroom.save()
    record(
        by, "newsroom.letterhead_changed", newsroom, newsroom=newsroom, before=snapshot(was), after=snapshot(newsroom)
    )
    return was, newsroom


def keep_logo(newsroom: Newsroom, content: bytes) -> None:
    """The one logo; letters that were made hold the one of their own day."""
    Logo.objects.filter(newsroom=newsroom).exclude(sha256=newsroom.logo).delete()
    if content:
        Logo.objects.get_or_create(newsroom=newsroom, sha256=newsroom.logo, defaults={"content": content})
