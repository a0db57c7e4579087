"""The house tests itself: rules that no linter knows. Each exception stands here with its reason."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations import AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader

from newsrooms.migrating import Online
from tools.bootstrap import DEV_LOCK, LOCK
from tools.catalogues import faults_of

ROOT = Path(settings.BASE_DIR)
ROOMS = ("atip_tracker", "complaints", "newsrooms", "reminders", "requests_app")

# Managers that may be asked in views and queries without `visible_to`, and why.
ASKED_FREELY = {
    "Membership": "where the member comes from: there is none to ask yet",
    "Invitation": "found by its secret, before there is a member",
    "User": "found by the invitation's address, before there is a member",
}
# Single questions that may be asked without it, and why.
ASKED_ONCE = {
    "requests_app/queries/public_scorecard.py: PublicScorecard.objects.opened_by": "found by its secret, by anybody",
    "requests_app/queries/public_scorecard.py: Scorecard.objects.of_published": "of a newsroom that shows them",
    "requests_app/queries/reading.py: Limit.objects.filter": "of requests that came through the door",
    "requests_app/queries/reading.py: Tag.objects.filter": "of requests that came through the door",
    "requests_app/queries/found_documents.py: SearchEntry.objects.filter": "of requests that came through the door",
    "requests_app/queries/searching.py: Event.objects.standing": "of requests that came through the door",
    "requests_app/queries/searching.py: FileNumber.objects.standing": "of requests that came through the door",
}
# Templates that may print HTML as it comes, and why.
PRINTED_AS_IT_COMES = {
    "templates/components/_checkbox.html": "help_text of our own forms, as Django's own template prints it",
    "templates/django/forms/field.html": "help_text of our own forms, as Django's own template prints it",
}
THE_WALL_CLOCK = "newsrooms/today.py"
THE_PRINTER = "newsrooms/pdf/press.py"


def committed() -> list[Path]:
    """What a clone would hold, and what is about to be committed; of a copy without git, all but what is made here."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made_here = {"var", "mutants", "test-results", "htmlcov", "__pycache__"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not any(part[0] == "." or part in made_here for part in path.relative_to(ROOT).parts[:-1])
    ]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_of(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]


def html_templates() -> list[Path]:
    return [path for path in committed() if path.suffix == ".html" and "tests" not in path.parts]


