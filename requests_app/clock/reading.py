"""From the contract's mapping to facts: every wrong value is named with its field."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from requests_app.clock import errors
from requests_app.clock.facts import (
    Abandonment,
    Acknowledgement,
    ClarificationAnswered,
    ClarificationAsked,
    Complaint,
    ComplianceNotice,
    CourtApplication,
    Discontinuance,
    Event,
    ExtensionNotice,
    ExtensionStruck,
    ExtensionWithdrawn,
    Facts,
    FeeNotice,
    FeePaid,
    FinalReport,
    GroundTaken,
    Inadmissibility,
    InitialReport,
    InterimRelease,
    InvestigationNotice,
    Promise,
    Registration,
    Reopening,
    Reply,
    ReplyDemanded,
    ReportPublished,
    RepresentationsAsked,
    RepresentationsMade,
    Resolution,
    Response,
    Resumption,
    Suspension,
    ThirdPartyNotice,
    Transfer,
)
from requests_app.clock.law import Law, codes, law

DISPOSITIONS = ("full", "partial", "refused", "excluded", "no_records", "neither_confirmed_nor_denied", "declined")
CHANNELS = ("online", "email", "mail")
MOST_DAYS = date.max.toordinal()

Reader = Callable[[Any, str, Law], Any]
Places = tuple[Callable[..., Event], list[Any], Mapping[str, tuple[int, Reader]], tuple[str, ...]]


def read_facts(mapping: Mapping[str, Any]) -> Facts:
    """The facts that the contract's mapping tells; `today` and `language` are left to the caller.

    Law: none; the contract in docs/clock.md.
    Days: none counted.
    Raises: ClockError, with the field and the mapping.
    """
    try:
        return _facts(mapping)
    except errors.ClockError as error:
        error.facts = mapping
        raise


def read_day(value: object, field: str) -> date:
    """A date, or ISO text of one that exists.

    Law: none; ISO 8601.
    Days: none counted.
    Raises: NotADate.
    """
    if isinstance(value, str):
        day = _iso(value)
        if day is not None:
            return day
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise errors.NotADate(field, value=_named(value))


@lru_cache(maxsize=2**14)
def _iso(text: str) -> date | None:
    """Only YYYY-MM-DD: `fromisoformat` alone would take week dates and dates without hyphens too."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _facts(mapping: Mapping[str, Any]) -> Facts:
    if not isinstance(mapping, Mapping):
        raise errors.NotAnObject("", value=_named(mapping))
    if not mapping.keys() <= FIELDS:
        _only_known(mapping, FIELDS)
    given = mapping.get
    statute = _or_default(given("statute"), "ATIA")
    if statute not in codes():
        raise errors.UnknownStatute("statute", value=_named(statute), known=", ".join(codes()))
    under = law(statute)
    received, filed, id_, events = given("received"), given("filed"), given("id"), given("events")
    if received is not None:
        received = read_day(received, "received")
    if filed is not None:
        filed = read_day(filed, "filed")
    elif received is None:
        raise errors.MissingField("received")
    return Facts(
        received,
        filed,
        () if events is None else _events(events, under),
        statute,
        _channel(_or_default(given("channel"), "online"), "channel", under),
        None if id_ is None else _id(id_, "id", under),
    )


def _or_default(value: Any, default: str) -> Any:
    return default if value is None else value


FIELDS = frozenset({"id", "statute", "filed", "channel", "received", "today", "language", "events"})


def _events(value: object, under: Law) -> tuple[Event, ...]:
    if not isinstance(value, list | tuple):
        raise errors.NotAList("events", value=_named(value))
    found = []
    try:
        for table in value:
            found.append(_event(table, under))  # noqa: PERF401 (how many were read places the error)
    except errors.ClockError as error:
        raise error.within(f"events[{len(found)}]") from None
    return tuple(found)


def _event(table: object, under: Law) -> Event:
    # `Mapping` is asked only of what is no plain dict: it looks the type up in Python.
    if type(table) is not dict and not isinstance(table, Mapping):
        raise errors.NotAnObject("", value=_named(table))
    build, defaults, places, needed = PLACES[_kind_of(table)]
    values = defaults.copy()
    for name, value in table.items():
        if name in places:
            if value is not None:
                place, reader = places[name]
                values[place] = reader(value, name, under)
        elif name != "type":
            raise errors.UnknownField(str(name), known=", ".join(sorted({*places, "type"})))
    for name in needed:
        if values[places[name][0]] is None:
            raise errors.MissingField(name)
    return build(*values)


def _kind_of(table: Mapping[Any, Any]) -> str:
    kind = table.get("type")
    if kind is None:
        raise errors.MissingField("type")
    if not isinstance(kind, str) or kind not in PLACES:
        raise errors.UnknownEvent("type", value=_named(kind), known=", ".join(EVENTS))
    return kind


def _only_known(table: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in table:
        if name not in known:
            raise errors.UnknownField(str(name), known=", ".join(sorted(known)))


def _day(value: Any, field: str, _under: Law) -> date:
    if type(value) is str:  # as nearly all are: without the call of `read_day`
        day = _iso(value)
        if day is not None:
            return day
    return read_day(value, field)


def _days(value: Any, field: str, _under: Law) -> int:
    if type(value) is not int:  # true is an int to Python, not to us
        raise errors.NotANumber(field, value=_named(value))
    if value < 1:
        raise errors.DaysNotPositive(field, value=value)
    if value > MOST_DAYS:
        raise errors.PastLastYear(field)
    return value


def _flag(value: Any, field: str, _under: Law) -> bool:
    if not isinstance(value, bool):
        raise errors.NotTrueOrFalse(field, value=_named(value))
    return value


def _text(value: Any, field: str, _under: Law) -> str:
    if not isinstance(value, str):
        raise errors.NotText(field, value=_named(value))
    return value


def _id(value: Any, field: str, _under: Law) -> str | int:
    if type(value) is not int and not isinstance(value, str):
        raise errors.NotText(field, value=_named(value))
    return value


def _one_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: Any, field: str, _under: Law) -> str:
        if value not in allowed:
            raise errors.UnknownValue(field, value=_named(value), known=", ".join(allowed))
        return str(value)

    return read


