"""What is known of one institution: as the newsroom has it, officially, and by which other names."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from newsrooms.models import Membership
from requests_app.enums import AliasKind
from requests_app.models import Institution, InstitutionAlias


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what the newsroom has, and what the official list has where that is something else."""

    label: str
    value: str
    official: str | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that the page of an institution shows."""

    institution: Institution
    facts: list[Fact]
    known_as: list[InstitutionAlias]
    remembered: list[InstitutionAlias]


def find(member: Membership, slug: str) -> Institution | None:
    """By its address; the one of a corrected institution leads to the correction."""
    found = Institution.objects.visible_to(member).filter(Q(slug=slug) | Q(corrects__slug=slug))
    return found.select_related("corrects", "newsroom", "changed_by").first()


def told_of(institution: Institution, member: Membership) -> Told:
    of_it = Q(institution=institution) | Q(institution=institution.corrects_id)
    aliases = list(InstitutionAlias.objects.visible_to(member).filter(of_it).select_related("added_by"))
    return Told(
        institution=institution,
        facts=[fact for fact in facts_of(institution) if fact.value or fact.official],
        known_as=[alias for alias in aliases if alias.kind != AliasKind.REMEMBERED],
        remembered=[alias for alias in aliases if alias.kind == AliasKind.REMEMBERED],
    )


def facts_of(institution: Institution) -> list[Fact]:
    rows = (
        ("name_en", _("English name"), "en"),
        ("name_fr", _("French name"), "fr"),
        ("abbr_en", _("English initials"), "en"),
        ("abbr_fr", _("French initials"), "fr"),
        ("email", _("E-mail of the access office"), ""),
        ("address", _("Postal address of the access office"), ""),
    )
    facts = [fact(institution, name, label, language) for name, label, language in rows]
    if institution.newsroom_id is not None and institution.corrects is None:
        law = institution.get_statute_display() or _("Another law, or not known")
        own = [(_("Level of government"), institution.get_level_display()), (_("Law"), law)]
        facts += [Fact(label, value, None) for label, value in own]
    return facts


def fact(institution: Institution, name: str, label: str, language: str) -> Fact:
    value = getattr(institution, name)
    official = getattr(institution.corrects, name, value)
    return Fact(label, value, None if official == value else official, language)
