"""The law as data: one file per statute, read once, refused when it has an unknown key, a hole or an overlap."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from requests_app.clock.calendar import Calendar, DayRule, Span, YearlySpan
from requests_app.clock.law.rule import (
    AnyRule_co,
    ExtensionRule,
    Ground,
    LimitRule,
    PauseRule,
    Rule,
    TransferRule,
    Versions,
)
from requests_app.clock.wording import Bilingual

Shape = TypeVar("Shape")
FOLDER = Path(__file__).parent
REVISION = "1"  # raised when the engine itself comes to count otherwise, so that stored clocks are wound again
FRENCH_LETTER = re.compile(r"\(([a-z](?:\.\d+)?)\)")  # 30(1)(a) is 30(1)a) in French
DECISION = re.compile(r"\b(\d{4}) OIC\b")  # the Commissioner cites her decisions as CI in French
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULES: Mapping[str, type[Rule]] = {
    "acknowledgement": Rule,
    "presumed_receipt": Rule,
    "presumed_receipt_by_mail": Rule,
    "response": Rule,
    "moved_by_law": Rule,
    "moved_in_practice": Rule,
    "silence": Rule,
    "extension": ExtensionRule,
    "extension_in_practice": Rule,
    "extension_estimate": Rule,
    "transfer": TransferRule,
    "hold": PauseRule,
    "suspension": PauseRule,
    "fee_suspension": PauseRule,
    "complaint_delay": LimitRule,
    "complaint_extension": LimitRule,
    "complaint_refusal": LimitRule,
    "complaint_transfer": LimitRule,
    "complaint_fee": LimitRule,
    "complaint_other": LimitRule,
    "reply": LimitRule,
    "representations": LimitRule,
    "action_notice": LimitRule,
    "deemed_receipt": Rule,
    "court_review": LimitRule,
    "judicial_review": LimitRule,
    "order": LimitRule,
    "order_effective": LimitRule,
    "order_effective_third_party": LimitRule,
    "publication": LimitRule,
    "publication_third_party": LimitRule,
}


class LawFileError(Exception):
    """A law file that says something the engine does not know, or leaves a day without its rule."""


@dataclass(frozen=True, slots=True)
class Act:
    """A text that is cited: its name, how its parts are called, and where each can be read."""

    name: Bilingual
    label: Bilingual
    labels: Bilingual
    address: Bilingual


@dataclass(frozen=True, eq=False)
class Law:
    """One statute: its rules in their versions, its calendar, its names and addresses."""

    code: str
    zone: str
    version: str
    verified: bool
    names: Bilingual
    reviewer: Bilingual
    acts: Mapping[str, Act]
    complaint_grounds: Mapping[str, Bilingual]
    reviewable_grounds: frozenset[str]
    rules: Mapping[str, Versions[Rule]]
    calendar: Calendar

    def name(self, language: str) -> str:
        """The title of the statute; the English one where there is no official French.

        Law: the statute's own title.
        Days: none counted.
        """
        return self.names.text(language)

    def rule(self, name: str, day: date) -> Rule | None:
        """The version of the rule `name` on `day`; None where this law does not know it, or not yet.

        Law: whichever the rule names.
        Days: none counted.
        """
        versions = self.rules.get(name)
        return versions.on(day) if versions else None

    def limit(self, name: str, day: date) -> LimitRule | None:
        """As `rule`, for a rule that opens a limit.

        Law: whichever the rule names.
        Days: none counted.
        """
        rule = self.rule(name, day)
        return rule if isinstance(rule, LimitRule) else None

    @cached_property
    def response(self) -> Versions[Rule]:
        """How long the institution has to answer.

        Law: federal: s. 7.
        Days: in the unit of the rule.
        """
        return self.rules["response"]

    @cached_property
    def extension(self) -> Versions[ExtensionRule]:
        """What a notice of extension must say, and how far it may go.

        Law: federal: s. 9.
        Days: in the unit of the rule.
        """
        return Versions(self._all("extension", ExtensionRule))

    @cached_property
    def transfer(self) -> Versions[TransferRule]:
        """By when a request may be transferred.

        Law: federal: s. 8.
        Days: in the unit of the rule.
        """
        return Versions(self._all("transfer", TransferRule))

    @cached_property
    def pauses(self) -> tuple[Versions[PauseRule], ...]:
        """All that can stop the period.

        Law: federal: s. 6.1; practice for holds.
        Days: in the unit of the response.
        """
        return tuple(Versions(found) for name in self.rules if (found := self._all(name, PauseRule)))

    @cached_property
    def pauses_by_start(self) -> Mapping[str, Versions[PauseRule]]:
        """What each kind of event stops.

        Law: federal: s. 6.1; practice for holds.
        Days: in the unit of the response.
        """
        return {one.all[0].starts: one for one in self.pauses}

    def pauses_on(self, day: date) -> tuple[PauseRule, ...]:
        """All that can stop the period of a request made on `day`.

        Law: federal: s. 6.1, for requests made since 21 June 2019; practice for holds.
        Days: in the unit of the response.
        """
        return tuple(rule for one in self.pauses if (rule := one.on(day)))

    @cached_property
    def event_limits(self) -> Mapping[str, tuple[Versions[LimitRule], ...]]:
        """The limits that each kind of event opens by itself.

        Law: federal: s. 31.
        Days: in the unit of each rule.
        """
        limits = [Versions(found) for name in self.rules if (found := self._all(name, LimitRule))]
        events = {event for versions in limits for event in versions.all[0].starts}
        return {event: tuple(one for one in limits if event in one.all[0].starts) for event in events}

    @cached_property
    def extension_grounds(self) -> Mapping[str, Ground]:
        """Every ground that an extension could ever be taken on.

        Law: federal: s. 9(1).
        Days: none counted.
        """
        return {ground: words for rule in self.extension.all for ground, words in rule.grounds.items()}

    def _all(self, name: str, kind: type[AnyRule_co]) -> tuple[AnyRule_co, ...]:
        versions = self.rules.get(name)
        return tuple(rule for rule in versions.all if isinstance(rule, kind)) if versions else ()

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a holiday by the statute's own list, Sundays included.

        Law: federal: Interpretation Act, s. 35(1).
        Days: calendar.
        """
        return self.calendar.is_holiday(day)

    def is_rest_day(self, day: date) -> bool:
        """Whether offices rest on `day`.

        Law: none; practice, TBS Access to Information Manual, 7.1.1.
        Days: calendar.
        """
        return self.calendar.is_rest_day(day)

    def holiday_name(self, day: date, language: str) -> str:
        """What `day` is called when it is no working day, else nothing.

        Law: the statute's own list of holidays; days of rest by practice.
        Days: none counted.
        """
        name = self.calendar.name_of(day)
        return name.text(language) if name else ""

    def citation(self, section: str, language: str) -> str:
        """`s. 10(3)`, `art. 30(1)a)`; a section of another text with that text's name before it.

        Law: as the Department of Justice cites, in both languages.
        Days: none counted.
        """
        act, part = self._act_of(section)
        label = (act.labels if "," in part else act.label).text(language)
        if language == "fr":
            part = ", ".join(FRENCH_LETTER.sub(r"\1)", one, count=1) for one in part.split(", "))
            part = DECISION.sub(r"\1 CI", part)
        cited = f"{label} {part}".strip()
        return cited if act is self.acts[self.code] else f"{act.name.text(language)}, {cited}"

    def address(self, section: str, language: str) -> str:
        """Where the official text of the section can be read.

        Law: laws-lois.justice.gc.ca and its like.
        Days: none counted.
        """
        act, part = self._act_of(section)
        found = re.match(r"[\d.]+", part)
        return act.address.text(language).replace("{section}", found[0].rstrip(".") if found else "")

    def _act_of(self, section: str) -> tuple[Act, str]:
        short, space, part = section.partition(" ")
        if space and short in self.acts:
            return self.acts[short], part
        return self.acts[self.code], section


