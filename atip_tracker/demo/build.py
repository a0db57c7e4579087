"""Builds the demo with the product's own actions, anew each day as long as nobody has changed it."""

import hashlib
import io
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils import timezone

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.edit_complaint import edit_complaint
from complaints.actions.export_letter import export_letter
from complaints.actions.submit_complaint import submit_complaint
from complaints.drafts import ComplaintDraft
from complaints.enums import Ground
from complaints.letters.render import warm_up
from complaints.models import Complaint, Letter
from newsrooms.actions.accept_invitation import accept_invitation
from newsrooms.actions.create_newsroom import create_newsroom
from newsrooms.actions.invite import invite
from newsrooms.audit import record
from newsrooms.jobs import enqueue
from newsrooms.models import AuditEntry, Invitation, Membership, Newsroom, Role, User, snapshot
from requests_app.actions.attach_document import attach_document
from requests_app.actions.change_request import change_request
from requests_app.actions.count_scorecards import count_scorecards
from requests_app.actions.log_event import log_event
from requests_app.actions.log_request import log_request
from requests_app.actions.strike_event import strike_event
from requests_app.actions.sweep_documents import SWEEP
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.enums import ComplaintStage, EventKind
from requests_app.models import (
    AccessRequest,
    Document,
    Event,
    ExtensionGround,
    FileNumber,
    Institution,
    MailHeaders,
    Project,
    Recount,
    Tag,
)

from .archive import COMPLAINTS, MONTHLY, archive
from .papers import paper
from .people import HOUSES, LEDGER, MIREILLE, House, Person
from .stories import ABOUT, CLEARVIEW, COURSES, FLEUVE_STORIES, Came, Course, Story

SLUGS = [house.slug for house in HOUSES]
BUILT = "demo.built"
ABOUT_A_COMPLAINT = frozenset(
    {
        EventKind.REGISTERED,
        EventKind.REPRESENTATIONS_ASKED,
        EventKind.FINAL_REPORT,
        EventKind.RESOLVED,
        EventKind.DISCONTINUED,
    }
)
RESPONSE_DAYS = 30
FRIDAY = 4


class Outcome(Enum):
    BUILT = "built"
    UP_TO_DATE = "up to date"
    CHANGED = "changed by somebody, and left as it is"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a demo is made of; another recipe, or another day, makes another one."""

    day: date
    seed: int
    requests: int

    def told(self) -> dict[str, Any]:
        edition = hashlib.sha256(
            repr((HOUSES, ABOUT, COURSES, CLEARVIEW, FLEUVE_STORIES, MONTHLY, COMPLAINTS)).encode()
        ).hexdigest()
        return {"day": self.day.isoformat(), "seed": self.seed, "requests": self.requests, "edition": edition[:16]}


def build(recipe: Recipe) -> Outcome:
    """Make the demo newsrooms, or make them anew for another day; never over what somebody has changed since.

    The audit trail tells: after the builder's last entry it holds nothing that a person did.
    """
    trail = AuditEntry.objects.filter(newsroom__slug__in=SLUGS)
    built = trail.filter(action=BUILT).order_by("-pk").first()
    if built is not None and trail.filter(pk__gt=built.pk, actor__isnull=False).exists():
        return Outcome.CHANGED
    if built is not None and built.after == recipe.told():
        return Outcome.UP_TO_DATE
    warm_up()  # before the database is locked: the first letter of a process takes a second more
    _build(recipe)
    return Outcome.BUILT


@transaction.atomic
def _build(recipe: Recipe) -> None:
    members = {member.user.email: member for house in HOUSES for member in open_house(house)}
    clear()
    past = archive(recipe.day) if recipe.requests >= len(COURSES) else ()  # a small demo has none
    stories = [*stories_of_the_ledger(recipe), *FLEUVE_STORIES, *past]
    dated = [(story, received_on(story, recipe.day)) for story in stories]
    institutions = {institution.slug: institution for institution in Institution.objects.all()}
    for story, received in sorted(dated, key=lambda pair: filed_on(*pair)):
        if received <= recipe.day:
            tell(story, received, institutions[story.about.institution], members, recipe.day)
    for newsroom in {member.newsroom for member in members.values()}:
        count_scorecards(newsroom, recipe.day)
        enqueue(SWEEP, newsroom=newsroom, subject="documents", newsroom_id=newsroom.pk)  # the files of what was cleared
    newsroom = members[LEDGER.people[0].email].newsroom
    record(None, BUILT, newsroom, newsroom=newsroom, after=recipe.told())


def open_house(house: House) -> list[Membership]:
    """The people of a newsroom; newsroom, letterhead and people are made where they are not there yet."""
    newsroom = Newsroom.objects.filter(slug=house.slug).first()
    if newsroom is None:
        first = house.people[0]
        newsroom, token = create_newsroom(
            name=house.name, admin_email=first.email, slug=house.slug, language=house.language
        )
        newsroom = write_letterhead(newsroom, house)
        join(first, token)
    inside = set(Membership.objects.filter(newsroom=newsroom).values_list("user__email", flat=True))
    for person in house.people:
        if person.email not in inside and User.objects.filter(email=person.email).first() is None:
            join(person, invite(newsroom=newsroom, email=person.email, role=Role(person.role), by=None))
    return list(Membership.objects.filter(newsroom=newsroom).select_related("user", "newsroom"))


def write_letterhead(newsroom: Newsroom, house: House) -> Newsroom:
    before = snapshot(newsroom)
    for name, value in house.letterhead.items():
        setattr(newsroom, name, value)
    newsroom.full_clean()
    newsroom.save()
    record(None, "newsroom.changed", newsroom, newsroom=newsroom, before=before, after=snapshot(newsroom))
    return newsroom


def join(person: Person, token: str) -> Membership:
    """Without a password: the demo's sign-in page lets people in with one click, and nobody else."""
    user = User.objects.create_user(person.email, None, first_name=person.first_name, last_name=person.last_name)
    return accept_invitation(invitation=Invitation.objects.usable(token, timezone.now()).get(), user=user)


