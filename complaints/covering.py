"""Letters that are made and wait to be sent: which there are, and what a cover letter says of them."""

from collections.abc import Collection, Sequence
from datetime import date

from complaints.assembly import letterhead, logo_of
from complaints.letters.content import LetterContent
from complaints.letters.cover import CoverFacts, Listed, compose_cover
from complaints.letters.facts import Signatory
from complaints.letters.grounds import GROUNDS
from complaints.letters.markup import letter_html
from complaints.letters.render import render_pdf
from complaints.models import Complaint
from complaints.suggesting import timing_for
from newsrooms.models import Membership
from requests_app.enums import ComplaintStage, Statute
from requests_app.winding import clocks_of

MOST = 300  # that go together


def waiting(member: Membership) -> list[Complaint]:
    """The complaints to the Information Commissioner whose letter is made and not sent, the newest first."""
    made = Complaint.objects.visible_to(member).filter(stage=ComplaintStage.EXPORTED)
    found = made.filter(access_request__statute=Statute.ATIA).for_list()
    return list(found.select_related("about__superseded_by").order_by("-pk")[:MOST])


def last_days(complaints: Sequence[Complaint], today: date) -> dict[int, date | None]:
    """Of each complaint, by its number; read in the same few queries however many they are."""
    requests = {one.access_request_id: one.access_request for one in complaints}
    clocks = clocks_of(list(requests.values()), today)
    return {one.pk: timing_for(one, clocks[one.access_request_id], today).last_day for one in complaints}


def cover_of(
    complaints: Sequence[Complaint], *, language: str, signatory: Signatory, by: Membership, today: date
) -> LetterContent:
    days = last_days(complaints, today)
    listed = tuple(
        Listed(
            letter=one.letter.number,
            institution=one.access_request.institution.name(language),
            file_number=one.access_request.file_number,
            reference=one.access_request.reference,
            section=GROUNDS[one.ground].section,
            ground=GROUNDS[one.ground].short(language),
            last_day=days[one.pk],
        )
        for one in complaints
    )
    head = letterhead(by.newsroom, language)
    facts = CoverFacts(language=language, today=today, letterhead=head, signatory=signatory, complaints=listed)
    return compose_cover(facts)


def cover_pdf(content: LetterContent) -> bytes:
    logo = logo_of(content.letterhead.logo)
    return render_pdf(letter_html(content), title=content.title, language=content.language, logo=logo)


def chosen_of(complaints: Sequence[Complaint], numbers: Collection[str]) -> list[Complaint]:
    """Those of `complaints` that were checked."""
    return [one for one in complaints if str(one.pk) in numbers]
