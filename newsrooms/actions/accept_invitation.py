from datetime import datetime

from django.db import transaction
from django.utils import timezone

from newsrooms.actions.expect_member import awaited
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
    now = timezone.now()
    claimed = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, expires_at__gt=now).update(accepted_at=now)
    if not claimed:
        raise InvitationUsed
    use_up_the_others(invitation, now)
    person = user or newcomer(invitation, password, first_name=first_name, last_name=last_name)
    was = Membership.objects.filter(user=person, newsroom=invitation.newsroom).first()
    member, _ = Membership.objects.update_or_create(
        user=person, newsroom=invitation.newsroom, defaults={"role": invitation.role}
    )
    record(member, "invitation.accepted", member, before=snapshot(was) if was else None, after=snapshot(member))
    return member


def newcomer(invitation: Invitation, password: str, **names: str) -> User:
    """The new account; or the one in whose name a command has worked already, now theirs."""
    person = awaited(invitation)
    if person is None:
        return User.objects.create_user(invitation.email, password, **names)
    person.first_name, person.last_name, person.is_active = names["first_name"], names["last_name"], True
    person.set_password(password)
    person.save()
    return person


def use_up_the_others(invitation: Invitation, now: datetime) -> None:
    """An older link into the same newsroom must not give back a role that was taken away since."""
    others = Invitation.objects.filter(newsroom=invitation.newsroom, email=invitation.email, accepted_at=None)
    others.filter(expires_at__gt=now).update(expires_at=now)
