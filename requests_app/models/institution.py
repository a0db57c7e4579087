from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import Level, Statute
from requests_app.folding import fold

ADDRESS_LENGTH = 500
# What an admin may say of an institution for the newsroom alone.
CORRECTED = ("name_en", "name_fr", "abbr_en", "abbr_fr", "email", "address")


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def visible_to(self, member: Membership) -> Self:
        return self.for_newsroom(member.newsroom_id)

    def for_newsroom(self, newsroom: int) -> Self:
        """As a newsroom has them: the shared list with its corrections in their places, and its own."""
        corrected = Institution.objects.filter(newsroom=newsroom).exclude(corrects=None)
        return self.known_to(newsroom).exclude(pk__in=corrected.values("corrects"))

    def known_to(self, newsroom: int) -> Self:
        """What a row of the newsroom may name: beside a correction, what it corrects."""
        return self.filter(Q(newsroom=None) | Q(newsroom=newsroom))


class Institution(models.Model):
    """A body that answers requests: shared by all newsrooms, or of one newsroom alone.

    The shared ones are federal, seeded from data/institutions.csv (its source in each row), and no newsroom changes
    them. A correction is a row of the newsroom's own that `corrects` names the shared one of: its requests point to it.
    """

    newsroom = models.ForeignKey(
        Newsroom, on_delete=models.PROTECT, null=True, editable=False, related_name="institutions"
    )
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="corrections"
    )
    slug = models.SlugField(max_length=80, unique=True)
    name_en = models.CharField(_("English name"), max_length=250)
    name_fr = models.CharField(_("French name"), max_length=250)
    abbr_en = models.CharField(_("English abbreviation"), max_length=30, blank=True)
    abbr_fr = models.CharField(_("French abbreviation"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail of the access office"), blank=True)
    address = models.CharField(_("postal address of the access office"), max_length=ADDRESS_LENGTH, blank=True)
    level = models.CharField(_("level of government"), max_length=12, choices=Level, default=Level.FEDERAL)
    statute = models.CharField(_("law"), max_length=8, choices=Statute, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=120)
    search_key = models.TextField(editable=False)

    submission = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name_en"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "corrects"], name="institution_corrected_once"),
            models.UniqueConstraint(fields=["newsroom", "submission"], name="institution_submission_once"),
            models.CheckConstraint(
                condition=Q(newsroom__isnull=False) | Q(corrects=None, submission=None, version=1),
                name="institution_shared_unchanged",
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="institution_level_known"),
        ]

    def __str__(self) -> str:
        return self.name()

    @property
    def code(self) -> str:
        """What files know it by: a correction by the code of what it corrects."""
        return self.corrects.slug if self.corrects else self.slug

    def name(self, language: str | None = None) -> str:
        """As it is printed: the list of the federal government types its apostrophes straight."""
        return as_printed(self.name_fr if (language or get_language()) == "fr" else self.name_en)

    def abbreviation(self, language: str | None = None) -> str:
        return self.abbr_fr if (language or get_language()) == "fr" else self.abbr_en

    def folded_names(self) -> set[str]:
        return {fold(name) for name in (self.name_en, self.name_fr, self.abbr_en, self.abbr_fr) if name}

    def rank(self, wanted: str) -> tuple[int, str]:
        if wanted in (fold(self.abbr_en), fold(self.abbr_fr)):
            return 0, self.name()
        if any(name.startswith(wanted) for name in (fold(self.name_en), fold(self.name_fr))):
            return 1, self.name()
        words = set(self.search_key.split())
        return (2 if words.issuperset(wanted.split()) else 3), self.name()

    def key_for_search(self, aliases: Iterable[str] = ()) -> str:
        """Every word of every name with a space before it, so that a word is found by its beginning."""
        return f" {fold(' '.join((self.name_en, self.name_fr, self.abbr_en, self.abbr_fr, *aliases)))} "


def as_printed(name: str) -> str:
    return name.replace("'", "’")
