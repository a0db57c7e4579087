"""The clock on a page: its sentences in the page's language, its sections linked, the scale over its strips."""

import re
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import MONTHS, NBSP, long_date, long_date_plain
from requests_app.clock import Clock, Law, Step
from requests_app.standing_base import Standing
from requests_app.strip import row_scale as scale_markup

register = template.Library()

RESTS_ON = {"law": _("law"), "practice": _("practice"), "default": _("default")}

# A date in the sentences of the clock, which knows nothing of pages.
MONTH = "|".join(month for months in MONTHS.values() for month in months)
DATE = re.compile(rf"(\d{{1,2}}|1er) ({MONTH})(?: (\d{{4}}))?")


def unbroken(sentence: str) -> str:
    """The sentence with its dates held together."""
    return DATE.sub(lambda found: NBSP.join(part for part in found.groups() if part), sentence)


@register.filter
def said(spoken: Any) -> str:
    """A step, a warning or an error as its sentence."""
    return unbroken(str(spoken.text(get_language() or "en")))


@register.filter
def why(extension: Any) -> str:
    """Why an extension holds or does not."""
    return unbroken(str(extension.why_text(get_language() or "en")))


@register.filter
def emphasised(standing: Standing) -> SafeString:
    """The sentence with its day in bold, coloured where the day is near."""
    html = str(escape(standing.sentence))
    if standing.last_day is None:
        return SafeString(html)
    tone = standing.tone if standing.tone in {"ours", "soon"} else "ink"
    for words in standing.marks or (long_date(standing.last_day),):
        html = html.replace(words, f'<strong class="is-{tone}">{words}</strong>', 1)
    return SafeString(html)


@register.simple_tag
def basis(step: Step, law: Law) -> SafeString:
    """What a step rests on: `law · s. 7`, the section linked to its text."""
    language = get_language() or "en"
    address = law.address(step.section, language) or step.source
    citation = law.citation(step.section, language).replace(" ", "\u00a0")
    return format_html('{}\u00a0· <a href="{}" rel="noreferrer">{}</a>', RESTS_ON[step.rests_on], address, citation)


@register.simple_tag
def cited(law: Law, section: str) -> SafeString:
    """A section, linked to its text."""
    language = get_language() or "en"
    citation = law.citation(section, language).replace(" ", "\u00a0")
    return format_html('<a href="{}" rel="noreferrer">{}</a>', law.address(section, language), citation)


@register.simple_tag
def law_name(law: Law) -> str:
    return law.name(get_language() or "en")


LIMITS = {
    "complaint_delay": _("Complain about the delay"),
    "complaint_extension": _("Complain about the extension"),
    "complaint_refusal": _("Complain about what was refused or left out"),
    "complaint_other": _("Complain about another matter"),
    "court_review": _("Ask the Court for a review"),
    "judicial_review": _("Ask the Court for judicial review"),
    "order": _("The institution obeys the order"),
    "order_effective": _("The order takes effect"),
    "representations": _("Make representations"),
    "action_notice": _("The institution says what it will do"),
    "publication": _("The report may be published"),
    "reply": _("Answer the institution"),
}


@register.filter
def limit_name(limit: Any) -> str:
    return str(LIMITS[limit.kind])


class Blanks(dict[str, str]):
    """The dates of a rule that has not been applied to anything: left open."""

    def __missing__(self, key: str) -> str:
        return "…"


@register.simple_tag
def rule_sentence(rule: Any) -> str:
    """A rule as it stands, its dates left open."""
    words = (
        ngettext("%(days)d business day", "%(days)d business days", rule.days)
        if rule.unit == "business"
        else ngettext("%(days)d day", "%(days)d days", rule.days)
    )
    sentence: str = rule.text(get_language() or "en")
    blank = sentence % Blanks(days=words % {"days": rule.days} if rule.days else gettext("… days"))
    return blank.replace("….", "…")


@register.simple_tag
def calculator_sentence(clock: Clock, today: date) -> str:
    """What was found, in one sentence."""
    day = clock.due.against_institution
    received = long_date_plain(clock.received)
    if day is None:
        return gettext("Received on %(received)s, there is no due date yet.") % {"received": received}
    if clock.due.differ and clock.due.for_requester is not None:
        sentence = (
            gettext("Received on %(received)s, the answer was due on %(first)s or on %(last)s.")
            if day < today
            else gettext("Received on %(received)s, the answer is due on %(first)s or on %(last)s.")
        )
        return sentence % {"received": received, "first": long_date(clock.due.for_requester), "last": long_date(day)}
    sentence = (
        gettext("Received on %(received)s, the answer was due on %(day)s.")
        if day < today
        else gettext("Received on %(received)s, the answer is due on %(day)s.")
    )
    return sentence % {"received": received, "day": long_date(day)}


@register.simple_tag
def row_scale() -> SafeString:
    return scale_markup(get_language() or "en")


@register.simple_tag
def kind_url(name: str, kind: str, newsroom: str, reference: str) -> str:
    """The address for logging (or previewing) one kind of event."""
    return reverse(f"{name}_{kind}", kwargs={"newsroom": newsroom, "reference": reference})
