from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from newsrooms.models import Membership


@login_required
def front_door(request: HttpRequest) -> HttpResponse:
    """Leads to one's newsroom; whoever has none yet is told what to do."""
    member = Membership.objects.of_user(request.user).first()  # type: ignore[arg-type]
    if member is None:
        return render(request, "newsrooms/no_newsroom.html")
    return redirect(member.home_url)
