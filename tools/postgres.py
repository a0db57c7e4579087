"""A throw-away PostgreSQL for one command of this Python: python tools/postgres.py [-m MODULE | FILE] …

Made of the system's packages in a temporary folder, on a free port of this machine alone, and run by a user without
rights when we are root. The command finds it in DATABASE_URL. It is gone when the command ends, also when that is
interrupted, and when this process is killed: a keeper takes it away as soon as nobody holds the other end of its pipe.
`running` keeps the data of one in a folder that is given (bench/_data/store.py).
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.bootstrap import POSTGRESQL, line_to_run, postgresql_folder

KEEP = "--keep"
USER = "atip"
UNPRIVILEGED = "nobody"  # not `postgres`, to whom this machine's own databases may belong
TRIES = 3  # of another port, when somebody took it between our look and the server's start
# Nothing of it need survive a power cut.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Server:
    """The folder and what runs in it. `kept` is one that stays, with its data: made where there is none."""

    def __init__(self, programs: Path, settings: dict[str, str], kept: Path | None) -> None:
        self.programs = programs
        self.settings = settings
        self.stays = kept is not None
        self.started = False
        self.folder = kept or Path(tempfile.mkdtemp(prefix="atip-tracker-postgresql-"))
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.password = self.folder / "password"
        if not self.password.exists():
            self.password.write_text(secrets.token_urlsafe(16), encoding="ascii")
        self.somebody: dict[str, Any] = {}
        if os.geteuid() == 0:  # which PostgreSQL refuses to run as
            nobody = pwd.getpwnam(UNPRIVILEGED)
            for path in (self.folder, self.password):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
            self.somebody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def call(self, program: str, *arguments: str) -> bool:
        """Whether the program succeeded; what it says goes into a file of the folder."""
        with (self.folder / "said").open("ab") as said:
            done = subprocess.run(
                [self.programs / program, *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
                **self.somebody,
            )
        return done.returncode == 0

    def start(self) -> str:
        """Make it, start it, and give its address.

        Raises: RuntimeError with what PostgreSQL said.
        """
        # Sorted as people sort, as on a server in Canada: a test that leans on the order of code points must say so.
        language = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-CA"]
        access = [f"--username={USER}", "--auth=scram-sha-256", f"--pwfile={self.password}", "--no-sync"]
        data = str(self.data)
        if self.data.exists() or self.call("initdb", f"--pgdata={data}", *language, *access):
            for _ in range(TRIES):
                port = free_port()
                settings = {"port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
                options = " ".join(f"-c {name}={value}" for name, value in (settings | self.settings).items())
                if self.call("pg_ctl", "start", "-w", "-s", "-D", data, "-l", f"{data}/log", "-o", options):
                    self.started = True
                    return f"postgres://{USER}:{self.password.read_text()}@127.0.0.1:{port}/postgres"
        raise RuntimeError(self.said())

    def said(self) -> str:
        return "\n".join(
            path.read_text(encoding="utf-8", errors="replace")
            for path in (self.folder / "said", self.data / "log")
            if path.exists()
        )

    def end(self) -> None:
        if self.stays:
            if self.started:  # else it may be that of another run, which has the folder
                self.call("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", str(self.data))
            return
        if (self.data / "postmaster.pid").exists():
            self.call("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", str(self.data))
        shutil.rmtree(self.folder, ignore_errors=True)


def keep(kept: str, settings: Sequence[str]) -> int:
    """The keeper: a server while its standard input is open; its address is the first line that it prints."""
    programs = postgresql_folder()
    if programs is None:
        print(f"No PostgreSQL. Run this line, then try again:\n\n  {line_to_run([POSTGRESQL])}", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is below tidies up
    server = Server(programs, dict(setting.split("=", 1) for setting in settings), Path(kept) if kept else None)
    try:
        print(server.start(), flush=True)
        sys.stdin.read()
    except RuntimeError as refusal:
        print(f"PostgreSQL did not start. It said:\n{refusal}", file=sys.stderr)
        return 1
    finally:
        server.end()
    return 0


@contextmanager
def running(settings: dict[str, str], kept: Path | None = None) -> Iterator[str]:
    """A server's address, for as long as the block lasts. `settings` are PostgreSQL's own; `kept`: as in `Server`.

    Raises: RuntimeError when there is none; why has been printed.
    """
    told = [f"{name}={value}" for name, value in settings.items()]
    keeper = subprocess.Popen(
        [sys.executable, __file__, KEEP, str(kept or ""), *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # what interrupts us is not for it: it ends after us
    )
    with keeper:
        address = keeper.stdout.readline().strip() if keeper.stdout else ""
        if not address:
            raise RuntimeError("No PostgreSQL")
        yield address


def throw_away() -> AbstractContextManager[str]:
    """The address of a server of which nothing stays."""
    return running(QUICK)


def main(arguments: Sequence[str]) -> int:
    if arguments[0] == KEEP:
        return keep(arguments[1], arguments[2:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with throw_away() as address:
            command = subprocess.Popen([sys.executable, *arguments], env={**os.environ, "DATABASE_URL": address})
            try:
                return command.wait()
            except (KeyboardInterrupt, SystemExit):
                command.terminate()
                command.wait()
                raise
    except KeyboardInterrupt:
        return 130
    except RuntimeError:
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
