"""What has taken the ground from under a complaint since it was begun: said on its page until it is closed."""

from datetime import date

from django.utils.translation import gettext as _

from complaints.enums import AWAY, DELAYS, Ground
from complaints.models import Complaint
from complaints.readiness import Timing
from newsrooms.dates import long_date
from requests_app.clock import Clock
from requests_app.enums import ComplaintStage
from requests_app.models import Event


def undone(clock: Clock, notice: Event) -> str:
    """Why a notice of extension can no longer be complained of; empty while it can.

    Law: Access to Information Act, s. 30(1)(c): of an extension that is not there, nobody complains.
    """
    why = next((one.why for one in clock.extensions if one.date == notice.happened_on), "")
    if why == "withdrawn":
        return _("The institution has withdrawn this extension: the time limit stands without it.")
    if why == "struck":
        return _("The Commissioner has found already that this extension does not hold: the limit stands without it.")
    return ""


def lapsed(complaint: Complaint, clock: Clock, timing: Timing) -> str:
    """What to know before this complaint goes on; empty where its ground stands as it did."""
    if complaint.stage not in [ComplaintStage.EXPORTED, *AWAY] or complaint.stage == ComplaintStage.CLOSED:
        return ""  # a draft says it by its timing, and a closed one has its end
    if complaint.ground in DELAYS and clock.answered_on is not None:
        return answered(complaint, clock.answered_on)
    if complaint.stage == ComplaintStage.EXPORTED:
        return timing.refusal or timing.out_of_time
    about = complaint.about.standing() if complaint.about else None
    gone = undone(clock, about) if about and complaint.ground == Ground.EXTENSION else ""
    if gone:
        return _("%(why)s Ask the Commissioner for a finding all the same, or withdraw the complaint.") % {"why": gone}
    return timing.refusal


def answered(complaint: Complaint, on: date) -> str:
    before = _(
        "The institution answered on %(day)s. Unless this letter was sent before, there is no silence left to complain"
        " of; what the answer withholds is a ground of its own."
    )
    since = _(
        "The institution answered on %(day)s. The complaint of its silence goes on until the Commissioner reports or"
        " it is withdrawn; what the answer withholds needs a complaint of its own."
    )
    return (before if complaint.stage == ComplaintStage.EXPORTED else since) % {"day": long_date(on)}
