from datetime import date

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.actions.changing import lock
from requests_app.actions.file_numbers import set_file_number
from requests_app.actions.log_event import create_event
from requests_app.actions.log_request import lock_newsroom, made_before, next_number
from requests_app.actions.tagging import with_tags
from requests_app.actions.taking_over import take_over_facts
from requests_app.drafts import EventDraft, StrandDraft
from requests_app.enums import EventKind, StrandKind
from requests_app.models import AccessRequest, Event, ExtensionGround
from requests_app.winding import wind

# What a part has in common with the request that it was filed with.
SHARED = (
    "newsroom",
    "journalist",
    "requester_name",
    "requester_organization",
    "institution",
    "statute",
    "language",
    "filed_on",
    "channel",
    "received_on",
    "project",
    "restricted",
)
# What came for the whole before it was parted holds for each part; an answer, or a complaint, is about its own.
CARRIED_OVER = (
    EventKind.ACKNOWLEDGEMENT,
    EventKind.FEE_NOTICE,
    EventKind.FEE_PAID,
    EventKind.CLARIFICATION_ASKED,
    EventKind.CLARIFICATION_ANSWERED,
    EventKind.EXTENSION,
    EventKind.EXTENSION_WITHDRAWN,
    EventKind.EXTENSION_STRUCK,
    EventKind.THIRD_PARTY_NOTICE,
    EventKind.TRANSFER,
    EventKind.SUSPENSION,
    EventKind.RESUMPTION,
)


@transaction.atomic
def part_request(*, access_request: AccessRequest, draft: StrandDraft, by: Membership, today: date) -> AccessRequest:
    """Let a part of a request go on by itself, with numbers and a clock of its own; the rest stays where it is.

    The clock goes on from the first receipt: a split is no new request, and a transferred part counts as received when
    the first institution received it. Sent twice, the form gives the part that it made.
    Raises: `ClockError` where the facts contradict one another, and then nothing is saved.
    """
    newsroom = lock_newsroom(by)
    already, submission = made_before(newsroom, draft.submission, by)
    if already is not None:
        return already

    whole = lock(access_request)
    number = next_number(newsroom, whole.filed_on.year)
    strand = AccessRequest(
        **{name: getattr(whole, name) for name in SHARED},
        reference=f"{whole.filed_on.year}-{number:04d}",
        number=number,
        subject=draft.subject,
        text=draft.text,
        strand_of_id=whole.strand_of_id or whole.pk,
        strand_kind=draft.kind,
        strand_on=draft.happened_on,
        logged_by=by.user,
        submission=submission,
    )
    wind(strand, today)
    carry_over(whole, strand, draft.happened_on)
    if draft.kind == StrandKind.TRANSFERRED:
        transfer(strand, draft, by)
    else:
        set_file_number(strand, draft.file_number, since=draft.happened_on, by=by)
    strand.save(update_fields=["institution", "file_number"])
    strand.named.set(whole.named.all())
    strand.tags.set(whole.tags.all())
    wind(strand, today)
    record(by, "request.parted", strand, after=with_tags(strand))
    return strand


def transfer(strand: AccessRequest, draft: StrandDraft, by: Membership) -> None:
    """As a whole request is transferred: the notice is an event, and tells who has the part under which number."""
    notice = EventDraft(
        kind=EventKind.TRANSFER,
        happened_on=draft.happened_on,
        institution=draft.institution,
        file_number=draft.file_number,
    )
    take_over_facts(strand, create_event(strand, notice, by, None), by)


def carry_over(whole: AccessRequest, strand: AccessRequest, day: date) -> None:
    """Copy what came for the whole up to `day`, each entry by whoever logged it."""
    came = whole.events.filter(kind__in=CARRIED_OVER, happened_on__lte=day).standing().in_order()
    copies: dict[int, Event] = {}
    for event in came.prefetch_related("grounds"):
        columns = {
            field.attname: getattr(event, field.attname)
            for field in event._meta.concrete_fields  # noqa: SLF001  # Django documents it
            if field.name not in ("id", "access_request", "about", "supersedes", "submission", "logged_at")
        }
        about = copies.get(event.about_id or 0)
        if event.about_id is not None and about is None:
            continue  # about an entry that was corrected since: it says nothing of the part
        copies[event.pk] = Event.objects.create(**columns, access_request=strand, about=about)
        ExtensionGround.objects.bulk_create(
            ExtensionGround(newsroom_id=event.newsroom_id, event=copies[event.pk], ground=one.ground, days=one.days)
            for one in event.grounds.all()
        )
