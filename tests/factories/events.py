from datetime import date
from typing import Any

from newsrooms.models import Membership
from newsrooms.today import today
from requests_app.actions.log_event import log_event
from requests_app.drafts import EventDraft, Ground
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event


def log(access_request: AccessRequest, kind: EventKind | str, on: date | str, **facts: Any) -> Event:
    """Log an event by the product's own action, as the journalist whose request it is."""
    corrects = facts.pop("corrects", None)
    access_request.refresh_from_db()
    event = log_event(
        access_request=access_request,
        draft=EventDraft(kind=EventKind(kind), happened_on=day(on), **facts),
        by=Membership.objects.get(newsroom=access_request.newsroom_id, user=access_request.journalist_id),
        today=today(),
        expected_version=access_request.version,
        corrects=corrects,
    )
    access_request.refresh_from_db()
    return event


def extend(access_request: AccessRequest, on: date | str, days: int | None, **facts: Any) -> Event:
    """A notice of extension under 9(1)(a), complete in all that it must say."""
    told = {"right_to_complain_stated": True, "commissioner_told": True, "grounds": (Ground("9(1)(a)"),)}
    return log(access_request, EventKind.EXTENSION, on, days=days, **{**told, **facts})


def answer(access_request: AccessRequest, on: date | str, disposition: str = "full", **facts: Any) -> Event:
    return log(access_request, EventKind.RESPONSE, on, disposition=disposition, **facts)


def day(on: date | str) -> date:
    return date.fromisoformat(on) if isinstance(on, str) else on
