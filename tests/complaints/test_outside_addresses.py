"""Whatever is typed into a letter, or comes with a document of its bundle: not one connection is made."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints.actions.draft_complaint import draft_complaint
from complaints.assembly import facts_of, pdf_of
from complaints.bundles.exhibits import BundleFacts, Evidence, LetterFile, Looked, Paper
from complaints.bundles.front import print_front, slips_of
from complaints.enums import Ground
from complaints.letters.facts import LetterFacts, Point
from complaints.models.complaint import FACTS_LENGTH

from .conftest import TODAY
from .test_pdf import FREE_TEXTS, outside

pikepdf = pytest.importorskip("pikepdf")

ODD = {
    "without a space": "x" * 20_000,
    "emoji": "🗂️ 👩🏽‍💻" * 50,
    "right to left": "طلب الوصول إلى المعلومات \u202e txt",
    "nul": "before\x00after",
    "template tags": "{{ 7|add:7 }}{% now 'Y' %}{# no #}",
    "css": "</style><style>@page { size: 1in } * { display: none }</style>",
}


def in_every_text(facts: LetterFacts, typed: str) -> LetterFacts:
    """The letter with that in each of its free texts, its points too."""
    point = Point(subject=typed, place=typed, why=typed)
    told: dict[str, Any] = {"points": (point,), "urgency": typed, "ground": Ground.SEARCH}
    for field in FREE_TEXTS:
        part, _, name = field.rpartition(".")
        if part:
            told[part] = replace(told.get(part, getattr(facts, part)), **{name: typed})
        else:
            told[name] = typed
    return replace(facts, **told)


def in_one_text(facts: LetterFacts, typed: str) -> LetterFacts:
    """In the longest of them, as much as it takes."""
    return replace(facts, additional_facts=typed[:FACTS_LENGTH])


def bundle_of(typed: str) -> BundleFacts:
    evidence = Evidence(
        key=1,
        name=typed[:200],
        kind="eml",
        sha256="0" * 64,
        size=1,
        kept_at=datetime(2020, 4, 1, tzinfo=UTC),
        path="",
        sender=typed[:500],
        recipients=typed[:500],
        subject=typed[:500],
        text=typed,
    )
    return BundleFacts(
        letter=LetterFile(number="L-2020-0001", language="en", dated_on=TODAY, sha256="0" * 64, path="", size=1),
        institution=typed[:150],
        file_number=typed[:50],
        newsroom=typed[:200],
        chronology=(("2020-02-10", typed[:300], "1"),),
        papers=(
            Paper(
                key="event-1", number=1, text=typed[:300], told=typed[:300], on=date(2020, 2, 10), evidence=(evidence,)
            ),
            Paper(key="request", number=2, text=typed[:300], told=typed[:300], on=None, words=typed),
        ),
    )


@pytest.fixture
def prints(world) -> Any:
    """A letter and the printed part of a bundle, made of what is typed."""
    complaint = draft_complaint(access_request=world.access_request, language="en", by=world.alice, today=TODAY)
    facts = facts_of(complaint, TODAY)

    def printed(typed: str, letter: Any = in_every_text) -> Iterator[bytes]:
        yield pdf_of(letter(facts, typed))
        bundle = bundle_of(typed)
        yield print_front(bundle, slips_of(bundle, {1: Looked()}), {})

    return printed


@pytest.mark.parametrize("kind", outside(""))
def test_no_text_makes_the_printer_ask_anybody(kind, prints, listener):
    address, calls = listener

    for pdf in prints(outside(address)[kind]):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
            assert len(opened.pages) >= 1
        assert b"root:" not in pdf
    assert calls == []


@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_are_printed_and_stay_text(kind, prints, text_of):
    for pdf in prints(ODD[kind], in_one_text):
        told = text_of(pdf)
        if kind in ("template tags", "css"):
            assert "".join(ODD[kind].split()) in "".join(told.split())
        assert "\x00" not in told
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert float(opened.pages[0].mediabox[2]) == 612
