from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.models import Invitation, Membership, Newsroom, Role, snapshot
from newsrooms.models.invitation import LIFETIME, hash_token, new_token


@transaction.atomic
def invite(*, newsroom: Newsroom, email: str, role: Role, by: Membership | None) -> str:
    """Let somebody into the newsroom once: the token of their link, which is stored nowhere.

    Raises: `ValidationError` naming the field that is wrong.
    """
    token = new_token()
    invitation = Invitation(
        newsroom=newsroom,
        email=email.strip().lower(),
        role=role,
        token_hash=hash_token(token),
        expires_at=timezone.now() + LIFETIME,
    )
    invitation.full_clean()
    invitation.save()
    record(by, "invitation.made", invitation, after=snapshot(invitation))
    return token
