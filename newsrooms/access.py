"""Who asks: turns a signed-in person and the newsroom in the address into a member."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

from .kept import keep_typed, take_typed
from .models import Membership, User

# The tag of a message that tells the browser that what it had kept of a form is saved.
SAVED = "saved"
# How the tag of a message begins that offers to take back what was done; the address to send it to follows.
UNDO = "undo "

Params = ParamSpec("Params")


class MemberRequest(HttpRequest):
    """A request of somebody who belongs to the newsroom that the address names."""

    user: User
    member: Membership
    other_memberships: list[Membership]  # in other newsrooms, for the switch
    htmx: Any
    typed_before: QueryDict | None  # sent to this page when the session had ended: to be shown again, not judged


MemberView = Callable[Concatenate[MemberRequest, Params], HttpResponseBase]


def for_member(view: MemberView[Params]) -> Callable[..., HttpResponseBase]:
    """Give the view `request.member`. A newsroom that is not one's own answers like one that does not exist."""

    @wraps(view)
    def with_member(
        request: MemberRequest, newsroom: str, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponseBase:
        if "\x00" in request.path:  # PostgreSQL refuses even to look for it
            raise Http404
        memberships = list(Membership.objects.of_user(request.user))
        member = next((one for one in memberships if one.newsroom.slug == newsroom), None)
        if member is None:
            raise Http404
        request.member = member
        request.other_memberships = [one for one in memberships if one != member]
        request.typed_before = take_typed(request)
        if request.typed_before is not None:
            messages.info(request, _("You had been signed out. What you typed is here again; it is not saved yet."))
        return view(request, *args, **kwargs)

    signed_in: Callable[..., HttpResponseBase] = login_required(with_member)

    @wraps(view)
    def for_anybody(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated and "HX-Request" not in request.headers:
            keep_typed(request)
        return signed_in(request, *args, **kwargs)

    return for_anybody
