from collections.abc import Callable
from functools import cache

from django.http import HttpRequest

from newsrooms.models import Membership
from newsrooms.today import today
from requests_app.queries.demand import Demand, demand_on


def reply_demanded(request: HttpRequest) -> dict[str, Callable[[], Demand | None]]:
    """On every page, before everything else: an institution closes a file unless we reply. Asked for where it is shown.

    A page that has read it with its own figures gives it under the same name.
    """
    member: Membership | None = getattr(request, "member", None)
    return {"reply_demanded": cache(lambda: demand_on(member, today()) if member else None)}
