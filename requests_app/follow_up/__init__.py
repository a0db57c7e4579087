"""Follow-ups to an institution, ready to send: plain text in the language of the request. Pure: facts in, words out."""

from .facts import Act, Facts, Situation
from .mail import mail_link
from .situation import situations
from .write import SUPPORTED, Draft, write

__all__ = ["SUPPORTED", "Act", "Draft", "Facts", "Situation", "mail_link", "situations", "write"]
