"""Documents as a page shows them: each with its line, under the event that it proves or with the rest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.translation import gettext as _

from newsrooms.jobs import jobs_of
from newsrooms.models import Job, JobState, Membership
from requests_app.documents.wording import problem
from requests_app.models import AccessRequest, Document
from requests_app.queries.timeline import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """A document and what is to be said of it beside its facts. `late`: something stands in its way."""

    document: Document
    note: str = ""
    late: bool = False
    asks_again: bool = False


def lines_of(documents: Iterable[Document]) -> list[Line]:
    """One query more where something is still being read, whatever the number."""
    documents = list(documents)
    waiting = [document.subject for document in documents if document.is_waiting]
    jobs: dict[str, Job] = {}
    if waiting:
        for job in jobs_of(documents[0].newsroom, *waiting):
            jobs.setdefault(job.subject, job)
    return [line_of(document, jobs.get(document.subject)) for document in documents]


def line_of(document: Document, job: Job | None) -> Line:
    if document.problem:
        return Line(document, problem(document.problem), late=True)
    if not document.is_waiting:
        return Line(document, days_told(document))
    if job is not None and job.state == JobState.FAILED:
        return Line(document, _("It could not be read. It is kept as it came."), late=True)
    if job is not None and job.total:
        words = _("Being read: %(done)d of %(total)d")
        return Line(document, words % {"done": job.done, "total": job.total}, asks_again=True)
    return Line(document, _("Waiting to be read"), asks_again=True)


def days_told(document: Document) -> str:
    """When a mail was sent and when it arrived, by its own headers."""
    mail = getattr(document, "mail", None)
    sent, arrived = (mail.sent_on, mail.arrived_on) if mail is not None else (None, None)
    if sent and arrived:
        return _("Sent on %(sent)s, arrived on %(arrived)s") % {"sent": sent, "arrived": arrived}
    return _("Sent on %(sent)s") % {"sent": sent} if sent else ""


def documents_of(access_request: AccessRequest) -> dict[int | None, list[Line]]:
    """The lines of a request's documents, by the event they prove; under None those that prove none."""
    documents = list(access_request.documents.for_list())
    for document in documents:
        document.access_request, document.newsroom = access_request, access_request.newsroom
    found: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines_of(documents):
        found[line.document.event_id].append(line)
    return found


def with_documents(entries: Iterable[Entry], lines: dict[int | None, list[Line]]) -> list[Entry]:
    """The timeline, each event with what proves it."""
    return [
        replace(entry, documents=tuple(lines.get(entry.event.pk, ()))) if entry.event else entry for entry in entries
    ]


def family_of(document: Document, member: Membership) -> list[Document]:
    """The other documents that hold the same: the same bytes, the mail they hung on, what hung on it."""
    visible = Document.objects.visible_to(member).kept().select_related("access_request", "newsroom").defer("text")
    known = {document.pk: document}
    fresh = [document]
    while fresh:
        hashes, keys = {one.sha256 for one in fresh}, {one.pk for one in fresh}
        mails = {one.attachment_of_id for one in fresh if one.attachment_of_id}
        related = visible.filter(Q(sha256__in=hashes) | Q(attachment_of__in=keys) | Q(pk__in=mails))
        fresh = list(related.exclude(pk__in=known).order_by("pk"))
        known |= {one.pk: one for one in fresh}
    del known[document.pk]
    return list(known.values())
