"""Which institution a text names: by any of its names in either language, or nearly; what is doubtful is asked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom, snapshot
from requests_app.enums import AliasKind
from requests_app.folding import fold
from requests_app.models import Institution, InstitutionAlias
from requests_app.models.institution_alias import LONGEST_ALIAS

# What stands in the official names and is left out in speech; what joins their words.
GENERIC = frozenset(("canada", "can", "department", "dept", "ministere"))
JOINING = frozenset(
    ["a", "and", "au", "aux", "d", "de", "des", "du", "et", "for", "l", "la", "le", "les", "of", "pour", "the"]
)
# A slash or a bar between two languages, a dash after initials, brackets around them.
BETWEEN_NAMES = re.compile(r"\s*[|/;]\s*|\s+[-–—]\s+|[()\[\]]")
NEAR = 0.84  # of difflib: two letters astray in a name of a dozen
SHORTEST_NEAR = 5  # initials are right or wrong: one letter astray is another body's
OFFERED = 8
LONGEST_NAME = 250


class How(StrEnum):
    """How a match was found; the last four are no certainty."""

    REMEMBERED = "remembered"
    NAME = "name"
    ALIAS = "alias"
    INITIALS = "initials"
    SHORTENED = "shortened"
    BOTH_LANGUAGES = "both languages"
    SEVERAL = "several"
    PART = "part"
    NEAR = "near"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Match:
    """The institution where there is no doubt, else those that may be meant, the likeliest first."""

    institution: Institution | None
    candidates: tuple[Institution, ...]
    how: How

    @property
    def meant(self) -> Institution | None:
        """For somebody who sees what is made of it: the only one in the list that the words fit is meant, too."""
        only = self.candidates[0] if self.how is How.PART and len(self.candidates) == 1 else None
        return self.institution or only


NO_MATCH = Match(None, (), How.NOTHING)


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    return fold(name)


def shortened(text: str) -> tuple[str, bool]:
    """The words that tell one institution from another, and whether they are enough to name it.

    A word that stands alone ("Health") is not: it must have been "Health Canada" or "Department of Health".
    """
    words = text.split()
    telling = [word for word in words if word not in GENERIC and word not in JOINING]
    return " ".join(telling), len(telling) > 1 or bool(GENERIC.intersection(words))


class Matcher:
    """The names that a newsroom may use, loaded once: two queries, and none after."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.institutions = list(Institution.objects.for_newsroom(newsroom.pk).select_related("corrects"))
        self._tiers: dict[How, dict[str, list[Institution]]] = {how: defaultdict(list) for how in How}
        self._keys: dict[int, str] = {}
        self._known: dict[str, Match] = {}
        by_number = {institution.pk: institution for institution in self.institutions}
        for institution in self.institutions:
            self._keys[institution.pk] = institution.search_key
            for name in (institution.name_en, institution.name_fr):
                self._add(How.NAME, folded(name), institution)
                self._add(How.SHORTENED, shortened(folded(name))[0], institution)
            for initials in (institution.abbr_en, institution.abbr_fr):
                self._add(How.INITIALS, folded(initials), institution)
            if institution.corrects is not None:
                by_number[institution.corrects.pk] = institution
                for name in institution.corrects.folded_names():
                    self._add(How.ALIAS, name, institution)
        columns = ("institution_id", "folded", "kind")
        for number, alias, kind in InstitutionAlias.objects.for_newsroom(newsroom.pk).values_list(*columns):
            called = by_number.get(number)
            if called is not None:
                self._add_alias(alias, kind, called)

    def _add_alias(self, alias: str, kind: str, called: Institution) -> None:
        if kind == AliasKind.REMEMBERED:
            self._add(How.REMEMBERED, alias, called)
            self._keys[called.pk] += f"{alias} "
        else:
            self._add(How.ALIAS, alias, called)
            self._add(How.SHORTENED, shortened(alias)[0], called)

    def _add(self, how: How, key: str, institution: Institution) -> None:
        found = self._tiers[how][key]
        if key and institution not in found:
            found.append(institution)

    def match(self, typed: str) -> Match:
        """The institution that the text names; two halves that name the same one are one name in two languages."""
        typed = typed[:LONGEST_NAME]
        key = fold(typed)
        if key not in self._known:
            self._known[key] = self._whole(key) or self._halves(typed) or self._doubtful(key)
        return self._known[key]

    def offer(self, typed: str, limit: int = OFFERED) -> list[Institution]:
        """What is shown while somebody types: what is named, then what is begun, then what is nearly named."""
        key = fold(typed[:LONGEST_NAME])
        if not key:
            return self.institutions[:limit]
        named = self._whole(key) or NO_MATCH
        first = [named.institution] if named.institution else [*named.candidates]
        return unique([*first, *(self._begun(key) or self._near(key))])[:limit]

    def _whole(self, key: str) -> Match | None:
        """The first tier that knows the whole text decides."""
        for how in (How.REMEMBERED, How.NAME, How.ALIAS, How.INITIALS):
            if key and key in self._tiers[how]:
                return decided(self._tiers[how][key], how)
        short, enough = shortened(key)
        if enough and short and short in self._tiers[How.SHORTENED]:
            return decided(self._tiers[How.SHORTENED][short], How.SHORTENED)
        return None

    def _halves(self, typed: str) -> Match | None:
        parts = [part for part in BETWEEN_NAMES.split(typed) if part.strip()]
        matches = [match for part in parts if (match := self._whole(fold(part)))] if len(parts) > 1 else []
        certain = unique(match.institution for match in matches if match.institution)
        if certain:
            return decided(certain, How.BOTH_LANGUAGES)
        shared = [
            one
            for one in unique(one for match in matches for one in match.candidates)
            if all(one in match.candidates for match in matches)
        ]
        return decided(shared, How.BOTH_LANGUAGES) if shared else None

    def _doubtful(self, key: str) -> Match:
        begun = self._begun(key)
        found = tuple((begun or self._near(key))[:OFFERED])
        return Match(None, found, How.PART if begun else How.NEAR) if found else NO_MATCH

    def _begun(self, key: str) -> list[Institution]:
        """Those in which each typed word begins a word of a name, in either language."""
        words = [f" {word}" for word in key.split()]
        found = [one for one in self.institutions if words and all(word in self._keys[one.pk] for word in words)]
        all_but_generic = self._tiers[How.SHORTENED].get(shortened(key)[0], [])
        return sorted(found, key=lambda one: (one not in all_but_generic, one.rank(key)))

    def _near(self, key: str) -> list[Institution]:
        """Those whose name differs by a slip of the keyboard."""
        if len(key) < SHORTEST_NEAR:
            return []
        found: list[Institution] = []
        for how, text in ((How.NAME, key), (How.ALIAS, key), (How.SHORTENED, shortened(key)[0])):
            names = [name for name in self._tiers[how] if len(name) >= SHORTEST_NEAR]
            for name in get_close_matches(text, names, n=OFFERED, cutoff=NEAR):
                found += self._tiers[how][name]
        return unique(found)


