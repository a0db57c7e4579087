"""What a newsroom has already: loaded once, so that ten thousand lines ask no query each."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from newsrooms.models import Membership, User
from requests_app.folding import fold
from requests_app.institutions.matching import Matcher
from requests_app.models import AccessRequest, FileNumber, ImportedRow, Institution
from requests_app.models.regime import statutes_for


def squeezed(number: str) -> str:
    """A file number as it is compared: without spaces, hyphens and case."""
    return re.sub(r"[\s\-–—]+", "", number).upper()


def fingerprint(slug: str, filed_on: date, subject: str) -> str:
    """What a request without a number is known by when its line comes again."""
    return hashlib.sha256(f"{slug}\n{filed_on.isoformat()}\n{fold(subject)}".encode()).hexdigest()


@dataclass
class Known:
    """The newsroom as it is when lines are judged. `by` imports, and is who a line without a journalist belongs to."""

    by: Membership
    today: date
    matcher: Matcher
    people: dict[str, User] = field(default_factory=dict)
    numbers: dict[tuple[int, str], str] = field(default_factory=dict)  # institution and number: our reference
    prints: dict[str, str] = field(default_factory=dict)  # fingerprint: our reference
    unnumbered: dict[str, str] = field(default_factory=dict)  # as `prints`, of requests without a number
    references: dict[str, tuple[int, date]] = field(default_factory=dict)  # ours: institution, filed on
    statutes: frozenset[str] = frozenset()

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.by.newsroom.time_zone)

    @cached_property
    def by_slug(self) -> dict[str, Institution]:
        """Also by the code that files have for it."""
        by_code = {institution.code: institution for institution in self.matcher.institutions}
        return by_code | {institution.slug: institution for institution in self.matcher.institutions}


def what_is_known(by: Membership, today: date) -> Known:
    """Five queries, whatever the sheet."""
    known = Known(by=by, today=today, matcher=Matcher(by.newsroom), statutes=frozenset(statutes_for(by)))
    for member in Membership.objects.visible_to(by).select_related("user"):
        known.people[member.user.email.lower()] = member.user
        known.people.setdefault(fold(member.user.get_full_name()), member.user)
    known.people.pop("", None)
    numbers = FileNumber.objects.filter(newsroom=by.newsroom_id)
    for institution, number, reference in numbers.values_list(
        "institution_id", "number", "access_request__reference"
    ).iterator():
        known.numbers[institution, squeezed(number)] = reference
    codes = {institution.pk: institution.code for institution in known.matcher.institutions}
    there = AccessRequest.objects.filter(newsroom=by.newsroom_id)
    columns = ("reference", "institution__slug", "institution_id", "file_number", "filed_on", "subject")
    for reference, slug, institution, number, filed_on, subject in there.values_list(*columns).iterator():
        known.references[reference] = (institution, filed_on)
        known_by = fingerprint(codes.get(institution, slug), filed_on, subject)
        known.prints[known_by] = reference
        if number:
            known.numbers[institution, squeezed(number)] = reference
        else:
            known.unnumbered[known_by] = reference
    imported = ImportedRow.objects.filter(newsroom=by.newsroom_id)
    for print_of_it, reference in imported.values_list("fingerprint", "access_request__reference").iterator():
        known.prints.setdefault(print_of_it, reference)
    return known
