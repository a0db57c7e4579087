"""The law files: complete in time and in both languages, and refused when they are not."""

import importlib
import inspect
import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise

import holidays
import pytest

from requests_app.clock import codes, law
from requests_app.clock.law import FOLDER, RULES, LawFileError, load_law
from requests_app.clock.wording import WORDS
from tests.clock import by_hand

FILES = {path.name: path.read_bytes() for path in FOLDER.glob("*.toml")}
VERSIONS = [(code, name, versions.all) for code in codes() for name, versions in law(code).rules.items()]
FEDERAL = ("ATIA", "PA")


def test_there_is_a_file_for_each_statute():
    assert sorted(codes()) == ["ATIA", "BC", "PA", "QC"]
    with pytest.raises(KeyError):
        law("FOIA")


@pytest.mark.parametrize(("code", "name", "versions"), VERSIONS, ids=[f"{code}-{name}" for code, name, _ in VERSIONS])
def test_a_rule_has_exactly_one_version_on_any_day_since_it_began(code, name, versions):
    for older, newer in pairwise(versions):
        assert older.in_force_until + timedelta(days=1) == newer.in_force_from
    assert versions[-1].in_force_until is None
    for version in versions:
        assert law(code).rule(name, version.in_force_from) is version
    assert law(code).rule(name, versions[0].in_force_from - timedelta(days=1)) is None


@pytest.mark.parametrize("code", FEDERAL)
@pytest.mark.parametrize(
    "name", ["response", "extension", "silence", "complaint_delay", "court_review", "moved_by_law"]
)
def test_what_every_request_needs_is_in_force_since_1983(code, name):
    assert law(code).rules[name].all[0].in_force_from == date(1983, 7, 1)


@pytest.mark.parametrize(("code", "name", "versions"), VERSIONS, ids=[f"{code}-{name}" for code, name, _ in VERSIONS])
def test_a_rule_says_where_it_stands_and_speaks_both_languages(code, name, versions):
    for version in versions:
        assert version.rests_on in ("law", "practice", "default")
        assert version.source.startswith("https://")
        assert version.checked_on >= date(2026, 11, 1)
        assert version.en.endswith(".")
        assert version.fr.endswith(".")
        assert placeholders(version.en) == placeholders(version.fr)
        assert placeholders(version.en) <= {"from", "to", "days", "holiday", "number"}
        assert not re.search(r"[^\u00a0\d]:(?!//)", version.fr)
        assert not re.search(r"\s[;!?]", version.fr)


def placeholders(text):
    return set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("kind", ["extensions", "warnings", "errors"])
def test_every_sentence_is_in_both_languages_with_the_same_placeholders(kind):
    for words in WORDS[kind].values():
        assert placeholders(words["en"]) == placeholders(words["fr"])
        assert words["en"] != words["fr"]
        assert not re.search(r"[^\u00a0\d]:", words["fr"])


def test_what_was_not_read_at_its_source_is_marked_and_its_law_warns():
    unverified = {code for code, _, versions in VERSIONS for version in versions if not version.verified}

    assert unverified == {"QC", "BC"}
    assert [code for code in codes() if law(code).verified] == ["ATIA", "PA"]


def test_names_zones_and_reviewers():
    assert law("ATIA").name("fr") == "Loi sur l’accès à l’information"
    assert law("PA").name("en") == "Privacy Act"
    assert law("ATIA").zone == "America/Toronto"
    assert law("BC").zone == "America/Vancouver"
    assert law("ATIA").reviewer.text("en") == "Information Commissioner of Canada"


@pytest.mark.parametrize(
    ("section", "english", "french"),
    [
        ("10(3)", "s. 10(3)", "art. 10(3)"),
        ("30(1)(a)", "s. 30(1)(a)", "art. 30(1)a)"),
        ("30(1)(d.1)", "s. 30(1)(d.1)", "art. 30(1)d.1)"),
        ("15(a)(i)", "s. 15(a)(i)", "art. 15a)(i)"),
        ("7, 9(1)(b)", "ss. 7, 9(1)(b)", "art. 7, 9(1)b)"),
        ("IA 26", "Interpretation Act, s. 26", "Loi d’interprétation, art. 26"),
        ("30(1)(a), 9(1)(b)", "ss. 30(1)(a), 9(1)(b)", "art. 30(1)a), 9(1)b)"),
        ("TBS 7.1.1", "TBS Access to Information Manual, 7.1.1", "Manuel de l’accès à l’information du SCT, 7.1.1"),
        (
            "OIC 2022 OIC 08",
            "Office of the Information Commissioner, 2022 OIC 08",
            "Commissariat à l’information, 2022 CI 08",
        ),
    ],
)
def test_a_section_is_cited_as_each_language_does(section, english, french):
    assert law("ATIA").citation(section, "en") == english
    assert law("ATIA").citation(section, "fr") == french


