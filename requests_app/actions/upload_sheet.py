import hashlib

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.imports.answers import Answers
from requests_app.models import SheetImport


@transaction.atomic
def upload_sheet(*, content: bytes, name: str, by: Membership, answers: Answers | None = None) -> SheetImport:
    """Keep a file that somebody means to import; nothing of it is a request yet."""
    kept = SheetImport.objects.create(
        newsroom=by.newsroom,
        name=name[:200],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        answers=(answers or Answers()).to_json(),
        uploaded_by=by.user,
    )
    record(by, "sheet.uploaded", kept, after={"name": kept.name, "sha256": kept.sha256, "bytes": len(content)})
    return kept
