"""A letter as plain text, for an e-mail or a field of a form: the same words, without the layout."""

from .content import Block, LetterContent, Numbered, Paragraph, Quote, Section, Strip, Table, Typed
from .typography import NO_BREAK


def plain_letter(letter: LetterContent) -> str:
    """The whole letter, part by part."""
    colon = " :" if letter.language == "fr" else ":"
    parties = "\n".join(f"{label}{colon} {', '.join(lines)}" for label, lines in letter.parties)
    head = [
        "\n".join((letter.letterhead.name, *letter.contact_line)),
        letter.place_and_date,
        "\n".join(letter.addressee),
        f"{letter.subject_label} {letter.subject}\n{letter.subject_details}",
        parties,
    ]
    parts = [f"{section.heading.upper()}\n\n{plain_section(section)}" for section in letter.sections]
    papers = "\n".join(f"{paper.number}. {paper.text}" for paper in letter.enclosures)
    end = [letter.closing, "\n".join(letter.signature)]
    enclosed = [f"{letter.enclosures_heading.upper()}\n\n{papers}"] if papers else []
    return _spaced([*head, *parts, *end, *enclosed])


def plain_section(section: Section) -> str:
    return _spaced([text for block in section.blocks if (text := _plain(block))])


def _spaced(parts: list[str]) -> str:
    return "\n\n".join(parts).replace(NO_BREAK, " ")


def _plain(block: Block) -> str:
    match block:
        case Paragraph(text=text, lead=lead):
            return f"{lead} {text}".strip()
        case Typed(paragraphs=paragraphs):
            return "\n\n".join(paragraphs)
        case Quote(text=text):
            return "\n".join(f"> {line}" for line in text.splitlines())
        case Numbered(items=items):
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
        case Strip(text=text):
            return text
        case Table():
            return _rows(block)


def _rows(table: Table) -> str:
    """Each row a line: in plain text the columns of a table do not line up for long."""
    rows = [" · ".join(cell for cell in row if cell and cell != "–") for row in table.rows]
    total = [f"{table.total[0]}: {table.total[1]}"] if table.total else []
    return "\n".join([*rows, *total])
