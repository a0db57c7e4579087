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
    assert law("QC").address("47", "fr") == "https://www.legisquebec.gouv.qc.ca/fr/document/lc/A-2.1"


@pytest.mark.parametrize("code", FEDERAL)
def test_federal_days_are_those_counted_by_hand(code):
    day = date(1983, 1, 1)
    while day < date(2121, 1, 1):
        assert law(code).is_holiday(day) == by_hand.is_holiday(day)
        assert law(code).is_rest_day(day) == by_hand.is_rest_day(day)
        day += timedelta(days=1 if day.month in (1, 4, 12) else 5)


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
        (b"tell_commissioner_over = 30", b"tell_comissioner_over = 30", "unknown .'tell_comissioner_over'"),
        (b"needs_length = false", b"needs_lenght = false", "unknown .'needs_lenght'"),
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
