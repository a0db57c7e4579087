"""What is offered to be logged on a request: what its course makes likely, what comes often, then all the rest."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .clock import Clock
from .enums import EventKind, Phase

COMMON = (
    EventKind.RESPONSE,
    EventKind.EXTENSION,
    EventKind.ACKNOWLEDGEMENT,
    EventKind.INTERIM_RELEASE,
    EventKind.CLARIFICATION_ASKED,
    EventKind.REPLY_DEMANDED,
    EventKind.FOLLOW_UP,
    EventKind.CALL,
    EventKind.NOTE,
)
# Everything stands in one of the groups, so that nothing is impossible.
GROUPS = (
    (
        _("Letters of the institution"),
        (
            EventKind.ACKNOWLEDGEMENT,
            EventKind.EXTENSION,
            EventKind.EXTENSION_WITHDRAWN,
            EventKind.INTERIM_RELEASE,
            EventKind.RESPONSE,
            EventKind.TRANSFER,
            EventKind.THIRD_PARTY_NOTICE,
            EventKind.FEE_NOTICE,
            EventKind.SUSPENSION,
            EventKind.RESUMPTION,
            EventKind.REOPENED,
        ),
    ),
    (
        _("Between them and us"),
        (
            EventKind.CLARIFICATION_ASKED,
            EventKind.CLARIFICATION_ANSWERED,
            EventKind.REPLY_DEMANDED,
            EventKind.REPLY,
            EventKind.PROMISE,
            EventKind.FOLLOW_UP,
            EventKind.CALL,
            EventKind.NOTE,
            EventKind.FEE_PAID,
            EventKind.ABANDONED,
        ),
    ),
    (
        _("Commissioner and Court"),
        (
            EventKind.COMPLAINT,
            EventKind.REGISTERED,
            EventKind.INVESTIGATION_NOTICE,
            EventKind.REPRESENTATIONS_ASKED,
            EventKind.REPRESENTATIONS_MADE,
            EventKind.INITIAL_REPORT,
            EventKind.COMPLIANCE_NOTICE,
            EventKind.FINAL_REPORT,
            EventKind.REPORT_PUBLISHED,
            EventKind.EXTENSION_STRUCK,
            EventKind.RESOLVED,
            EventKind.DISCONTINUED,
            EventKind.INADMISSIBLE,
            EventKind.COURT_APPLICATION,
        ),
    ),
)
# What an event of the one kind makes likely to come next.
FOLLOWS = {
    EventKind.FEE_NOTICE: (EventKind.FEE_PAID,),
    EventKind.COMPLAINT: (EventKind.REGISTERED,),
    EventKind.REGISTERED: (EventKind.REPRESENTATIONS_ASKED, EventKind.FINAL_REPORT),
    EventKind.REPRESENTATIONS_ASKED: (EventKind.REPRESENTATIONS_MADE, EventKind.FINAL_REPORT),
    EventKind.INITIAL_REPORT: (EventKind.COMPLIANCE_NOTICE, EventKind.FINAL_REPORT),
    EventKind.FINAL_REPORT: (EventKind.COURT_APPLICATION, EventKind.REPORT_PUBLISHED),
    EventKind.INADMISSIBLE: (EventKind.COURT_APPLICATION,),
}
ENDED = {Phase.ANSWERED: (EventKind.REOPENED,), Phase.ABANDONED: (EventKind.REOPENED,)}
PAUSED = {Phase.ON_HOLD: (EventKind.CLARIFICATION_ANSWERED,), Phase.SUSPENDED: (EventKind.RESUMPTION,)}
ASKED_OF_US = {"reply"}
SETTLED_BY_ANSWER = {EventKind.ACKNOWLEDGEMENT, EventKind.EXTENSION, EventKind.CLARIFICATION_ASKED}


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    kinds: tuple[EventKind, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What stands as a button, and what behind "Something else"."""

    likely: tuple[EventKind, ...]
    groups: tuple[Group, ...]


def offers(clock: Clock, logged: Iterable[str]) -> Offers:
    """The kinds in the order of use; `logged` are the kinds that stand on the request already."""
    known = set(logged)
    phase = Phase(clock.phase)
    next_steps = [
        *((EventKind.REPLY,) if any(is_asked(limit.kind, limit.settled_on) for limit in clock.limits) else ()),
        *PAUSED.get(phase, ()),
        *(kind for after, kinds in FOLLOWS.items() if after in known for kind in kinds if kind not in known),
        *ENDED.get(phase, ()),
    ]
    unlikely = SETTLED_BY_ANSWER if phase in ENDED else set()
    likely = tuple(dict.fromkeys([*next_steps, *(kind for kind in COMMON if kind not in unlikely)]))
    groups = (Group(str(name), tuple(kind for kind in kinds if kind not in likely)) for name, kinds in GROUPS)
    return Offers(likely, tuple(group for group in groups if group.kinds))


def is_asked(kind: str, settled_on: object) -> bool:
    return kind in ASKED_OF_US and settled_on is None
