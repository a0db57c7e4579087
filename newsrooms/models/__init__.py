from .audit import AuditEntry, snapshot
from .invitation import Invitation
from .membership import Membership, Role
from .newsroom import RESERVED_SLUGS, Newsroom
from .user import User

__all__ = ["RESERVED_SLUGS", "AuditEntry", "Invitation", "Membership", "Newsroom", "Role", "User", "snapshot"]
