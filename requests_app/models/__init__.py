from .access_request import AccessRequest
from .event import Event
from .institution import Institution
from .limit import Limit
from .project import Project
from .recount import Recount

__all__ = ["AccessRequest", "Event", "Institution", "Limit", "Project", "Recount"]
