"""How a letter's blocks are laid out, on paper and on the screen."""

import re
from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from complaints.letters.content import Block, Table
from complaints.letters.facts import Cited
from complaints.practice import Decision
from requests_app.clock import law

register = template.Library()
# 1er and 7e stand raised in French; the text layer keeps plain letters, so that a search finds "1er".
# Statutes are cited in italics, in both languages.
STATUTE = re.compile(
    r"Access to Information Act|Interpretation Act|Privacy Act|Loi sur l[’'](?:accès à l[’']information)"
    r"|Loi d[’']interprétation|Loi sur la protection des renseignements personnels"
)
ORDINAL = re.compile(r"\b(1)(er)\b|\b(\d+)(e)(?=\s)")


@register.filter
def raised(text: str) -> SafeString:
    """The text, escaped, with the ends of its French ordinals raised and the names of statutes in italics."""
    cited = STATUTE.sub(r"<cite>\g<0></cite>", conditional_escape(text))
    return mark_safe(ORDINAL.sub(_raise, cited))  # noqa: S308  # escaped just before


def _raise(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}<sup>{found[2] or found[4]}</sup>"


@register.filter
def cells(table: Table, row: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Each cell of the row with the kind of its column."""
    return zip(row, (column.kind for column in table.columns), strict=True)


@register.filter
def under_section(section: str) -> str:
    """`s. 30(1)(a)`, `al. 30(1)a)`: as the language of the page cites it."""
    return law("ATIA").citation(section, get_language() or "en")


@register.filter
def in_this_language(decision: Decision) -> Cited:
    """A published decision in the language of the page."""
    return decision.cited("fr" if get_language() == "fr" else "en")


@register.simple_tag
def letter_block(block: Block) -> SafeString:
    return render_to_string(f"complaints/letter/_{type(block).__name__.lower()}.html", {"block": block})
