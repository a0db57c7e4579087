from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsrooms.models import User


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """One click into a demo account. Does not exist outside the demo."""
    email = request.POST.get("email", "")
    if not settings.DEMO or email not in settings.DEMO_ACCOUNTS:
        raise Http404
    user = get_object_or_404(User, email=email)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    onward = request.POST.get("next", "")
    return redirect(onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else "front_door")
