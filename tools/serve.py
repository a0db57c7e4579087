"""The demo server: catalogues, tables and demo newsroom brought up to date, then pages on one address.

python tools/serve.py [PORT]

One process from the first line to gunicorn's own, so that Django is loaded once and the first page is quick.
"""

import os
import secrets
import signal
import socket
import sys
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from django.conf import settings  # noqa: E402 - after the path
from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.db import connections  # noqa: E402
from django.urls import get_resolver  # noqa: E402
from gunicorn.app.base import BaseApplication  # noqa: E402

from tools.catalogues import compile_catalogues  # noqa: E402

HOST = "127.0.0.1"


def refuse_taken(port: int) -> None:
    """Say in one line that another program answers there, instead of gunicorn's five tries."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            sys.exit(f"Port {port} cannot be had ({error.strerror}). Take another: make run PORT={port + 1}")


def demo_key(folder: Path) -> str:
    """A key of this checkout's own, kept so that a restart signs nobody out."""
    path = folder / "demo-secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


def set_environment(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "atip_tracker.settings"
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("PUBLIC_URL", f"http://{HOST}:{port}")
    os.environ.setdefault("SECRET_KEY", demo_key(ROOT / "var"))
    (ROOT / "var" / "static").mkdir(exist_ok=True)  # whitenoise warns where it is not, though the finders serve


def bring_up_to_date() -> None:
    """Tables, cache table, demo newsroom, stored clocks: each command does nothing where nothing is to be done."""
    from django.core.management import call_command, get_commands  # noqa: PLC0415 - after the environment

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    for command in ("wind", "index", "demo"):
        if command in get_commands():
            call_command(command)


def load_application() -> Any:
    """The product's own, which refuses unsafe settings (in .env, say), and warm: the first page waits for no import."""
    try:
        from atip_tracker.wsgi import application  # noqa: PLC0415 - after the environment
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))
    get_resolver().url_patterns  # noqa: B018 - read for its effect: it loads the views
    return application


def accounts() -> list[str]:
    """One line for each demo account, in the order of the sign-in page."""
    from newsrooms.models import Membership  # noqa: PLC0415 - after the environment

    members = {member.user.email: member for member in Membership.objects.select_related("user", "newsroom")}
    found = [members[email] for email in settings.DEMO_ACCOUNTS if email in members]
    return [f"  {member.user.email:26} {member.get_role_display()}, {member.newsroom}" for member in found]


def warm_the_press(_worker: Any) -> None:
    """Load the printing beside the first pages, so that the first letter does not wait for it."""
    from complaints.letters.render import warm_up_soon  # noqa: PLC0415 - in the worker, after the fork

    warm_up_soon()


def work_beside() -> int:
    """The background jobs in a process of their own, which shares what is loaded; its number."""
    server = os.getpid()
    child = os.fork()
    if child == 0:
        from newsrooms.jobs.worker import work  # noqa: PLC0415 - after the environment

        Thread(target=stop_without, args=(server,), daemon=True).start()
        try:
            work(once=False)
        finally:
            os._exit(0)
    return child


def stop_without(server: int) -> None:
    """A server that was killed leaves no worker behind."""
    while os.getppid() == server:
        sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


class Server(BaseApplication):  # type: ignore[misc] # gunicorn tells no types
    """Gunicorn, told in code: two workers that share what was loaded before they began."""

    def __init__(self, application: Any, port: int, worker: int) -> None:
        self.application = application
        self.port = port
        self.worker = worker
        super().__init__()

    def load_config(self) -> None:
        for key, value in {
            "bind": f"{HOST}:{self.port}",
            "workers": 2,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": warm_the_press,
            "on_exit": lambda _server: os.kill(self.worker, signal.SIGTERM),
        }.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return self.application


def main(arguments: list[str]) -> None:
    port = int(arguments[0]) if arguments else 8000
    refuse_taken(port)
    set_environment(port)
    compile_catalogues(ROOT / "locale")
    application = load_application()
    bring_up_to_date()
    told = accounts()
    connections.close_all()  # none may cross into the workers
    print(f"\nATIP Tracker is on http://{HOST}:{port}  (Ctrl+C stops it)")
    print("One click on its sign-in page lets you in as:", *told, sep="\n", flush=True)
    sys.argv = sys.argv[:1]
    Server(application, port, work_beside()).run()


if __name__ == "__main__":
    main(sys.argv[1:])
