"""What is checked in a list, and the way back to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.models import Membership
from requests_app.actions.bulk import MOST, NotTheirs
from requests_app.models import AccessRequest
from requests_app.queries.address import Asked, number_or_none

LISTS = ("overdue", "request_list")
LONGEST = 4_000  # signs of an address


@dataclass(frozen=True, slots=True)
class WayBack:
    """The list that the bar stood under, as it was asked for. Nobody is led anywhere else by it."""

    list: str
    query: str
    url: str

    @classmethod
    def read(cls, request: MemberRequest, name: str | None, query: QueryDict) -> "WayBack":
        name = name if name in LISTS else LISTS[0]
        asked = Asked.read(query)
        written = asked.query(after=asked.after)
        return cls(name, written, reverse(name, args=[request.member.newsroom.slug]) + written)

    @property
    def kept(self) -> str:
        """As an address keeps it."""
        return f"{self.query}&list={self.list}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Requests that were checked in a list."""

    requests: list[AccessRequest]
    back: WayBack

    @property
    def numbers(self) -> list[int]:
        return [one.pk for one in self.requests]

    def split(self, member: Membership) -> tuple[list[AccessRequest], list[AccessRequest]]:
        """Those that `member` may change, and the others."""
        theirs = [one for one in self.requests if one.may_be_changed_by(member)]
        return theirs, [one for one in self.requests if one not in theirs]


SelectionView = Callable[[MemberRequest, Selection], HttpResponse]


def for_selection(view: SelectionView) -> Callable[..., HttpResponseBase]:
    """Give the view what was checked: all of it, or 404. Whoever comes without, or with too much, is sent back."""

    @require_http_methods(["GET", "POST"])
    @for_member
    def with_selection(request: MemberRequest) -> HttpResponse:
        back = WayBack.read(request, request.POST.get("list"), QueryDict(request.POST.get("query", "")[1:LONGEST]))
        numbers = numbers_checked(request)
        if not numbers:
            messages.info(request, _("Check the requests first, then choose what to do with them."))
            return redirect(back.url)
        if len(numbers) > MOST:
            words = _("%(count)d requests are too many at once: %(most)d can be changed together. Nothing was changed.")
            messages.error(request, words % {"count": len(numbers), "most": MOST})
            return redirect(back.url)
        found = AccessRequest.objects.visible_to(request.member).filter(pk__in=numbers)
        requests = list(found.for_list().select_related("newsroom").order_by("due_latest", "pk"))
        if len(requests) != len(numbers):
            raise Http404
        try:
            return view(request, Selection(requests, back))
        except NotTheirs:  # since they were found just now
            raise Http404 from None

    return with_selection


def numbers_checked(request: MemberRequest) -> set[int]:
    """The numbers of the rows; a row checked in two tables of a page is one."""
    numbers = {number_or_none(typed) for typed in request.POST.getlist("id")}
    if None in numbers:
        raise Http404
    return {number for number in numbers if number is not None}