def clear() -> None:
    """Take the demo's requests away, so that they can be made anew.

    The audit trail stays, and so does what has a final letter: letters are for ever, in the demo too.
    """
    requests = AccessRequest.objects.filter(newsroom__slug__in=SLUGS)
    requests = requests.exclude(pk__in=Letter.objects.values("complaint__access_request"))
    ids = list(requests.values_list("pk", flat=True))
    Complaint.objects.filter(access_request__in=ids).delete()
    Recount.objects.filter(access_request__in=ids).delete()
    clear_events(ids)
    AccessRequest.objects.filter(strand_of__in=ids).update(strand_of=None, strand_kind="", strand_on=None)
    AccessRequest.objects.filter(pk__in=ids).delete()
    Project.objects.filter(newsroom__slug__in=SLUGS, access_requests=None).delete()
    Tag.objects.filter(newsroom__slug__in=SLUGS, access_requests=None).delete()


def clear_events(ids: list[int]) -> None:
    FileNumber.objects.filter(access_request__in=ids).delete()
    documents = Document.objects.filter(access_request__in=ids)
    MailHeaders.objects.filter(document__in=documents).delete()
    documents.exclude(attachment_of=None).delete()  # first: what they hung on is protected
    documents.delete()
    events = Event.objects.filter(access_request__in=ids)
    ExtensionGround.objects.filter(event__in=events).delete()
    events.update(supersedes=None)
    events.exclude(about=None).delete()  # first: what they refer to is protected
    events.delete()


def stories_of_the_ledger(recipe: Recipe) -> list[Story]:
    return [CLEARVIEW, *(Story(*parts) for parts in pairs(recipe))][: max(1, recipe.requests)]


def pairs(recipe: Recipe) -> Iterator[tuple[Any, Course, str]]:
    """What each request asks for, how it went, whose it is: in the order of the lists, then by chance."""
    chance = random.Random(recipe.seed)  # noqa: S311  # the same demo each time
    people = [person.email for person in LEDGER.people[2:]]
    for number in range(max(0, recipe.requests - 1)):
        about = ABOUT[number % len(ABOUT)]
        if number >= len(ABOUT):
            about = replace(about, subject=f"{about.subject} ({number // len(ABOUT) + 1})")
        if number < len(COURSES):
            course = COURSES[number]
        else:
            course = chance.choice(COURSES)
            course = replace(course, due=course.due - chance.randrange(3), complaint=None, journalist="")
        yield about, course, course.journalist or chance.choice(people)


def received_on(story: Story, today: date) -> date:
    if story.received is not None:
        return story.received
    due = today + timedelta(days=story.course.due)
    if story.course.weekday is not None:
        due += timedelta(days=(story.course.weekday - due.weekday()) % 7 - (7 if story.course.due < 0 else 0))
    return due - timedelta(days=RESPONSE_DAYS)


def filed_on(story: Story, received: date) -> date:
    return received - timedelta(days=story.course.waited)