def unique(institutions: Iterable[Institution]) -> list[Institution]:
    return list(dict.fromkeys(institutions))


def decided(found: list[Institution], how: How) -> Match:
    return Match(found[0], (), how) if len(found) == 1 else Match(None, tuple(found), How.SEVERAL)


def match(name: str, newsroom: Newsroom) -> Match:
    """One name; for many, keep a `Matcher`."""
    return Matcher(newsroom).match(name)


@transaction.atomic
def remember(
    newsroom: Newsroom, typed: str, institution: Institution, by: Membership | None
) -> InstitutionAlias | None:
    """Let the newsroom mean this institution by that text from now on; a choice made before gives way.

    None where there is nothing to remember: no word in the text, or more than a name can hold.
    """
    alias = " ".join(typed.split())
    key = fold(alias)
    if not key or len(alias) > LONGEST_ALIAS:
        return None
    chosen = {"institution": institution, "alias": alias, "added_by": by.user if by else None}
    remembered = InstitutionAlias.objects.select_for_update().filter(newsroom=newsroom, folded=key).first()
    if remembered is None:
        remembered = InstitutionAlias.objects.create(newsroom=newsroom, folded=key, kind=AliasKind.REMEMBERED, **chosen)
        record(by, "alias.remembered", remembered, after=snapshot(remembered))
    elif remembered.institution_id != institution.pk:
        before = snapshot(remembered)
        for name, value in chosen.items():
            setattr(remembered, name, value)
        remembered.save()
        record(by, "alias.remembered", remembered, before=before, after=snapshot(remembered))
    return remembered
