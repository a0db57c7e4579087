from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership
from requests_app.folding import fold


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def visible_to(self, member: Membership) -> Self:
        """The shared list; it belongs to nobody, so any member may read it."""
        return self if member.pk else self.none()

    def for_newsroom(self, newsroom: int) -> Self:  # noqa: ARG002  # corrections of a newsroom's own are coming
        return self


class Institution(models.Model):
    """A federal institution, shared by all newsrooms. Seeded from data/institutions.csv (its source in each row)."""

    slug = models.SlugField(max_length=80, unique=True)
    name_en = models.CharField(_("English name"), max_length=250)
    name_fr = models.CharField(_("French name"), max_length=250)
    abbr_en = models.CharField(_("English abbreviation"), max_length=30, blank=True)
    abbr_fr = models.CharField(_("French abbreviation"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail of the access office"), blank=True)
    kind = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=120)
    search_key = models.TextField(editable=False)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name_en"]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """As it is printed: the list of the federal government types its apostrophes straight."""
        name = self.name_fr if (language or get_language()) == "fr" else self.name_en
        return name.replace("'", "’")

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
