"""A real Chromium on a real server. Every page is watched: what the browser complains of fails the test."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from tests.browser.world import TODAY, World, a_newsroom
from tools.bootstrap import BROWSER, browser, line_to_run

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the test

HERE = Path(__file__).parent
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
OUR_HOSTS = {"localhost", "127.0.0.1"}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base_url() -> None:
    """Not pytest-playwright's own: it warns under this pytest, and each page has the live server's address below."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = browser()
    if path is None:
        pytest.fail(f"No browser. Run this line, then try again: {line_to_run([BROWSER])}", pytrace=False)
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [
            *(["--no-sandbox"] if sys.platform != "darwin" and os.geteuid() == 0 else []),
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-gpu",
            "--disable-dev-shm-usage",  # small in a container, or not ours to write
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "reduced_motion": "reduce", "timezone_id": "America/Toronto"}


class Watch:
    """What the browser said that a visitor should never cause."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", lambda message: self.hear(message.type, message.text, message.location.get("url", "")))
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("request", lambda request: self.see(request.url))
        context.on(
            "response", lambda response: self.weigh(response.status, response.request.resource_type, response.url)
        )

    def hear(self, kind: str, text: str, url: str) -> None:
        # The status of an answer is weighed below: a page that is not there may be what the test asks for.
        if kind in {"error", "warning"} and not text.startswith("Failed to load resource"):
            self.complaints.append(f"console {kind}: {text} ({url})")

    def see(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in OUR_HOSTS:
            self.complaints.append(f"request to another host: {url}")

    def weigh(self, status: int, resource: str, url: str) -> None:
        if status >= 500 or (status >= 400 and resource not in {"document", "xhr", "fetch"}):
            self.complaints.append(f"answer {status}: {url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """For a test that means to provoke a complaint: `watch.complaints.clear()`."""
    watching = Watch()
    yield watching
    if watching.complaints:
        pytest.fail("The browser complained:\n" + "\n".join(watching.complaints), pytrace=False)


@pytest.fixture
def new_page(new_context, watch, live_server) -> Callable[..., Page]:
    """A page in a context of its own: `new_page(PHONE, color_scheme="dark")`. Addresses may begin with "/"."""

    def make(size: dict[str, Any] = DESKTOP, **more: Any) -> Page:
        context = new_context(base_url=live_server.url, **{"locale": "en-CA", **size, **more})
        watch.over(context)
        context.set_default_timeout(10_000)
        return context.new_page()

    return make


@pytest.fixture
def page(new_page) -> Page:
    return new_page(DESKTOP)


@pytest.fixture
def phone(new_page) -> Page:
    return new_page(PHONE)


@pytest.fixture
def no_js(new_page) -> Page:
    return new_page(DESKTOP, java_script_enabled=False)


@pytest.fixture
def sign_in(live_server, settings) -> Callable[[Page, Any], None]:
    """Sign `user` in on `page` without the sign-in page (which has tests of its own)."""

    def sign(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url, "httpOnly": True}]
        )

    return sign


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Nothing that axe finds, size of targets included."""
    engine = Axe()

    def assert_clean(page: Page) -> None:
        options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
        found = engine.run(page, options=options).response["violations"]
        told = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n    "
            + "\n    ".join(f"{' '.join(node['target'])}  {node['html'][:160]}" for node in violation["nodes"])
            for violation in found
        ]
        assert not told, f"axe on {page.url}:\n" + "\n".join(told)

    return assert_clean


@pytest.fixture(scope="session")
def screens(pytestconfig) -> Callable[[Page, str], Path]:
    """Keep a picture of the whole page under test-results/screens/, to be looked at."""
    folder = Path(pytestconfig.rootpath, "test-results", "screens")

    def save(page: Page, name: str) -> Path:
        size = page.viewport_size
        width = size["width"] if size else 0
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        path = folder / f"{name}-{width}-{'dark' if dark else 'light'}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return save


@pytest.fixture
def world(live_server, on_day) -> World:
    """A newsroom with a request in each state; today is 1 April 2020."""
    on_day(TODAY)
    return a_newsroom()
