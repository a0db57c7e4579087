"""The letters of a batch, one by one: a number is taken, the letter made outside of all locks, then registered."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from complaints import shelf
from complaints.assembly import FactsChanged, digest, pdf_of, stable_facts
from complaints.models import BatchItem, Hindrance, Letter, LetterBatch
from complaints.readiness import NotReady
from newsrooms.models import Membership, Newsroom, snapshot
from newsrooms.pdf.press import TooLong
from requests_app.enums import ComplaintStage

from .changing import WrongStage, lock
from .export_letter import approved_facts, register
from .numbering import next_sequence, number_of

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
Made = Callable[[int], None]


def make_all(items: list[int], by: Membership, today: date, made: Made) -> None:
    """Each in its turn, until somebody stops the batch; `made` hears of each that is done, one way or the other."""
    for number in items:
        if LetterBatch.objects.filter(items=number, stopped=True).exists():
            return
        make_letter(number, by=by, today=today)
        made(number)


def make_letter(item: int, *, by: Membership, today: date) -> None:
    """The letter of one item, or the reason why there is none. Called again, it changes nothing."""
    try:
        make_or_raise(item, by, today)
    except FactsChanged:
        hinder(item, Hindrance.FACTS_CHANGED)
    except NotReady:
        hinder(item, Hindrance.NOT_READY)
    except WrongStage:
        hinder(item, Hindrance.WRONG_STAGE)
    except TooLong:
        hinder(item, Hindrance.TOO_LONG)
    except Exception:
        logger.exception("The letter of item %s could not be made", item)
        hinder(item, Hindrance.UNEXPECTED)


def hinder(item: int, why: Hindrance) -> None:
    BatchItem.objects.filter(pk=item, letter=None).update(hindrance=why)


def make_or_raise(number: int, by: Membership, today: date) -> None:
    item = joined().get(pk=number)
    if item.letter_id is not None or item.hindrance:
        return
    if item.attempts >= MOST_ATTEMPTS:  # each of its processes was killed: by it, perhaps
        hinder(item.pk, Hindrance.INTERRUPTED)
        return
    letter = Letter.objects.filter(complaint=item.complaint_id).first()
    if letter is not None:
        keep(item, letter)
        return
    if item.complaint.stage != ComplaintStage.APPROVED:
        raise WrongStage(item.complaint)
    facts = approved_facts(item.complaint, today)
    year, sequence = place = take_number(item, by, today)
    pdf = pdf_of(replace(facts, number=number_of(year, sequence)))
    shelf.put(pdf)  # what takes its time on the disk is done before the locks; without its row it is nobody's letter
    register_item(item, pdf, told=digest(stable_facts(facts)), place=place, by=by, today=today)


def joined() -> Any:
    request = "complaint__access_request"
    return BatchItem.objects.select_related(
        "batch", "complaint__newsroom", "complaint__about", f"{request}__newsroom", f"{request}__institution"
    )


@transaction.atomic
def take_number(item: BatchItem, by: Membership, today: date) -> tuple[int, int]:
    """The number that this item has, of this year; else the next one. An attempt is counted with it."""
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)  # one number at a time
    if item.year != today.year or item.sequence is None:
        item.year, item.sequence = today.year, next_sequence(newsroom, today.year)
    item.attempts += 1
    item.save(update_fields=["year", "sequence", "attempts"])
    return item.year, item.sequence


@transaction.atomic
def register_item(
    item: BatchItem, pdf: bytes, *, told: str, place: tuple[int, int], by: Membership, today: date
) -> None:
    """As the single export does. Should a letter have been made meanwhile, that is the one.

    Raises: `WrongStage`, `NotReady`, `FactsChanged` where it is no longer what was printed.
    """
    Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    letter = Letter.objects.filter(complaint=item.complaint_id).first()
    if letter is None:
        locked = lock(item.complaint, stages=[ComplaintStage.APPROVED])
        before = snapshot(locked)
        now = stable_facts(approved_facts(locked, today))
        if digest(now) != told:
            raise FactsChanged({})
        letter = register(locked, pdf, place=place, by=by, today=today, before=before)
    keep(item, letter)


def keep(item: BatchItem, letter: Letter) -> None:
    BatchItem.objects.filter(pk=item.pk).update(letter=letter, hindrance="")
