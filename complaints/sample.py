"""A letter about nothing, to show how the newsroom's letters look: real in its form, its facts invented."""

from datetime import date, timedelta

from complaints.letters.facts import LetterFacts, Letterhead, Requester, RequestFacts, Signatory
from requests_app.clock import compute
from requests_app.drafts import DatingFacts
from requests_app.enums import Channel, Statute
from requests_app.strip import letter_strip
from requests_app.winding import facts_of

FILED_BEFORE, RECEIVED_BEFORE = timedelta(days=52), timedelta(days=49)
# In brackets, so that nobody takes it for a letter.
WORDS = {
    "en": {
        "signatory": "[who signs]",
        "institution": "[Institution]",
        "file_number": "A-[number]",
        "subject": "[subject of the request]",
        "text": "[The text of the request, as it was made.]",
    },
    "fr": {
        "signatory": "[signataire]",
        "institution": "[Institution]",
        "file_number": "A-[numéro]",
        "subject": "[objet de la demande]",
        "text": "[Le texte de la demande, telle qu’elle a été présentée.]",
    },
}


def sample_facts(letterhead: Letterhead, signatory: Signatory, language: str, today: date) -> LetterFacts:
    """A complaint of today about an answer that has not come, under this letterhead; a draft, and marked as one."""
    words = WORDS[language]
    filed_on, received_on = today - FILED_BEFORE, today - RECEIVED_BEFORE
    dates = DatingFacts(statute=Statute.ATIA, filed_on=filed_on, channel=Channel.ONLINE, received_on=received_on)
    clock = compute(facts_of(dates), today)
    name = signatory.name or words["signatory"]
    return LetterFacts(
        language=language,
        ground="delay",
        today=today,
        letterhead=letterhead,
        requester=Requester(name=name),
        signatory=Signatory(name=name, title=signatory.title),
        request=RequestFacts(
            institution=words["institution"],
            file_number=words["file_number"],
            reference=f"{today.year:04}-0000",
            subject=words["subject"],
            text=words["text"],
            language=language,
            filed_on=filed_on,
            channel=Channel.ONLINE,
        ),
        happenings=(),
        clock=clock,
        strip=letter_strip(clock, today, language),
    )