def test_a_section_leads_to_the_official_text():
    assert law("ATIA").address("36.1(4)", "en") == "https://laws-lois.justice.gc.ca/eng/acts/A-1/section-36.1.html"
    assert law("ATIA").address("IA 26", "fr") == "https://laws-lois.justice.gc.ca/fra/lois/I-21/article-26.html"
    assert law("ATIA").address("Schedule", "en") == "https://laws-lois.justice.gc.ca/eng/acts/A-1/section-.html"
    assert law("ATIA").address("31.", "en") == "https://laws-lois.justice.gc.ca/eng/acts/A-1/section-31.html"
    assert law("QC").address("47", "fr") == "https://www.legisquebec.gouv.qc.ca/fr/document/lc/A-2.1"


@pytest.mark.parametrize("code", FEDERAL)
def test_federal_days_are_those_counted_by_hand(code):
    day = date(1983, 1, 1)
    while day < date(2121, 1, 1):
        assert law(code).is_holiday(day) == by_hand.is_holiday(day)
        assert law(code).is_rest_day(day) == by_hand.is_rest_day(day)
        day += timedelta(days=1 if day.month in (1, 4, 12) else 5)


@pytest.mark.parametrize("year", [1983, 2018, 2021, 2022, 2023])
def test_every_day_of_a_telling_year_is_as_counted_by_hand(year):
    """The first of the law; Canada Day on a Sunday; a new holiday; a day of mourning; feasts on weekends."""
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]

    assert [law("ATIA").is_holiday(day) for day in days] == [by_hand.is_holiday(day) for day in days]
    assert [law("ATIA").is_rest_day(day) for day in days] == [by_hand.is_rest_day(day) for day in days]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Good Friday", "Good Friday"),
        ("Victoria Day", "Victoria Day"),
        ("Labour Day", "Labour Day"),
        ("Thanksgiving Day", "Thanksgiving Day"),
        ("Christmas Day", "Christmas Day"),
    ],
)
def test_movable_days_agree_with_the_holidays_package(ours, theirs):
    package = holidays.country_holidays("CA", subdiv="ON", years=range(1984, 2100), observed=False, language="en_CA")
    known = {day for day in package if theirs in package.get_list(day)}

    found = {day for day in known if law("ATIA").holiday_name(day, "en") == ours}

    assert len(known) > 100
    assert found == known


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2020, 7, 1), "Canada Day", "fête du Canada"),
        (date(2018, 7, 2), "Canada Day", "fête du Canada"),
        (date(2023, 7, 3), "Canada Day, day in lieu", "fête du Canada, jour de remplacement"),
        (date(2020, 12, 26), "Boxing Day", "lendemain de Noël"),
        (date(2020, 2, 9), "Sunday", "dimanche"),
        (date(2020, 2, 8), "Saturday", "samedi"),
        (date(2020, 2, 10), "", ""),
    ],
)
def test_a_day_off_has_its_name(day, english, french):
    assert law("ATIA").holiday_name(day, "en") == english
    assert law("ATIA").holiday_name(day, "fr") == french


def test_the_version_of_a_law_follows_its_text_and_its_days():
    text, days = FILES["atia.toml"], FILES["federal_days.toml"]
    changed_days = {**FILES, "federal_days.toml": days + b"\n"}

    versions = {
        load_law(text, FILES).version,
        load_law(text + b"\n", FILES).version,
        load_law(text, changed_days).version,
    }

    assert load_law(text, FILES).version == law("ATIA").version
    assert len(versions) == 3


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (b"[[silence]]", b"[[silance]]", "unknown rule: silance"),
        (b"in_force_until = 2019-06-20", b"in_force_until = 2019-06-19", "a hole or an overlap"),
        (b"in_force_until = 2019-06-20", b"in_force_until = 2019-06-21", "a hole or an overlap"),
        (b"in_force_until = 2019-06-20\n", b"", "a hole or an overlap"),
        (b"tell_commissioner_over = 30", b"tell_comissioner_over = 30", "^extension: unknown .'tell_comissioner_over'"),
        (b"needs_length = false", b"needs_lenght = false", "^extension: unknown .'needs_lenght'"),
        (b"states_right_to_complain = true\n", b"", "missing .'states_right_to_complain'"),
    ],
)
def test_a_law_file_with_a_slip_is_refused(old, new, complaint):
    text = FILES["atia.toml"].replace(old, new)

    assert text != FILES["atia.toml"]
    with pytest.raises(LawFileError, match=complaint):
        load_law(text, FILES)


