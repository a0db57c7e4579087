from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from newsrooms.audit import record
from newsrooms.jobs import Progress
from newsrooms.models import Newsroom
from requests_app.documents import shelf
from requests_app.documents.reading import Reading
from requests_app.documents.running import read_apart
from requests_app.enums import DocumentState
from requests_app.models import Document, MailHeaders


def read_document(*, document_id: int, progress: Progress) -> None:
    """Read a document that waits for it, and keep what was read. One that does not wait is left as it is."""
    document = Document.objects.filter(pk=document_id, state=DocumentState.WAITING).first()
    if document is None:
        return
    name = shelf.name_of(document.newsroom_id, document.sha256)
    with shelf.path_of(name) as path, TemporaryDirectory() as folder:
        path.stat()  # what is not there is not called unreadable: the job fails and says so
        thumbnail = Path(folder, "thumbnail")
        reading = read_apart(path, document.kind, thumbnail=thumbnail, tell=progress.tell)
        keep_reading(document, reading, thumbnail)


@transaction.atomic
def keep_reading(document: Document, reading: Reading, thumbnail: Path) -> None:
    """Unless it was purged meanwhile, or read by another worker."""
    Newsroom.objects.select_for_update(no_key=True).get(pk=document.newsroom_id)  # as a purge does
    waiting = Document.objects.select_for_update(of=("self",), no_key=True).filter(state=DocumentState.WAITING)
    locked = waiting.filter(pk=document.pk).first()
    if locked is None:
        return
    locked.state = DocumentState.UNREADABLE if reading.problem else DocumentState.READ
    for column in ("problem", "pages", "language", "text", "cut", "viewable", "pictured"):
        setattr(locked, column, getattr(reading, column))
    locked.save()
    if reading.mail is not None:
        MailHeaders.objects.create(newsroom_id=locked.newsroom_id, document=locked, **reading.mail)
    if reading.pictured:
        shelf.put_thumbnail(locked.newsroom_id, locked.sha256, thumbnail)
    after = {"state": locked.state, "problem": locked.problem, "pages": locked.pages}
    record(None, "document.read", locked, before={"state": document.state}, after=after)
