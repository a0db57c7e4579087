from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member


@require_GET
@for_member
def keyboard(request: MemberRequest) -> HttpResponse:
    """Every key that does something: a page, and the sheet that "?" opens over any other."""
    return render(request, "requests_app/keyboard.html")
