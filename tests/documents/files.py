"""Files of every kind, good and hostile, built in code."""

import io
import struct
import zipfile
import zlib
from email import message_from_bytes, policy
from email.message import EmailMessage

from PIL import Image

CONTENT_TYPES = "[Content_Types].xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(text="", *, pages=1, password=None, attachment=False, opening=b"", on_page=b""):
    """A PDF that says `text` on each page; `opening` and `on_page` go into its catalogue and its pages."""
    from pypdf import PdfWriter  # slow to load

    writer = PdfWriter(clone_from=io.BytesIO(written_pdf(text, pages, opening, on_page)))
    if attachment:
        writer.add_attachment("x.txt", b"x")
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return saved(writer.write)


def written_pdf(text, pages, opening, on_page):
    """By hand: no library of ours writes text into a PDF."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % opening,
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number in range(pages):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
        bodies.append(page.encode() + b" /Resources << /Font << /F1 3 0 R >> >> %s >>" % on_page)
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


def saved(save, *args, **kwargs):
    buffer = io.BytesIO()
    save(buffer, *args, **kwargs)
    return buffer.getvalue()


def picture(form="PNG", size=(40, 30), **more):
    return saved(Image.new("RGB", size, "white").save, form, **more)


def photo_with_place():
    """A JPEG whose metadata tells where and by whom it was taken, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "The source"
    return picture("JPEG", (800, 400), exif=exif.tobytes())


def huge_png(width=60_000, height=60_000):
    """A PNG that promises 3.6 billion points in a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def archive(members, *, packed=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


def docx(words="The request was received on 10 February 2020.", **more):
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
    return archive({CONTENT_TYPES: "<Types/>", "word/document.xml": body, **more})


def xlsx(rows=(("Request", "Day"),)):
    import openpyxl  # slow to load

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book.save)


def xlsx_bomb(megabytes=191):
    """A workbook of a few hundred kilobytes whose one sheet unpacks to that many megabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.writestr(CONTENT_TYPES, "<Types/>")
        made.writestr("xl/workbook.xml", "<workbook/>")
        with made.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(megabytes):
                sheet.write(b"<c/>" * (1024 * 256))
    return buffer.getvalue()


def overlapping():
    """Two entries of the directory that point at the same bytes."""
    whole = archive({CONTENT_TYPES: "<Types/>", "word/document.xml": "<x/>"})
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    directory = whole[start:end]
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 4, 4, 2 * len(directory), start, 0)
    return whole[:start] + directory + directory.replace(b"word/document.xml", b"word/documenu.xml") + tail


def locked_office():
    """The head of what Office writes when a password locks a document."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 512


def mail(
    *attachments,
    sent="Mon, 9 Mar 2020 16:30:00 -0400",
    arrived="Tue, 10 Mar 2020 09:00:00 -0400",
    text=None,
    inside=None,
):
    """A mail from the institution; each attachment a pair of name and bytes, `inside` another mail."""
    message = EmailMessage()
    message["From"] = "ATIP / AIPRP <atip@institution.example>"
    message["To"] = "alice@newsroom.example"
    message["Subject"] = "Votre demande A-2020-00007 – réponse"
    message["Date"] = sent
    message.set_content(text or "The answer to your request is attached. It was sent to you by the institution.")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if inside:
        message.add_attachment(message_from_bytes(inside, policy=policy.default))
    received = f"Received: from mx.institution.example by mail.newsroom.example; {arrived}\r\n" if arrived else ""
    older = "Received: from desk by mx.institution.example; Mon, 9 Mar 2020 16:30:05 -0400\r\n"
    return received.encode() + older.encode() + message.as_bytes()
