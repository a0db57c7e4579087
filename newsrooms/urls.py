from allauth.account.urls import urlpatterns as every_account_page
from allauth.account.views import LoginView
from django.conf import settings
from django.urls import include, path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import pgettext_lazy

from newsrooms.models import Membership
from newsrooms.views.demo import demo_sign_in
from newsrooms.views.front_door import front_door
from newsrooms.views.invitation import join


def demo_accounts() -> list[Membership]:
    """The accounts that the sign-in page offers with one click, in the order of the settings."""
    if not settings.DEMO:
        return []
    members = Membership.objects.filter(user__email__in=settings.DEMO_ACCOUNTS).select_related("user", "newsroom")
    return sorted(members, key=lambda member: settings.DEMO_ACCOUNTS.index(member.user.email))


# Of allauth's pages, those that are ours to offer; what a later version adds stays shut until it is named here. Nobody
# changes an e-mail address alone: it is what an invitation has proved, and what the next one goes to.
ACCOUNT_PAGES = {
    "account_logout",
    "account_inactive",
    "account_signup",  # says that accounts come by invitation
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
account_pages = [page for page in every_account_page if page.name in ACCOUNT_PAGES]

sign_in = LoginView.as_view(extra_context={"demo_accounts": SimpleLazyObject(demo_accounts)})

urlpatterns = [
    path("", front_door, name="front_door"),
    path(pgettext_lazy("url", "account/login/"), sign_in, name="account_login"),
    path(pgettext_lazy("url", "account/"), include(account_pages)),
    path(pgettext_lazy("url", "account/demo/"), demo_sign_in, name="demo_sign_in"),
    path(pgettext_lazy("url", "invitation/<str:token>/"), join, name="join"),
]
