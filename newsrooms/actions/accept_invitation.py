from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.models import Invitation, Membership, User, snapshot


class InvitationUsed(Exception):
    """The link has been used meanwhile, or has expired."""


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, first_name: str = "", last_name: str = "", password: str = "", user: User | None = None
) -> Membership:
    """Make the person a member (a new account where `user` is none) and use the link up.

    Raises: `InvitationUsed`, and then nothing has changed.
    """
    claimed = Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now())
    if not claimed:
        raise InvitationUsed
    person = user or User.objects.create_user(invitation.email, password, first_name=first_name, last_name=last_name)
    member, _ = Membership.objects.update_or_create(
        user=person, newsroom=invitation.newsroom, defaults={"role": invitation.role}
    )
    record(member, "invitation.accepted", member, after=snapshot(member))
    return member
