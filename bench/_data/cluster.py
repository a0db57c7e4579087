"""A throw-away PostgreSQL from the system's packages, on a free port, as an unprivileged user."""

import os
import pwd
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = {
    "shared_buffers": "1GB",
    "max_wal_size": "4GB",
    "maintenance_work_mem": "512MB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


def binaries() -> Path | None:
    """The newest that Debian has put there; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def as_nobody_special(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        if os.geteuid() == 0
        else command
    )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def cluster(kept: Path) -> Iterator[str]:
    """The address of a server on the data in `kept`, made where there is none, for as long as it is needed."""
    home = binaries()
    if home is None:
        raise FileNotFoundError("no PostgreSQL here: apt-get install postgresql")
    data = kept / "pg"
    if not (data / "PG_VERSION").exists():
        data.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            known = pwd.getpwnam("postgres")
            os.chown(data, known.pw_uid, known.pw_gid)
        data.chmod(0o700)
        command = [
            str(home / "initdb"),
            "-D",
            str(data),
            "-U",
            "bench",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(as_nobody_special(command), cwd="/", check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    port = free_port()
    told = [part for name, value in {**SETTINGS, "port": str(port)}.items() for part in ("-c", f"{name}={value}")]
    with tempfile.TemporaryFile() as log:
        command = as_nobody_special([str(home / "postgres"), "-D", str(data), *told])
        server = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)  # noqa: S603
        try:
            wait_for(home, port, server)
            yield f"postgres://bench@127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(home: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    ready = [str(home / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "1"]
    while subprocess.run(ready, check=False).returncode:  # noqa: S603
        if server.poll() is not None:
            raise ChildProcessError(f"PostgreSQL stopped with {server.returncode}")