def law(code: str) -> Law:
    """The statute of that code.

    Law: the one asked for.
    Days: none counted.
    Raises: KeyError for a code that no file names.
    """
    return laws()[code]


@cache
def laws() -> Mapping[str, Law]:
    """All statutes that there is a file of, by their codes.

    Law: all.
    Days: none counted.
    """
    tables = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.toml"))}
    statutes = [load_law(text, tables) for text in tables.values() if b"\nzone = " in text]
    return {one.code: one for one in statutes}


def codes() -> tuple[str, ...]:
    """The codes of all statutes that there is a file of.

    Law: all.
    Days: none counted.
    """
    return tuple(laws())


def load_law(text: bytes, files: Mapping[str, bytes]) -> Law:
    """A statute from the text of its file; the list of days that it names is taken from `files`.

    Law: the one in the file.
    Days: none counted.
    Raises: LawFileError for an unknown key, a hole or an overlap.
    """
    table = tomllib.loads(text.decode())
    days_text = files[table.pop("days")]
    head = {
        key: table.pop(key) for key in ("code", "zone", "verified", "name", "reviewer", "acts", "complaint_grounds")
    }
    rules = {name: _versions(name, versions) for name, versions in table.items()}
    code, grounds = head["code"], head["complaint_grounds"]
    return Law(
        code=code,
        zone=head["zone"],
        version=f"{code}-{REVISION}.{hashlib.sha256(text + days_text).hexdigest()[:12]}",
        verified=head["verified"],
        names=Bilingual(**head["name"]),
        reviewer=Bilingual(**head["reviewer"]),
        acts={
            short: Act(**{key: Bilingual(**words) for key, words in act.items()}) for short, act in head["acts"].items()
        },
        complaint_grounds={ground: Bilingual(en=words["en"], fr=words["fr"]) for ground, words in grounds.items()},
        reviewable_grounds=frozenset(ground for ground, words in grounds.items() if words["court"]),
        rules=rules,
        calendar=_calendar(tomllib.loads(days_text.decode())),
    )


