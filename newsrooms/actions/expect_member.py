from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.models import Invitation, Membership, Newsroom, User, snapshot


@transaction.atomic
def expect_member(*, newsroom: Newsroom, email: str) -> Membership | None:
    """The member of that address, so that a command can act for them; None when there is none.

    Somebody who is invited and has not come yet becomes a member now, with the role of the invitation, by an account
    that nobody can sign in to: the invitation's link still asks for a name and a password, and makes it theirs.
    """
    address = email.strip().lower()
    member = (
        Membership.objects.select_related("user", "newsroom").filter(newsroom=newsroom, user__email=address).first()
    )
    if member is not None:
        return member
    open_ones = Invitation.objects.filter(
        newsroom=newsroom, email=address, accepted_at=None, expires_at__gt=timezone.now()
    )
    invitation = open_ones.order_by("-pk").first()
    if invitation is None:
        return None
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, is_active=False)
    member = Membership.objects.create(user=user, newsroom=newsroom, role=invitation.role)
    record(None, "member.expected", member, newsroom=newsroom, after=snapshot(member))
    return member


def awaited(invitation: Invitation) -> User | None:
    """The account that `expect_member` made for whom this invitation is, as long as it is nobody's yet.

    Only an invitation to the one newsroom that it belongs to opens it: another could take over what is theirs.
    """
    user = User.objects.filter(email=invitation.email, is_active=False, last_login=None).first()
    if user is None or user.has_usable_password():
        return None
    newsrooms = set(user.memberships.values_list("newsroom", flat=True))
    return user if newsrooms == {invitation.newsroom_id} else None
