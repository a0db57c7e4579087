"""The French catalogue: compiled without msgfmt, and found complete or not.

python tools/catalogues.py compile
python tools/catalogues.py check     nothing missing, nothing fuzzy, every sentence of the source is in it
python tools/catalogues.py extract   bring the catalogue up to the source (make messages)
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = ["makemessages", "--locale", "fr", "--no-obsolete", "--no-wrap", "--add-location", "file"]
NOT_SOURCE = [".*", "var", "mutants", "node_modules", "tests", "test-results", "htmlcov", "__pycache__", "*.mo"]


def compile_catalogues(folder: Path) -> list[Path]:
    """Each .mo older than its .po, made anew."""
    made = []
    for po in sorted(folder.rglob("*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            fresh = mo.with_suffix(".mo-new")
            polib.pofile(str(po)).save_as_mofile(str(fresh))
            fresh.replace(mo)  # at once: a server may be reading
            made.append(mo)
    return made


def faults_of(po: Path) -> list[str]:
    """What is not ready to be read by a person, one line each."""
    entries = [entry for entry in polib.pofile(str(po)) if not entry.obsolete]
    fuzzy = [f"{po.name}: fuzzy: {entry.msgid!r}" for entry in entries if entry.fuzzy]
    missing = [f"{po.name}: not translated: {entry.msgid!r}" for entry in entries if not is_translated(entry)]
    return fuzzy + missing


def is_translated(entry: polib.POEntry) -> bool:
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def extract(root: Path) -> None:
    """Let Django's makemessages read the source under `root` (needs gettext)."""
    command = [sys.executable, "manage.py", *EXTRACT, *(f"--ignore={name}" for name in NOT_SOURCE if name != ".*")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def sentences_of(root: Path) -> set[tuple[str | None, str]]:
    return {
        (entry.msgctxt, entry.msgid)
        for po in sorted((root / "locale").rglob("*.po"))
        for entry in polib.pofile(str(po))
        if not entry.obsolete
    }


def faults_against_source(root: Path) -> list[str]:
    """Sentences in the source that the catalogue lacks, and the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*NOT_SOURCE))
        extract(copy)
        wanted, found = sentences_of(copy), sentences_of(root)
    return [
        *(f"not in the catalogue (make messages): {msgid!r}" for _, msgid in sorted(wanted - found, key=str)),
        *(f"no longer in the source (make messages): {msgid!r}" for _, msgid in sorted(found - wanted, key=str)),
    ]


def check(root: Path) -> list[str]:
    faults = [fault for po in sorted((root / "locale").rglob("*.po")) for fault in faults_of(po)]
    return faults + faults_against_source(root)


def main(arguments: list[str]) -> int:
    if arguments == ["compile"]:
        for made in compile_catalogues(ROOT / "locale"):
            print(f"Compiled {made.relative_to(ROOT)}")
        return 0
    if arguments == ["extract"]:
        extract(ROOT)
        compile_catalogues(ROOT / "locale")
        arguments = ["check"]
    if arguments != ["check"]:
        print(__doc__, file=sys.stderr)
        return 2
    faults = check(ROOT)
    print("\n".join(faults) or "The catalogue is complete.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