def calls_of(node: ast.AST) -> str:
    """`a.b.c` of an attribute, "" of anything else."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def test_there_is_one_door_to_rows():
    asked = set()
    for path in python_of(*ROOMS):
        if {"views", "queries"} & {part.removesuffix(".py") for part in path.parts}:
            for node in ast.walk(ast.parse(path.read_text())):
                chain = calls_of(node)
                model, _, rest = chain.partition(".objects.")
                if rest and rest != "visible_to" and not rest.startswith("visible_to.") and model not in ASKED_FREELY:
                    asked.add(f"{named(path)}: {chain}")

    assert asked == set(ASKED_ONCE)


def test_templates_hold_no_inline_style_or_script():
    # The Content Security Policy would refuse it in the browser; the letter's template has a style sheet of its own.
    inline = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    found = [
        f"{named(path)}: {match.group().strip()}"
        for path in html_templates()
        for match in inline.finditer(re.sub(r"\{#.*?#\}", "", path.read_text()))
    ]

    assert found == []


def test_a_templates_comment_ends_on_its_line():
    # Django prints one that does not.
    open_at_the_end = re.compile(r"\{#(?:(?!#\}).)*$", re.MULTILINE)

    assert [named(path) for path in html_templates() if open_at_the_end.search(path.read_text())] == []


def test_templates_escape_what_they_print():
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b")
    found = {named(path) for path in html_templates() if unescaped.search(path.read_text())}

    assert found == set(PRINTED_AS_IT_COMES)


def variables_read() -> Counter[str]:
    """The environment variables of settings.py and how often each is read."""
    tree = ast.parse((ROOT / "atip_tracker" / "settings.py").read_text())
    return Counter(
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and calls_of(node.func).startswith("env.")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    )


def test_each_setting_is_read_once():
    assert [name for name, times in variables_read().items() if times > 1] == []


def test_each_setting_is_documented():
    rows = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE)

    assert sorted(rows) == sorted(variables_read())


def test_the_environment_is_read_in_settings_only():
    allowed = {"atip_tracker/settings.py", "atip_tracker/wsgi.py"}
    reads = re.compile(r"os\.(environ|getenv)")
    found = {named(path) for path in python_of(*ROOMS) if reads.search(path.read_text())}

    assert found - allowed == set()


def test_one_place_reads_the_days_date():
    # A moment (timezone.now) is not a day: it dates the audit trail and lets an invitation lapse.
    reads = re.compile(r"\bdate\.today\(|\bdatetime\.(now|today|utcnow)\(|\blocaldate\(|\blocaltime\(\)|time\.time\(")
    found = {named(path) for path in python_of(*ROOMS) if reads.search(path.read_text())}

    assert found == {THE_WALL_CLOCK}


def test_the_days_date_is_never_taken_from_a_moment():
    reads = re.compile(r"timezone\.now\(\)\.date\(|\bnow\(\)\.date\(")
    found = {named(path) for path in python_of(*ROOMS) if reads.search(path.read_text())}

    assert found - {THE_WALL_CLOCK} == set()


def test_one_module_knows_the_printer():
    imports = re.compile(r"^\s*(from|import) weasyprint", re.MULTILINE)
    found = {named(path) for path in python_of(*ROOMS) if imports.search(path.read_text())}

    assert found == {THE_PRINTER}


def test_no_file_names_a_package_registry():
    # Put together here, so that this file names none either.
    registries = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "registry." + "yarnpkg", "crates" + ".io"]
    addresses = re.compile("|".join(map(re.escape, registries)))
    found = [
        named(path)
        for path in committed()
        if path.suffix not in {".png", ".woff2", ".pdf", ".ttf", ".ico"}
        and addresses.search(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert found == []


def pins_of(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_the_two_locks_agree():
    run, dev = pins_of(LOCK), pins_of(DEV_LOCK)

    assert run
    assert {name: dev.get(name) for name in run} == run


def test_each_pin_has_its_hashes():
    for lock in (LOCK, DEV_LOCK):
        blocks = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)
        assert [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_make_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    told = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [line.split()[1] for line in told.splitlines()] == targets
    assert f".PHONY: {' '.join(targets)}\n" in makefile


def test_the_french_catalogue_is_complete():
    catalogues = sorted((ROOT / "locale").rglob("*.po"))

    assert catalogues
    assert [fault for po in catalogues for fault in faults_of(po)] == []


def test_no_word_to_translate_stands_inside_an_f_string():
    translating = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
    missed = {  # by what collects the words for the catalogue
        named(path)
        for path in python_of(*ROOMS)
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and calls_of(call.func) in translating
    }

    assert missed == set()


def test_each_migration_is_named_for_what_it_does():
    unnamed = re.compile(r"_auto_|_initial$")
    found = [
        named(path) for room in ROOMS for path in (ROOT / room).rglob("migrations/*.py") if unnamed.search(path.stem)
    ]

    assert found == []


def made_at_once(migration: Migration) -> Iterator[str]:
    """Indexes that an operation makes on a table which was there before, while its writers wait."""
    new = {operation.name_lower for operation in migration.operations if isinstance(operation, CreateModel)}
    online = [operation for operation in migration.operations if isinstance(operation, Online)]
    if online and (migration.atomic or len(online) < len(migration.operations)):
        yield "indexes online and other things, or without `atomic = False`"
    plain = [operation for operation in migration.operations if isinstance(operation, AddIndex)]
    for operation in plain:
        if not isinstance(operation, Online) and operation.model_name_lower not in new:
            yield operation.describe()


def test_a_migration_makes_an_index_without_stopping_those_who_write():
    # From here on tables are full: `newsrooms.migrating.AddIndexOnline`, in a migration of `atomic = False`.
    before = {"newsrooms": "0003", "requests_app": "0022", "complaints": "0003"}
    later = [
        migration
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in ROOMS and name[:4] > before.get(app, "")
    ]
    by_hand = re.compile(r"create\s+(unique\s+)?index\s+(?!concurrently)", re.IGNORECASE)
    sources = [path for room in ROOMS for path in (ROOT / room).rglob("migrations/0*.py")]

    assert [f"{migration}: {told}" for migration in later for told in made_at_once(migration)] == []
    assert [
        named(path)
        for path in sources
        if path.name[:4] > before.get(path.parent.parent.name, "") and by_hand.search(path.read_text())
    ] == []


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, with nothing of the tests' settings in it."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:django", "manage.py", *arguments],
        cwd=ROOT,
        env={**keep, "VAR_DIR": os.environ["VAR_DIR"], **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


PRODUCTION = {
    "HTTPS": "1",
    "SECRET_KEY": "a-key-of-the-tests-that-is-long-enough-0123456789-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "atip.newsroom.example",
}


def test_production_settings_pass_djangos_own_inspection():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (done.returncode, done.stderr) == (0, "")


def test_models_and_migrations_agree():
    done = manage("makemigrations", "--check", "--dry-run")

    assert (done.returncode, done.stdout) == (0, "No changes detected\n")


@pytest.mark.parametrize(
    ("unsafe", "code"),
    [
        ({"SECRET_KEY": ""}, "atip.E001"),
        ({"SECRET_KEY": "short"}, "atip.E001"),
        ({"DEMO": "1"}, "atip.E002"),
        ({"TODAY": "2020-04-01"}, "atip.E003"),
        ({"ALLOWED_HOSTS": "*"}, "atip.E005"),
        ({"DEBUG": "1"}, "atip.E006"),
        ({"HTTPS": "0"}, "atip.E007"),
    ],
)
def test_a_server_with_unsafe_settings_does_not_start(unsafe, code):
    done = manage("runserver", "--noreload", "127.0.0.1:1", **{**PRODUCTION, **unsafe})

    assert done.returncode != 0
    assert code in done.stderr
