import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap
from tools.bootstrap import (
    BROWSER,
    PANGO,
    POPPLER,
    VENV,
    Need,
    NotReady,
    bring,
    install,
    is_debian,
    is_installed,
    line_to_run,
    make_venv,
    stamps,
    still_works,
)

UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"


def missing(package: str) -> Need:
    return Need(lambda: False, [package], [package], [package])


@pytest.mark.parametrize(("os_release", "debian"), [(UBUNTU, True), (MINT, True), (FEDORA, False)])
def test_a_child_of_debian_is_known_by_its_family(tmp_path, monkeypatch, os_release, debian):
    monkeypatch.setattr("tools.bootstrap.shutil.which", lambda name: f"/usr/bin/{name}")
    release = tmp_path / "os-release"
    release.write_text(os_release)

    assert is_debian(release) == debian
    assert not is_debian(tmp_path / "none")


def test_one_line_names_all_that_is_missing_on_debian(monkeypatch):
    monkeypatch.setattr(bootstrap, "is_debian", lambda: True)

    assert line_to_run([PANGO, BROWSER, POPPLER]) == (
        "sudo apt-get update && sudo apt-get install -y "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 chromium poppler-utils"
    )
    assert line_to_run([VENV]).endswith(f"python3.{sys.version_info[1]}-venv")


def test_one_line_names_all_that_is_missing_on_a_mac(monkeypatch):
    monkeypatch.setattr(bootstrap, "is_debian", lambda: False)
    monkeypatch.setattr("tools.bootstrap.sys.platform", "darwin")

    assert line_to_run([PANGO, BROWSER]) == "brew install pango && brew install --cask google-chrome"


def test_an_ordinary_user_is_told_and_nothing_is_installed(monkeypatch):
    monkeypatch.setattr("tools.bootstrap.os.geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "install_by_apt", lambda needs: pytest.fail("apt was called"))

    with pytest.raises(NotReady, match="libnone"):
        bring([missing("libnone")])


def test_root_on_debian_gets_it_installed(monkeypatch):
    here: list[str] = []
    wanted = Need(lambda: bool(here), ["libsome"], ["libsome"], ["libsome"])
    monkeypatch.setattr("tools.bootstrap.os.geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap, "is_debian", lambda: True)
    monkeypatch.setattr(bootstrap, "install_by_apt", lambda needs: here.extend(needs[0].debian))

    bring([wanted])

    assert here == ["libsome"]


def test_what_apt_does_not_bring_is_told(monkeypatch):
    monkeypatch.setattr("tools.bootstrap.os.geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap, "is_debian", lambda: True)
    monkeypatch.setattr(bootstrap, "install_by_apt", lambda needs: None)

    with pytest.raises(NotReady, match="sudo apt-get update && sudo apt-get install -y libnone"):
        bring([missing("libnone")])


def test_libraries_are_tried_not_believed():
    assert bootstrap.loads("libc.so.6") or not sys.platform.startswith("linux")
    if sys.platform.startswith("linux"):
        assert not bootstrap.loads("libc.so.6", "libno-such-thing.so.9")


@pytest.fixture
def project(tmp_path) -> Path:
    folder = tmp_path / "un café à Montréal"
    folder.mkdir()
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).write_text(f"# {name}\n")
    return folder


@pytest.fixture
def pip(monkeypatch) -> list[list[str]]:
    """What would have been run; all of it succeeds."""
    calls: list[list[str]] = []

    def run(command, **more):
        calls.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")

    monkeypatch.setattr("tools.bootstrap.subprocess.run", run)
    return calls


def test_a_lock_is_installed_once(project, pip):
    venv = project / ".venv"
    venv.mkdir()
    lock = project / "requirements.txt"

    install(venv, [lock])
    first = len(pip)
    install(venv, [lock])

    assert first > 0
    assert len(pip) == first
    assert ["-r", str(lock)] == next(call for call in pip if "--require-hashes" in call)[-2:]


def test_a_changed_lock_is_installed_again(project, pip):
    venv = project / ".venv"
    venv.mkdir()
    lock = project / "requirements.txt"
    install(venv, [lock])

    lock.write_text("# another\n")

    assert not is_installed(venv, lock)


def test_the_tests_lock_holds_the_apps(project, pip):
    venv = project / ".venv"
    venv.mkdir()
    locks = [project / "requirements.txt", project / "requirements-dev.txt"]

    install(venv, locks)

    assert is_installed(venv, locks[0])
    assert (venv / "installed-locks").read_text() == stamps(locks)


def test_a_failed_installation_leaves_no_stamp(project, monkeypatch):
    venv = project / ".venv"
    venv.mkdir()
    lock = project / "requirements.txt"
    (venv / "installed-locks").write_text("0  requirements.txt\n")
    monkeypatch.setattr(
        "tools.bootstrap.subprocess.run", lambda command, **more: subprocess.CompletedProcess(command, 1, "", "")
    )

    with pytest.raises(NotReady, match="pip could not install"):
        install(venv, [lock])

    assert not (venv / "installed-locks").exists()


def test_an_environment_that_does_not_start_is_made_anew(project, pip):
    venv = project / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to("/no/such/python3.9")

    make_venv(venv)

    assert pip[-1] == [sys.executable, "-m", "venv", "--clear", str(venv)]


def test_this_environment_works():
    assert still_works(Path(sys.prefix))


def test_an_old_python_is_told_what_is_needed(project, monkeypatch):
    monkeypatch.setattr("tools.bootstrap.sys.version_info", (3, 9, 2))

    with pytest.raises(NotReady, match=r"Python 3.11 or later is needed, and .* is 3.9"):
        bootstrap.prepare("run", project)


def test_an_old_python_can_read_the_file_that_refuses_it():
    ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))
