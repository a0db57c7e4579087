"""What must not go into production together. `manage.py check --deploy` lists it; the server refuses to start on it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured

TAG = "atip"
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 10


@register(TAG, deploy=True)
def no_unsafe_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    return list(unsafe_demo() if settings.DEMO else unsafe_production())


def hosts_elsewhere() -> list[str]:
    """The hosts of ALLOWED_HOSTS by which another machine could reach us."""
    return sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK)


def secret_key() -> str:
    """The key, "" when there is none (Django refuses to read an empty one)."""
    try:
        key: str = settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""
    return key


def unsafe_demo() -> Iterator[CheckMessage]:
    """A demo lets anybody in with one click: it is for one machine."""
    if settings.HTTPS or hosts_elsewhere():
        yield Error(
            "DEMO is on where others could reach it, and it lets anybody in with one click.",
            hint="Unset DEMO; or keep it to this machine: HTTPS=0, and ALLOWED_HOSTS only 127.0.0.1 and localhost.",
            id="atip.E002",
        )


def unsafe_production() -> Iterator[CheckMessage]:
    key = secret_key()
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS or key.startswith("django-insecure-"):
        yield Error(
            f"SECRET_KEY is missing or weak: at least {SHORTEST_KEY} characters that nobody can guess.",
            hint="Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="atip.E001",
        )
    if settings.FIXED_TODAY is not None and not settings.DEBUG:
        yield Error(
            f"TODAY holds the clock still on {settings.FIXED_TODAY}: every deadline would be wrong from the next day.",
            hint="Unset TODAY; it is for the demo and for tests.",
            id="atip.E003",
        )
    if any(str(cache["BACKEND"]).endswith("LocMemCache") for cache in settings.CACHES.values()):
        yield Error(
            "A cache lives in the memory of one process: failed sign-ins would be counted per process.",
            hint="Take the database cache (the default) or a shared one.",
            id="atip.E004",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS takes any host: a forged one would stand in the links of our mails.",
            hint="Name the hosts that people use.",
            id="atip.E005",
        )
    if settings.DEBUG and (settings.HTTPS or hosts_elsewhere()):
        yield Error(
            "DEBUG is on where others could reach it: error pages show settings and requests to anybody.",
            hint="Unset DEBUG.",
            id="atip.E006",
        )
    if not settings.HTTPS and hosts_elsewhere():
        yield Error(
            "HTTPS is off where others could reach it: passwords and sources would travel in the clear.",
            hint="Leave HTTPS on, behind a proxy that ends TLS and sets X-Forwarded-Proto (TRUSTED_PROXY_COUNT=1).",
            id="atip.E007",
        )


def refuse_unsafe_settings() -> None:
    """Stop a server before its first answer.

    Raises: ImproperlyConfigured, with every message and what to do.
    """
    found = [message for message in run_checks(tags=[TAG], include_deployment_checks=True) if message.is_serious()]
    if found:
        told = "\n".join(f"  {message.id}: {message.msg}\n    {message.hint}" for message in found)
        raise ImproperlyConfigured(f"These settings are not safe to serve with (docs/settings.md):\n{told}")