def tell(story: Story, received: date, institution: Institution, members: dict[str, Membership], today: date) -> None:
    """Log one request and all that came of it. One that kept its letter stays, unless its days lie ahead of `today`."""
    member, about, course = members[story.journalist], story.about, story.course
    kept = AccessRequest.objects.filter(newsroom=member.newsroom_id, subject=about.subject).first()
    if kept is not None and not lies_ahead(kept, today):
        return
    organization = story.requester_organization
    draft = RequestDraft(
        institution=institution,
        subject=about.subject,
        text=about.text,
        language=about.language,
        filed_on=filed_on(story, received),
        channel=course.channel,
        journalist=member.user,
        requester_name=story.requester_name or member.user.get_full_name(),
        requester_organization=member.newsroom.name if organization is None else organization,
        received_on=story.received,
        project_name=about.project,
        tags=about.tags,
        restricted=course.restricted,
    )
    if kept is None:
        access_request = log_request(draft=draft, submission=uuid.uuid4(), by=member, today=today)
    else:
        clear_events([kept.pk])
        access_request = change_request(
            access_request=kept, draft=draft, by=member, today=today, expected_version=kept.version
        )
    for came in course.came:
        log(came, access_request, received, member, today)
    if course.complaint is not None and kept is None:
        complain(access_request, course, members, member, today)


def lies_ahead(access_request: AccessRequest, today: date) -> bool:
    """Whether something of it is still to come: the demo is looked at on an earlier day than it was made for."""
    return access_request.filed_on > today or access_request.events.filter(happened_on__gt=today).exists()


def log(came: Came, access_request: AccessRequest, received: date, member: Membership, today: date) -> None:
    happened = came.on or on_a_working_day(received, came.after, exactly=came.kind == EventKind.EXTENSION)
    if happened > today:
        return
    facts = dict(came.facts)
    if came.kind == EventKind.ACKNOWLEDGEMENT:
        facts |= {"received_on": received, "file_number": file_number(access_request)}
    if came.by_after is not None:
        facts["by"] = received + timedelta(days=came.by_after)
    if came.to:
        facts["institution"] = Institution.objects.get(slug=came.to)
    if came.kind in ABOUT_A_COMPLAINT:
        facts["about"] = access_request.events.filter(kind=EventKind.COMPLAINT).last()
    corrected = access_request.events.order_by("-pk").first() if came.corrects else None
    event = log_event(
        access_request=access_request,
        draft=EventDraft(
            kind=came.kind,
            happened_on=happened,
            sent_on=None if came.sent is None else received + timedelta(days=came.sent),
            **facts,
        ),
        by=member,
        today=today,
        expected_version=access_request.version,
        corrects=corrected,
    )
    access_request.refresh_from_db(fields=["version", "file_number", "received_on"])
    for form in came.papers:
        name, content = paper(form, access_request, event)
        attach_document(access_request=access_request, file=io.BytesIO(content), name=name, by=member, event=event)
    if came.struck:
        strike_event(event=event, why=came.struck, by=member, today=today, expected_version=access_request.version)
        access_request.refresh_from_db(fields=["version"])


def on_a_working_day(received: date, after: int, *, exactly: bool) -> date:
    """Letters seldom come at the weekend; a notice of extension keeps the day that its story is about."""
    day = received + timedelta(days=after)
    if exactly or day.weekday() <= FRIDAY:
        return day
    return max(received, day - timedelta(days=day.weekday() - FRIDAY))


def file_number(access_request: AccessRequest) -> str:
    """As institutions write them: « A-2026-00417 »."""
    return f"A-{access_request.filed_on.year}-{access_request.number * 37 % 99_991:05d}"


def complain(
    access_request: AccessRequest, course: Course, members: dict[str, Membership], member: Membership, today: date
) -> None:
    """Take a complaint as far as the course says, each step by somebody who may."""
    editor, admin, stage = members[MIREILLE], members[LEDGER.people[0].email], course.complaint
    complaint = draft_complaint(
        access_request=access_request,
        ground=Ground.REFUSAL if course.points else Ground.DELAY,
        about=access_request.events.filter(kind=EventKind.RESPONSE).last() if course.points else None,
        language=access_request.language,
        by=member,
        today=today,
    )
    if stage == ComplaintStage.DRAFT and not course.points:
        return
    free = ComplaintDraft(
        language=complaint.language,
        signatory_name=complaint.signatory_name,
        signatory_title=complaint.signatory_title,
        authorization_held=True,
        points=course.points,
    )
    complaint = edit_complaint(
        complaint=complaint, draft=free, expected_version=complaint.version, by=member, today=today
    )
    if stage == ComplaintStage.DRAFT:
        return
    complaint = submit_complaint(complaint=complaint, expected_version=complaint.version, by=member, today=today)
    if stage == ComplaintStage.IN_REVIEW:
        return
    complaint = approve_complaint(complaint=complaint, expected_version=complaint.version, by=editor, today=today)
    if stage == ComplaintStage.EXPORTED:
        export_letter(complaint=complaint, by=admin, today=today)
