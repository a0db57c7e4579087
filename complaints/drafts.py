"""What the forms hand to the actions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDraft:
    """The free parts of a complaint, as a person leaves them."""

    language: str
    signatory_name: str = ""
    signatory_title: str = ""
    authorization_held: bool = False
    duty: str = ""
    points: tuple[dict[str, str], ...] = ()
    practice: tuple[str, ...] = ()
    urgency: str = ""
    additional_facts: str = ""
    additional_relief: str = ""
    respond_by: date | None = None
    not_enclosed: tuple[str, ...] = ()
    confirmed_uncertain: bool = False
    confirmed_out_of_time: bool = False
