"""The clock on a page: its sentences in the page's language, its sections linked, its strip in a row."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from requests_app.clock import Law, Step
from requests_app.strip import RowFacts
from requests_app.strip import row_scale as scale_markup
from requests_app.strip import row_strip as strip_markup

register = template.Library()

RESTS_ON = {"law": _("law"), "practice": _("practice"), "default": _("default")}


@register.filter
def said(spoken: Any) -> str:
    """A step, a warning or an error as its sentence."""
    return str(spoken.text(get_language() or "en"))


@register.filter
def why(extension: Any) -> str:
    """Why an extension holds or does not."""
    return str(extension.why_text(get_language() or "en"))


@register.simple_tag
def basis(step: Step, law: Law) -> SafeString:
    """What a step rests on: `law · s. 7`, the section linked to its text."""
    language = get_language() or "en"
    address = law.address(step.section, language) or step.source
    citation = law.citation(step.section, language).replace(" ", "\u00a0")
    return format_html('{}\u00a0· <a href="{}" rel="noreferrer">{}</a>', RESTS_ON[step.rests_on], address, citation)


@register.simple_tag
def row_strip(facts: RowFacts, today: date) -> SafeString:
    return strip_markup(facts, today)


@register.simple_tag
def row_scale() -> SafeString:
    return scale_markup(get_language() or "en")


@register.simple_tag
def kind_url(name: str, kind: str, newsroom: str, reference: str) -> str:
    """The address for logging (or previewing) one kind of event."""
    return reverse(f"{name}_{kind}", kwargs={"newsroom": newsroom, "reference": reference})
