from datetime import date

from django.db import transaction

from complaints import shelf
from complaints.assembly import FactsChanged, differences, digest, facts_of, ground_now, pdf_of, stable_facts
from complaints.letters.facts import LetterFacts
from complaints.letters.render import warm_up
from complaints.models import Complaint, Letter
from complaints.readiness import checks_of, require
from complaints.suggesting import timing_for
from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom, snapshot
from requests_app.enums import ComplaintStage
from requests_app.winding import clock_of

from .changing import NotAllowed, confirm, lock, save_and_record
from .numbering import next_sequence, number_of


def export_letter(
    *,
    complaint: Complaint,
    by: Membership,
    today: date,
    confirmed_uncertain: bool = False,
    confirmed_out_of_time: bool = False,
) -> Letter:
    """Make the final letter for today: numbered, kept for ever. The same complaint twice gives the same letter.

    Raises: `FactsChanged` since the approval, `NotReady`, `WrongStage` before the approval, `NotAllowed` but to admins.
    """
    if not by.may_export_letters:
        raise NotAllowed
    warm_up()  # before the locks: the first letter of a process takes a second more
    confirmed = {"uncertain": confirmed_uncertain, "out_of_time": confirmed_out_of_time}
    return _export(complaint=complaint, by=by, today=today, confirmed=confirmed)


@transaction.atomic
def _export(*, complaint: Complaint, by: Membership, today: date, confirmed: dict[str, bool]) -> Letter:
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)  # one number at a time
    already = Letter.objects.visible_to(by).filter(complaint=complaint).first()
    if already is not None:
        return already

    locked = lock(complaint, stages=[ComplaintStage.APPROVED])
    before = snapshot(locked)
    confirm(locked, **confirmed)
    year, sequence = today.year, next_sequence(newsroom, today.year)
    facts = approved_facts(locked, today, number_of(year, sequence))
    return register(locked, pdf_of(facts), place=(year, sequence), by=by, today=today, before=before)


def approved_facts(complaint: Complaint, today: date, number: str | None = None) -> LetterFacts:
    """What its letter says on that day.

    Raises: `NotReady`, `FactsChanged` where that is not what was approved.
    """
    clock = clock_of(complaint.access_request, today)
    facts = facts_of(complaint, today, clock=clock, number=number)
    require(checks_of(complaint, facts, timing_for(complaint, clock, today)))
    told = stable_facts(facts)
    if ground_now(complaint, clock) != complaint.ground or digest(told) != complaint.facts_digest:
        raise FactsChanged(differences(complaint.approved_facts, told))
    return facts


def register(
    complaint: Complaint, pdf: bytes, *, place: tuple[int, int], by: Membership, today: date, before: dict[str, object]
) -> Letter:
    """Keep the letter under its number. Within the transaction that holds the newsroom and the complaint locked."""
    year, sequence = place
    letter = Letter.objects.create(
        newsroom_id=by.newsroom_id,
        complaint=complaint,
        year=year,
        sequence=sequence,
        number=number_of(year, sequence),
        language=complaint.language,
        dated_on=today,
        file=shelf.put(pdf),
        sha256=shelf.sha256(pdf),
        created_by=by.user,
    )
    record(by, "letter.exported", letter, after=snapshot(letter))
    complaint.stage = ComplaintStage.EXPORTED
    save_and_record(complaint, action="complaint.exported", by=by, before=before)
    return letter
