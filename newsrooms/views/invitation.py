from django.contrib.auth import login
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from newsrooms.actions.accept_invitation import InvitationUsed, accept_invitation
from newsrooms.actions.expect_member import awaited
from newsrooms.forms import JoinForm
from newsrooms.models import Invitation, User


@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link: a new colleague makes an account, one who has an account signs in and joins with a click."""
    invitation = Invitation.objects.select_related("newsroom").usable(token, timezone.now()).first()
    if invitation is None:
        return render(request, "newsrooms/invitation_over.html", status=404)
    if has_account(invitation):
        return join_with_account(request, invitation)
    form = JoinForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            member = accept_invitation(invitation=invitation, **form.cleaned_data)
        except InvitationUsed:
            return render(request, "newsrooms/invitation_over.html", status=404)
        except IntegrityError:  # by another link, the same person has made the account in this moment
            return redirect("join", token=token)
        login(request, member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect(member.home_url)
    return render(request, "newsrooms/join.html", {"form": form, "invitation": invitation})


def has_account(invitation: Invitation) -> bool:
    return awaited(invitation) is None and User.objects.filter(email=invitation.email).exists()


def join_with_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    user = request.user
    if not isinstance(user, User) or user.email != invitation.email:
        return render(request, "newsrooms/join_sign_in.html", {"invitation": invitation})
    if request.method == "POST":
        try:
            return redirect(accept_invitation(invitation=invitation, user=user).home_url)
        except InvitationUsed:
            return render(request, "newsrooms/invitation_over.html", status=404)
    return render(request, "newsrooms/join.html", {"invitation": invitation})
