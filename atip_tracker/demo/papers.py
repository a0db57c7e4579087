"""The papers of the demo's stories, made when they are needed: an e-mail, a letter, the envelope that it came in."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from enum import Enum
from html import escape
from importlib.resources import files
from textwrap import fill
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont

from complaints.letters.render import render_pdf
from newsrooms.dates import long_date
from newsrooms.pdf.press import FACES
from newsrooms.today import ZONE
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event

OFFICE = {
    "en": "Access to Information and Privacy Office",
    "fr": "Bureau de l’accès à l’information et de la protection des renseignements personnels",
}
ADDRESS = "atip-aiprp@institution.example"
BEGINS = {
    "en": "Your request {number} under the Access to Information Act was received on {received}.",
    "fr": "Votre demande {number}, faite en vertu de la Loi sur l’accès à l’information, a été reçue le {received}.",
}
SAYS = {
    EventKind.ACKNOWLEDGEMENT: {
        "en": "We will write to you within the time limit of 30 days.",
        "fr": "Nous vous écrirons dans le délai de 30 jours.",
    },
    EventKind.EXTENSION: {
        "en": "To meet the original time limit would unreasonably interfere with the operations of the institution. An "
        "extension of {days} days is taken under paragraph 9(1)(a) of the Act.",
        "fr": "Respecter le délai initial entraverait de façon sérieuse le fonctionnement de l’institution. Le délai "
        "est prorogé de {days} jours en vertu de l’alinéa 9(1)a) de la Loi.",
    },
    EventKind.RESPONSE: {
        "en": "The processing of the request is complete. You will find the records enclosed: {pages} pages.",
        "fr": "Le traitement de la demande est terminé. Vous trouverez les documents ci-joints : {pages} pages.",
    },
}
ENDS = {
    "en": "You have the right to complain to the Information Commissioner of Canada within 60 days of receiving this "
    "notice.",
    "fr": "Vous avez le droit de déposer une plainte auprès de la commissaire à l’information du Canada dans les "
    "60 jours suivant la réception du présent avis.",
}
SIGNED = {"en": "The coordinator", "fr": "La coordonnatrice"}
NAMES = {
    EventKind.ACKNOWLEDGEMENT: {"en": "Acknowledgement", "fr": "Accusé de réception"},
    EventKind.EXTENSION: {"en": "Notice of extension", "fr": "Avis de prorogation"},
    EventKind.RESPONSE: {"en": "Answer", "fr": "Réponse"},
}
ENVELOPE = {"en": "Envelope", "fr": "Enveloppe"}


class Paper(Enum):
    """In what form something came."""

    MAIL = "mail"
    LETTER = "letter"
    MAIL_WITH_LETTER = "mail with a letter"
    ENVELOPE = "envelope"


def paper(form: Paper, access_request: AccessRequest, event: Event) -> tuple[str, bytes]:
    """Name and bytes of what came with an event."""
    return MAKERS[form](access_request, event)


def words_of(access_request: AccessRequest, event: Event) -> list[str]:
    language = access_request.language
    told = {
        "number": access_request.file_number,
        "received": long_date(access_request.received_on or access_request.filed_on, language),
        "days": event.days,
        "pages": event.pages,
    }
    said = [BEGINS[language], SAYS[EventKind(event.kind)][language]]
    if event.kind != EventKind.ACKNOWLEDGEMENT:
        said.append(ENDS[language])
    return [one.format(**told) for one in said]


def named(access_request: AccessRequest, event: Event, ending: str) -> str:
    name = NAMES[EventKind(event.kind)][access_request.language]
    return f"{name} {access_request.file_number}.{ending}"


def letter(access_request: AccessRequest, event: Event) -> tuple[str, bytes]:
    language = access_request.language
    head = [access_request.institution.name(language), OFFICE[language], long_date(sent_on(event), language)]
    paragraphs = "".join(f"<p>{escape(words)}</p>" for words in [*words_of(access_request, event), SIGNED[language]])
    body = f"<p>{'<br>'.join(map(escape, head))}</p><h1>{access_request.file_number}</h1>{paragraphs}"
    title = NAMES[EventKind(event.kind)][language]
    return named(access_request, event, "pdf"), render_pdf(body, title=title, language=language)


def mail(access_request: AccessRequest, event: Event, enclosed: tuple[str, bytes] | None = None) -> tuple[str, bytes]:
    message = EmailMessage(policy=policy.SMTP)
    arrived = written(event.happened_on, time(9, 4))
    message["Received"] = f"from mail.institution.example by mx.newsroom.example; {arrived}"
    message["From"] = f"ATIP / AIPRP <{ADDRESS}>"
    message["To"] = access_request.journalist.email
    message["Subject"] = f"{NAMES[EventKind(event.kind)][access_request.language]} – {access_request.file_number}"
    message["Date"] = written(sent_on(event), time(8, 57))
    message.set_content("\n\n".join([*words_of(access_request, event), SIGNED[access_request.language]]))
    if enclosed:
        name, content = enclosed
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
        message.set_boundary(f"=-{access_request.reference}")  # else another one each time, and another file
    return named(access_request, event, "eml"), message.as_bytes()


def mail_with_letter(access_request: AccessRequest, event: Event) -> tuple[str, bytes]:
    return mail(access_request, event, letter(access_request, event))


def envelope(access_request: AccessRequest, event: Event) -> tuple[str, bytes]:
    """With its postmark, which tells when a letter was sent."""
    picture = Image.new("RGB", (900, 520), "#efe6d2")
    draw = ImageDraw.Draw(picture)
    draw.multiline_text((40, 40), fill(OFFICE[access_request.language], 44), "#333", face(24), spacing=6)
    lines = [str(access_request.journalist), access_request.newsroom.name, "Ottawa (Ontario)"]
    draw.multiline_text((360, 290), "\n".join(lines), "#222", face(34), spacing=12)
    draw.ellipse((640, 40, 840, 240), outline="#5b6472", width=6)
    draw.text((668, 122), sent_on(event).isoformat(), "#5b6472", face(28))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return f"{ENVELOPE[access_request.language]} {access_request.file_number}.jpg", out.getvalue()


def face(size: int) -> ImageFont.FreeTypeFont:
    package, file = FACES["sans-400"]
    return ImageFont.truetype(io.BytesIO(files(package).joinpath("files", file).read_bytes()), size)


def sent_on(event: Event) -> date:
    return event.sent_on or event.happened_on


def written(day: date, hour: time) -> str:
    return format_datetime(datetime.combine(day, hour, ZoneInfo(ZONE)))


MAKERS: dict[Paper, Callable[[AccessRequest, Event], tuple[str, bytes]]] = {
    Paper.MAIL: mail,
    Paper.LETTER: letter,
    Paper.MAIL_WITH_LETTER: mail_with_letter,
    Paper.ENVELOPE: envelope,
}
