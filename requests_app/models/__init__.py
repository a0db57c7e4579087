from .access_request import AccessRequest
from .bulk_change import BulkChange
from .document import Document
from .event import Event
from .extension_ground import ExtensionGround
from .file_number import FileNumber
from .institution import Institution
from .institution_alias import InstitutionAlias
from .limit import Limit
from .mail_headers import MailHeaders
from .project import Project
from .public_scorecard import PublicScorecard
from .recount import Recount
from .regime import Regime
from .reminder import Reminder
from .saved_view import ListLook, OpeningView, SavedView
from .scorecard import Scorecard
from .search_entry import SearchEntry
from .sheet_import import ImportedRow, ImportState, SheetImport
from .tag import Tag
from .watch import Watch

__all__ = [
    "AccessRequest",
    "BulkChange",
    "Document",
    "Event",
    "ExtensionGround",
    "FileNumber",
    "ImportState",
    "ImportedRow",
    "Institution",
    "InstitutionAlias",
    "Limit",
    "ListLook",
    "MailHeaders",
    "OpeningView",
    "Project",
    "PublicScorecard",
    "Recount",
    "Regime",
    "Reminder",
    "SavedView",
    "Scorecard",
    "SearchEntry",
    "SheetImport",
    "Tag",
    "Watch",
]
