import io
from dataclasses import dataclass, field

from newsrooms.models import Membership
from requests_app.actions.attach_document import Attached, attach_document
from requests_app.documents import shelf
from requests_app.documents.archives import Unreadable
from requests_app.documents.kinds import Refused
from requests_app.documents.mails import attachments_of
from requests_app.models import Document


@dataclass
class Taken:
    """What became of the chosen attachments: kept, or refused by name."""

    attached: list[Attached] = field(default_factory=list)
    refused: list[tuple[str, Refused]] = field(default_factory=list)


def take_attachments(*, mail: Document, chosen: set[int], by: Membership) -> Taken:
    """Keep attachments of an e-mail as documents beside it, each by itself and by the same rules as any file.

    One that is refused keeps none of the others out.
    """
    taken = Taken()
    with shelf.path_of(shelf.name_of(mail.newsroom_id, mail.sha256)) as path:
        try:
            for name, content in attachments_of(path, chosen):
                try:
                    taken.attached.append(
                        attach_document(
                            access_request=mail.access_request,
                            file=io.BytesIO(content),
                            name=name,
                            by=by,
                            event=mail.event,
                            attachment_of=mail,
                        )
                    )
                except Refused as refused:
                    taken.refused.append((name, refused))
        except Unreadable:
            taken.refused.append((mail.name, Refused("kind", kind="")))
    return taken
