"""The English of a cover letter."""

from datetime import date

from .typography import NO_BREAK, counted, long_date

HEADING = "Complaints enclosed"
LIST = "The complaints"
COLUMNS = ("Letter", "Institution", "Request (our reference)", "Ground", "Last day")
KINDS = ("date", "text", "text", "text", "date")


def title(count: int) -> str:
    return f"Cover letter: {counted(count, 'complaint', 'complaints', 'en')} to the Information Commissioner of Canada"


def subject(count: int) -> str:
    which = counted(count, "complaint", "complaints", "en")
    return f"{which} under the Access to Information Act, R.S.C.{NO_BREAK}1985, c.{NO_BREAK}A-1"


def place_and_date(_city: str, day: date) -> str:
    return long_date(day, "en")


def opening(count: int) -> str:
    if count == 1:
        return "The complaint listed below is submitted with this letter, together with its enclosures."
    return (
        f"The {counted(count, 'complaint', 'complaints', 'en')} listed below are submitted with this letter. Each is a"
        " letter of its own, on one ground and about one request, with its own enclosures; each is to be considered by"
        " itself."
    )


def last_days() -> str:
    return (
        f"“Last day” is the last day for making the complaint under section{NO_BREAK}31 of the Act, as counted in the"
        " letter concerned."
    )
