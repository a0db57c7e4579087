import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.enums import EventKind, Language
from requests_app.follow_up import SUPPORTED, Situation, mail_link, situations, write
from requests_app.queries.follow_up import follow_up_facts
from requests_app.views.finding import get_own_request

ABOUT = {
    Situation.PROMISE_PASSED: _("The promised day has passed"),
    Situation.OVERDUE: _("The answer is overdue"),
    Situation.HOLD_ANSWERED: _("The clarification was answered"),
    Situation.EXTENDED: _("Ask for an interim release"),
    Situation.UNACKNOWLEDGED: _("Nothing heard yet"),
    Situation.RUNNING: _("Ask where it stands"),
}


@require_GET
@for_member
def follow_up_draft(request: MemberRequest, reference: str) -> HttpResponse:
    """We have not heard from you: a letter by what there is to ask for, ready to copy, to send and to log."""
    access_request = get_own_request(request.member, reference)
    facts = follow_up_facts(access_request, todays_date())
    possible = situations(facts) if access_request.statute in SUPPORTED else []
    asked, language = request.GET.get("about"), request.GET.get("language")
    context = {"access_request": access_request, "kind": EventKind.FOLLOW_UP}
    if possible:
        situation = Situation(asked) if asked in possible else possible[0]
        language = language if language in Language.values else access_request.language
        draft = write(facts, situation, language)
        link, fits = mail_link(access_request.institution.email, draft.subject, draft.body)
        context |= {
            "draft": draft,
            "situation": situation,
            "situations": [(one, ABOUT[one]) for one in possible],
            "language": language,
            "languages": Language.choices,
            "link": link,
            "fits": fits,
            "submission": uuid.uuid4(),
        }
    return render(request, "requests_app/follow_up.html", context)
