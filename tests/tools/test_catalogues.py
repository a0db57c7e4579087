import os

import polib
import pytest

from tools.catalogues import compile_catalogues, faults_of


@pytest.fixture
def po(tmp_path):
    path = tmp_path / "un été" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=2; plural=(n > 1);"}
    catalogue.append(polib.POEntry(msgid="late", msgstr="en retard"))
    catalogue.save(str(path))
    return path


def test_a_catalogue_is_compiled_once(po, tmp_path):
    assert compile_catalogues(tmp_path) == [po.with_suffix(".mo")]
    assert compile_catalogues(tmp_path) == []


def test_a_changed_catalogue_is_compiled_again(po, tmp_path):
    compile_catalogues(tmp_path)
    later = po.stat().st_mtime + 10
    os.utime(po, (later, later))

    assert compile_catalogues(tmp_path) == [po.with_suffix(".mo")]


def test_what_is_missing_or_fuzzy_is_named(po):
    catalogue = polib.pofile(str(po))
    catalogue.append(polib.POEntry(msgid="due"))
    catalogue.append(polib.POEntry(msgid="%d day", msgid_plural="%d days", msgstr_plural={0: "%d jour", 1: ""}))
    catalogue.append(polib.POEntry(msgid="open", msgstr="ouvert", flags=["fuzzy"]))
    catalogue.append(polib.POEntry(msgid="gone", obsolete=True))
    catalogue.save(str(po))

    assert faults_of(po) == [
        "django.po: fuzzy: 'open'",
        "django.po: not translated: 'due'",
        "django.po: not translated: '%d day'",
    ]
