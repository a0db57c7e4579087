"""Who asks: turns a signed-in person and the newsroom in the address into a member."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from .models import Membership, User

Params = ParamSpec("Params")


class MemberRequest(HttpRequest):
    """A request of somebody who belongs to the newsroom that the address names."""

    user: User
    member: Membership
    htmx: Any


MemberView = Callable[Concatenate[MemberRequest, Params], HttpResponseBase]


def for_member(view: MemberView[Params]) -> Callable[..., HttpResponseBase]:
    """Give the view `request.member`. A newsroom that is not one's own answers like one that does not exist."""

    @login_required
    @wraps(view)
    def with_member(
        request: MemberRequest, newsroom: str, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponseBase:
        if "\x00" in request.path:  # PostgreSQL refuses even to look for it
            raise Http404
        member = Membership.objects.of_user(request.user).filter(newsroom__slug=newsroom).first()
        if member is None:
            raise Http404
        request.member = member
        return view(request, *args, **kwargs)

    return with_member
