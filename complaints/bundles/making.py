"""A bundle made: each document looked at, the front printed, all of it put together in a folder of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from requests_app.documents.kinds import KINDS

from .apart import assemble_apart, look_at_all
from .exhibits import BundleFacts
from .front import Slip, print_front, slips_of, words_of
from .plan import Insert, Leaf, Original, Plan, moment

Tell = Callable[[int, int], None]
CONTENTS, CHRONOLOGY, LETTER = "contents", "chronology", "letter"


@dataclass(frozen=True, slots=True)
class Made:
    path: Path
    pages: int
    not_shown: tuple[tuple[str, str], ...]  # the number of a document and the code why its pages are not shown


def make(facts: BundleFacts, folder: Path, tell: Tell) -> Made:
    """Put the bundle together in `folder`. The same facts give the same bytes.

    Raises: `TooLong`, `NotAssembled`.
    """
    documents = facts.evidence
    total = len(documents) + 4
    looked = look_at_all(documents, folder, lambda done, _all: tell(done, total))
    slips = slips_of(facts, looked)
    letter_pages = pages_in(Path(facts.letter.path).read_bytes())
    starts = starts_at_first(facts, slips)
    tell(len(documents) + 1, total)
    front = print_front(facts, slips, numbers_of(starts, slips, letter_pages))
    if starts_of(front) != starts:  # a slip without a text that takes more than its page
        front = print_front(facts, slips, numbers_of(starts_of(front), slips, letter_pages))
    tell(len(documents) + 2, total)
    (folder / "front.pdf").write_bytes(front)
    plan = plan_of(facts, slips, front, folder)
    pages = assemble_apart(plan, folder, lambda _done, _all: tell(len(documents) + 3, total))
    tell(total, total)
    problems = tuple((slip.number, slip.looked.problem) for slip in slips if slip.looked.problem)
    return Made(Path(plan.target), pages, problems)


def starts_at_first(facts: BundleFacts, slips: list[Slip]) -> dict[str, int]:
    """As `starts_of` will find it: what may be long is printed once for this, every other slip is one page."""
    long = {slip.anchor for slip in slips if slip.text}
    printed = starts_of(print_front(facts, slips, {}, only=long))
    ends = sorted(printed.values())
    starts = {name: printed[name] for name in (LETTER, CONTENTS, CHRONOLOGY)}
    page = min((printed[anchor] for anchor in long), default=printed[""])
    for slip in slips:
        starts[slip.anchor] = page
        page += next(end for end in ends if end > printed[slip.anchor]) - printed[slip.anchor] if slip.text else 1
    return starts | {"": page}


def pages_in(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def starts_of(front: bytes) -> dict[str, int]:
    """On which page of the printed part each of its parts begins, from 0, by the names of its links."""
    import pikepdf

    with pikepdf.open(BytesIO(front)) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names: Any = pdf.Root.Names.Dests.Names
        return {str(name): places[target[0].objgen] for name, target in zip(names[::2], names[1::2], strict=True)} | {
            "": len(pdf.pages)
        }


def numbers_of(starts: Mapping[str, int], slips: list[Slip], before: int) -> dict[str, int]:
    """On which page of the bundle each part begins, from 1: behind the letter, and the documents before it."""
    numbers = {LETTER: 1, **{name: before + starts[name] + 1 for name in (CONTENTS, CHRONOLOGY)}}
    for slip in slips:
        numbers[slip.anchor] = before + starts[slip.anchor] + 1
        before += len(slip.looked.shown)
    return numbers


def plan_of(facts: BundleFacts, slips: list[Slip], front: bytes, folder: Path) -> Plan:
    words, starts = words_of(facts), starts_of(front)
    ends = [starts[slip.anchor] - 1 for slip in slips[1:]] + [starts[""] - 1]
    letter = facts.letter
    return Plan(
        letter=letter.path,
        letter_title=f"{words.LETTER} {letter.number}",
        front=str(folder / "front.pdf"),
        head=words.head(letter.number),
        inserts=tuple(
            Insert(after=end, leaves=leaves_of(slip, words, folder))
            for slip, end in zip(slips, ends, strict=True)
            if slip.looked.shown
        ),
        originals=(
            Original(
                path=letter.path,
                name=f"00 {letter.number}.pdf",
                description=f"{words.LETTER} {letter.number}, SHA-256 {letter.sha256}",
                media_type=KINDS["pdf"].media_type,
                kept_at=moment(datetime.combine(letter.dated_on, time(), UTC)),
            ),
            *(original_of(slip, words) for slip in slips if slip.evidence),
        ),
        folder=str(folder),
        target=str(folder / "bundle.pdf"),
    )


def leaves_of(slip: Slip, words: Any, folder: Path) -> tuple[Leaf, ...]:
    evidence = slip.evidence
    if evidence is None:
        return ()
    copies, pages = folder / str(evidence.key), len(slip.looked.shown)
    in_one = evidence.kind == "pdf"
    return tuple(
        Leaf(
            path=str(copies / ("0.pdf" if in_one else f"{number}.jpg")),
            page=number if in_one else 0,
            size=size,
            head=words.leaf_head(slip.number, number + 1, pages),
            alt=words.alt(slip.number, slip.paper.text, number + 1, pages),
        )
        for number, size in enumerate(slip.looked.shown)
    )


def original_of(slip: Slip, words: Any) -> Original:
    evidence = slip.evidence
    if evidence is None:
        raise ValueError(slip.number)
    return Original(
        path=evidence.path,
        name=slip.attached_as,
        description=f"{words.ENCLOSURE} {slip.number}, SHA-256 {evidence.sha256}",
        media_type=KINDS[evidence.kind].media_type,
        kept_at=moment(evidence.kept_at.astimezone(UTC)),
    )