_channel = _one_of(CHANNELS)


def _complaint_ground(value: Any, field: str, under: Law) -> str:
    return _known_ground(value, field, under.complaint_grounds)


def _extension_ground(value: Any, field: str, under: Law) -> str:
    return _known_ground(value, field, under.extension_grounds)


def _known_ground(value: Any, field: str, known: Mapping[str, object]) -> str:
    if not isinstance(value, str) or value not in known:
        raise errors.UnknownGround(field, value=_named(value), known=", ".join(known))
    return value


def _grounds(value: Any, field: str, under: Law) -> tuple[GroundTaken, ...]:
    if not isinstance(value, list | tuple):
        raise errors.NotAList(field, value=_named(value))
    return tuple([_ground(one, index, field, under) for index, one in enumerate(value)])


def _ground(value: Any, index: int, field: str, under: Law) -> GroundTaken:
    try:
        return _ground_with_days(value, under) if isinstance(value, Mapping) else _ground_alone(value, under)
    except errors.ClockError as error:
        raise error.within(f"{field}[{index}]") from None


def _ground_alone(value: Any, under: Law) -> GroundTaken:
    return GroundTaken(_extension_ground(value, "", under))


def _ground_with_days(value: Mapping[str, Any], under: Law) -> GroundTaken:
    _only_known(value, frozenset({"ground", "days"}))
    if value.get("ground") is None:
        raise errors.MissingField("ground")
    days = value.get("days")
    ground = _extension_ground(value["ground"], "ground", under)
    return GroundTaken(ground, None if days is None else _days(days, "days", under))


def _named(value: object) -> str:
    """The value as a sentence may repeat it; of a list or object, however deep, only what it is."""
    if isinstance(value, str):
        return value
    return repr(value) if value is None or isinstance(value, int | float) else type(value).__name__


def _kind(build: Callable[..., Event], **readers: Reader) -> tuple[Callable[..., Event], dict[str, Reader]]:
    return build, {"date": _day, **readers}


EVENTS: dict[str, tuple[Callable[..., Event], dict[str, Reader]]] = {
    "acknowledgement": _kind(Acknowledgement),
    "extension": _kind(
        ExtensionNotice,
        sent=_day,
        days=_days,
        until=_day,
        grounds=_grounds,
        right_to_complain_stated=_flag,
        commissioner_told=_flag,
    ),
    "extension_withdrawn": _kind(ExtensionWithdrawn, of=_day, ground=_extension_ground),
    "extension_struck": _kind(ExtensionStruck, of=_day, ground=_extension_ground),
    "clarification_asked": _kind(ClarificationAsked, accepted=_flag),
    "clarification_answered": _kind(ClarificationAnswered, accepted=_flag),
    "suspension": _kind(Suspension),
    "resumption": _kind(Resumption),
    "transfer": _kind(Transfer, to=_text),
    "third_party_notice": _kind(ThirdPartyNotice),
    "fee_notice": _kind(FeeNotice),
    "fee_paid": _kind(FeePaid),
    "interim_release": _kind(InterimRelease),
    "response": _kind(Response, disposition=_one_of(DISPOSITIONS), sent=_day),
    "abandoned": _kind(Abandonment),
    "reopened": _kind(Reopening),
    "reply_demanded": _kind(ReplyDemanded, by=_day),
    "reply": _kind(Reply),
    "promise": _kind(Promise, by=_day),
    "complaint": _kind(Complaint, id=_id, ground=_complaint_ground),
    "registered": _kind(Registration, number=_text),
    "investigation_notice": _kind(InvestigationNotice),
    "representations_asked": _kind(RepresentationsAsked, by=_day),
    "representations_made": _kind(RepresentationsMade),
    "initial_report": _kind(InitialReport, by=_day),
    "compliance_notice": _kind(ComplianceNotice),
    "resolved": _kind(Resolution),
    "discontinued": _kind(Discontinuance),
    "inadmissible": _kind(Inadmissibility),
    "final_report": _kind(
        FinalReport,
        complaint=_id,
        order_due=_day,
        order_due_business_days=_days,
        order_counted_from=_one_of(("report", "receipt")),
        third_party=_flag,
    ),
    "report_published": _kind(ReportPublished),
    "court_application": _kind(CourtApplication),
}
JUST_DATE = ("date",)
NEEDED = dict.fromkeys(("reply_demanded", "representations_asked", "promise"), ("date", "by"))


def _places(kind: str) -> Places:
    """Where each field stands among those that the event is built with: no mapping is made of them on the way."""
    build, readers = EVENTS[kind]
    known = fields(build)  # type: ignore[arg-type]
    defaults = [None if one.default is MISSING else one.default for one in known]
    places = {one.name: (place, readers[one.name]) for place, one in enumerate(known)}
    return build, defaults, places, NEEDED.get(kind, JUST_DATE)


PLACES = {kind: _places(kind) for kind in EVENTS}