def test_a_list_of_days_with_a_slip_is_refused():
    slip = FILES["federal_days.toml"].replace(b"sunday_moves", b"sunday_moved")

    with pytest.raises(LawFileError, match="Canada Day: unknown"):
        load_law(FILES["atia.toml"], {**FILES, "federal_days.toml": slip})
    with pytest.raises(LawFileError, match=r"^calendar: unknown .'feasts'"):
        load_law(FILES["atia.toml"], {**FILES, "federal_days.toml": b"feasts = []\n" + FILES["federal_days.toml"]})


STATUTES = [name for name, text in FILES.items() if b"\nzone = " in text]


@pytest.mark.parametrize("name", STATUTES)
def test_a_law_holds_what_its_file_says(name):
    says, found = tomllib.loads(FILES[name].decode()), load_law(FILES[name], FILES)
    grounds = says["complaint_grounds"]

    assert (found.code, found.zone, found.verified) == (says["code"], says["zone"], says["verified"])
    assert holds(found.names, says["name"])
    assert holds(found.reviewer, says["reviewer"])
    assert found.acts.keys() == says["acts"].keys()
    assert all(holds(getattr(found.acts[act], key), words[key]) for act, words in says["acts"].items() for key in words)
    assert {ground: (words.en, words.fr) for ground, words in found.complaint_grounds.items()} == {
        ground: (words["en"], words["fr"]) for ground, words in grounds.items()
    }
    assert found.reviewable_grounds == {ground for ground, words in grounds.items() if words["court"]}
    for rule, versions in found.rules.items():
        for version in says[rule]:
            assert holds(versions.on(version["in_force_from"]), {**version, "name": rule})
            assert holds(versions.on(version.get("in_force_until", date.max)), version)


@pytest.mark.parametrize("name", STATUTES)
def test_a_calendar_holds_what_its_file_says(name):
    calendar = load_law(FILES[name], FILES).calendar
    says = tomllib.loads(FILES[tomllib.loads(FILES[name].decode())["days"]].decode())

    for key, days in says.items():
        assert len(getattr(calendar, key)) == len(days)
        for found, day in zip(getattr(calendar, key), days, strict=True):
            assert holds(found, {one: value for one, value in day.items() if one not in ("en", "fr")})
            assert key in ("recess", "standstill") or (found.name.en, found.name.fr) == (day["en"], day["fr"])


def holds(found, said):
    """Whether what was made of a table of a law file has all that the table says."""
    return all(same(getattr(found, key), value) for key, value in said.items())


def same(found, value):
    if isinstance(value, str) and isinstance(found, int):
        return WEEKDAYS[found] == value
    if isinstance(value, list) and isinstance(found, dict):
        return all(
            holds(found[one["id"]].words, {"en": one["en"], "fr": one["fr"]})
            and holds(found[one["id"]], {key: said for key, said in one.items() if key not in ("id", "en", "fr")})
            for one in value
        )
    return found == (tuple(value) if isinstance(value, list) else value)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_every_rule_that_a_file_may_name_is_in_some_file():
    named = {name for text in FILES.values() for name in tomllib.loads(text.decode())}

    assert set(RULES) <= named


ENGINE = (
    "calendar", "compute", "course", "law", "law.rule", "lines", "output", "reading",
    "rules.complaint", "rules.court", "rules.extension", "rules.pause", "rules.response", "rules.transfer",
)  # fmt: skip


@pytest.mark.parametrize("module", ENGINE)
def test_every_public_function_of_the_engine_names_its_law_and_its_unit(module):
    found = list(public_functions(importlib.import_module(f"requests_app.clock.{module}")))

    silent = [one.__qualname__ for one in found if not {"Law:", "Days:"} <= set(re.findall(r"\w+:", one.__doc__ or ""))]
    assert found
    assert silent == []


def public_functions(module):
    for name, found in vars(module).items():
        if name.startswith("_") or getattr(found, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(found):
            yield from (one for key, one in vars(found).items() if not key.startswith("_") and inspect.isfunction(one))
        elif callable(found) and inspect.isfunction(inspect.unwrap(found)):
            yield found
