from datetime import date

from django.db import transaction
from django.db.models import Max

from complaints import shelf
from complaints.assembly import FactsChanged, differences, digest, facts_of, ground_now, pdf_of, stable_facts
from complaints.letters.render import warm_up
from complaints.models import Complaint, Letter
from complaints.readiness import checks_of, require
from complaints.suggesting import timing_for
from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom, snapshot
from requests_app.enums import ComplaintStage
from requests_app.winding import clock_of

from .changing import NotAllowed, confirm, lock, save_and_record


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
    number = f"L-{year:04}-{sequence:04}"
    clock = clock_of(locked.access_request, today)
    facts = facts_of(locked, today, clock=clock, number=number)
    require(checks_of(locked, facts, timing_for(locked, clock, today)))
    told = stable_facts(facts)
    if ground_now(locked, clock) != locked.ground or digest(told) != locked.facts_digest:
        raise FactsChanged(differences(locked.approved_facts, told))

    pdf = pdf_of(facts)
    letter = Letter.objects.create(
        newsroom=newsroom,
        complaint=locked,
        year=year,
        sequence=sequence,
        number=number,
        language=locked.language,
        dated_on=today,
        file=shelf.put(pdf),
        sha256=shelf.sha256(pdf),
        created_by=by.user,
    )
    record(by, "letter.exported", letter, after=snapshot(letter))
    locked.stage = ComplaintStage.EXPORTED
    save_and_record(locked, action="complaint.exported", by=by, before=before)
    return letter


def next_sequence(newsroom: Newsroom, year: int) -> int:
    used = Letter.objects.filter(newsroom=newsroom, year=year).aggregate(last=Max("sequence"))["last"]
    return (used or 0) + 1
