from .audit import AuditEntry, snapshot
from .invitation import Invitation
from .job import Job, JobState, Trouble
from .logo import Logo
from .membership import Membership, Role
from .newsroom import RESERVED_SLUGS, Newsroom
from .user import User

__all__ = [
    "RESERVED_SLUGS",
    "AuditEntry",
    "Invitation",
    "Job",
    "JobState",
    "Logo",
    "Membership",
    "Newsroom",
    "Role",
    "Trouble",
    "User",
    "snapshot",
]
