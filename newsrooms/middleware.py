from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .audit import client_address

Handler = Callable[[HttpRequest], HttpResponse]


NO_DEVICES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class HeadersMiddleware:
    """What Django and the CSP leave unsaid, on every answer, static files included."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", NO_DEVICES)
        return response


class ClientAddressMiddleware:
    """Tells the audit trail where a request came from; forged forwarding headers are not believed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = client_address.set(trusted_address(request))
        try:
            return self.get_response(request)
        finally:
            client_address.reset(token)


class NoStoreMiddleware:
    """What is behind sign-in stays in no cache: the next person at this desk must not go back to it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response


def trusted_address(request: HttpRequest) -> str | None:
    """The client's address, counted back over as many proxies as we run ourselves."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    claimed = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(claimed.partition("%")[0]))  # without the zone of a link-local address
    except ValueError:  # a Unix socket has none
        return None