def _versions(name: str, tables: list[dict[str, Any]]) -> Versions[Rule]:
    if name not in RULES:
        raise LawFileError(f"unknown rule: {name}")
    versions = tuple(_rule(name, table) for table in tables)
    for older, newer in pairwise(versions):
        if older.in_force_until is None or older.in_force_until + timedelta(days=1) != newer.in_force_from:
            raise LawFileError(f"{name}: a hole or an overlap before {newer.in_force_from}")
    return Versions(versions)


def _rule(name: str, table: dict[str, Any]) -> Rule:
    shaped = dict(table)
    if "grounds" in shaped:
        shaped["grounds"] = {ground.pop("id"): _ground(name, ground) for ground in map(dict, shaped["grounds"])}
    if "starts" in shaped and isinstance(shaped["starts"], list):
        shaped["starts"] = tuple(shaped["starts"])
    return _built(RULES[name], {"name": name, **shaped}, name)


def _ground(name: str, table: dict[str, Any]) -> Ground:
    words = Bilingual(en=table.pop("en"), fr=table.pop("fr"))
    return _built(Ground, {"words": words, **table}, name)


def _calendar(table: dict[str, Any]) -> Calendar:
    return _built(
        Calendar,
        {
            "holidays": _all(table.pop("holidays"), _day),
            "rest_days": _all(table.pop("rest_days"), _day),
            "warned_days": _all(table.pop("warned_days"), _day),
            "recess": _all(table.pop("recess"), _yearly),
            "standstill": _all(table.pop("standstill"), _span),
            **table,
        },
        "calendar",
    )


def _all(tables: list[dict[str, Any]], build: Callable[[dict[str, Any]], Any]) -> tuple[Any, ...]:
    return tuple(build(dict(table)) for table in tables)


def _day(table: dict[str, Any]) -> DayRule:
    name = Bilingual(en=table.pop("en"), fr=table.pop("fr"))
    if "weekday" in table:
        table["weekday"] = WEEKDAYS.index(table["weekday"])
    return _built(DayRule, {"name": name, **table}, name.en)


def _yearly(table: dict[str, Any]) -> YearlySpan:
    return YearlySpan(first=tuple(table["first"]), last=tuple(table["last"]))


def _span(table: dict[str, Any]) -> Span:
    return Span(first=table["first"], last=table["last"])


def _built(kind: type[Shape], values: dict[str, Any], name: str) -> Shape:
    known = {one.name: one.default is MISSING for one in fields(kind)}  # type: ignore[arg-type]
    unknown = set(values) - set(known)
    missing = {key for key, needed in known.items() if needed} - set(values)
    if unknown or missing:
        raise LawFileError(f"{name}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return kind(**values)
