"""The letterhead: who changes it, what a logo may be, which letters it reaches."""

import hashlib
import io
import re
import struct
import zlib
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from complaints import shelf
from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.assembly import FactsChanged, facts_of, pdf_of, stable_facts
from complaints.letters.render import LETTER
from complaints.models import Letter
from newsrooms.logos import LogoRefused, drawn_anew
from newsrooms.models import AuditEntry, Logo, Newsroom
from newsrooms.pdf.press import render_pdf

from .conftest import TODAY

pikepdf = pytest.importorskip("pikepdf")
pytestmark = pytest.mark.django_db
PAGE = "/en/la-presse/settings/letterhead/"


def picture(form="PNG", size=(600, 200), mode="RGB", color="navy", **more):
    out = io.BytesIO()
    Image.new(mode, size, color).save(out, form, **more)
    return out.getvalue()


def upload(content, name="logo.png"):
    return SimpleUploadedFile(name, content, content_type="image/png")


@pytest.fixture
def admin(client, world):
    client.force_login(world.ada.user)
    return client


def filled(**changes):
    newsroom = Newsroom.objects.get(slug="la-presse")
    names = ("printed_name", "street", "city", "province", "postal_code", "telephone", "email", "web")
    told = {name: getattr(newsroom, name) for name in (*names, "signatory_name", "signatory_title")}
    return {**told, "version": newsroom.letterhead_version, **changes}


def approved(world):
    drafted = draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)
    return approve_complaint(complaint=drafted, expected_version=drafted.version, by=world.bob, today=TODAY)


def texts(page):
    return [str(message) for message in page.context["messages"]]


def test_what_an_admin_saves_stands_at_the_head_of_every_draft(admin, world, text_of):
    draft = draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)

    saved = admin.post(PAGE, filled(printed_name="La Presse inc.", web="https://lapresse.example/", province="QC"))

    assert saved.status_code == 302
    draft.newsroom.refresh_from_db()
    text = text_of(pdf_of(facts_of(draft, TODAY)))
    assert "La Presse inc." in text[:200]
    assert "lapresse.example" in text
    assert "https" not in text
    trace = AuditEntry.objects.get(action="newsroom.letterhead_changed")
    assert [values and values["web"] for values in (trace.before, trace.after)] == ["", "lapresse.example"]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_only_an_admin_finds_the_page(client, world, who):
    client.force_login(getattr(world, who).user)

    assert client.get(PAGE).status_code == client.post(PAGE, filled()).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("postal_code", "12345", "Write the postal code as K1A 1H3."),
        ("email", "acces@", "This is not an e-mail address"),
        ("web", "la presse", "Write the web address as example.ca, without spaces."),
        ("printed_name", "x" * 20_000, "20000 characters are too many; 120 fit."),
        ("street", "a\x00b", "Null characters are not allowed."),
        ("province", "Atlantis", "Atlantis"),
    ],
)
def test_what_cannot_be_printed_is_refused_beside_its_field_and_kept(admin, field, typed, said):
    page = admin.post(PAGE, filled(city="Laval", **{field: typed}))

    assert page.status_code == 200
    assert said in str(page.context["form"].errors[field])
    assert 'value="Laval"' in page.content.decode()
    assert Newsroom.objects.get(slug="la-presse").city == "Montréal"


def test_a_postal_code_is_put_into_its_form(admin):
    admin.post(PAGE, filled(postal_code="h2y2z4"))

    assert Newsroom.objects.get(slug="la-presse").postal_code == "H2Y 2Z4"


@pytest.mark.parametrize(("held", "shown"), [("Québec", "QC"), ("Ontario", "ON"), ("Nova Scotia", "NS"), ("X", "X")])
def test_a_province_is_offered_as_the_post_writes_it_one_that_nobody_knows_as_it_is(admin, held, shown):
    Newsroom.objects.filter(slug="la-presse").update(province=held)

    assert f'<option value="{shown}" selected>' in admin.get(PAGE).content.decode()


def test_two_admins_at_once_the_second_is_told(admin, world):
    form = filled(city="Laval")
    admin.post(PAGE, filled(city="Québec"))

    late = admin.post(PAGE, form)
    assert "Ada Roy changed the letterhead" in str(late.context["form"].non_field_errors())
    assert 'value="Laval"' in late.content.decode()
    assert Newsroom.objects.get(slug="la-presse").city == "Québec"
    [again] = re.findall(r'name="version" value="(\d+)"', late.content.decode())
    admin.post(PAGE, {**form, "version": again})
    assert Newsroom.objects.get(slug="la-presse").city == "Laval"


# The logo


def test_a_logo_is_drawn_anew_and_nothing_else_of_its_file_survives(admin, world):
    notes = PngInfo()
    notes.add_text("Comment", "from the source")
    sent = picture(pnginfo=notes) + b"<script>payload</script>"

    admin.post(PAGE, filled(logo=upload(sent)))

    kept = Logo.objects.get()
    content = bytes(kept.content)
    assert kept.sha256 == hashlib.sha256(content).hexdigest() == Newsroom.objects.get(slug="la-presse").logo
    assert b"source" not in content
    assert b"payload" not in content
    with Image.open(io.BytesIO(content)) as drawn:
        assert (drawn.format, drawn.mode, drawn.info) == ("PNG", "RGB", {})


def test_a_jpeg_is_turned_upright_and_made_no_larger_than_print():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x9286] = "where it was taken"
    content = drawn_anew(io.BytesIO(picture("JPEG", size=(1_000, 2_800), exif=exif)))

    with Image.open(io.BytesIO(content)) as drawn:
        assert drawn.size == (795, 284)
    assert b"taken" not in content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_picture_becomes_plain_colour(mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    content = drawn_anew(io.BytesIO(picture(form, mode=mode, color=None)))

    with Image.open(io.BytesIO(content)) as drawn:
        assert drawn.mode == "RGB"


def bomb():
    """A PNG that says it is 60,000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(b"\x00" * 1_000)
    return start + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))


REFUSED = {
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg named png": b"<svg onload=alert(1)>",
    "gif": picture("GIF"),
    "empty": b"",
    "html": b"<!doctype html><title>x</title>",
    "pdf": b"%PDF-1.7\n",
    "bomb": bomb(),
    "wide": picture(size=(3_001, 10), mode="1", color=0),
    "tiny": picture(size=(20, 20)),
    "large": b"\x89PNG\r\n\x1a\n" + b"x" * 2_000_000,
}


@pytest.mark.parametrize("kind", REFUSED)
def test_any_other_file_is_refused_beside_the_field(admin, kind):
    with pytest.raises(LogoRefused) as refused:
        drawn_anew(io.BytesIO(REFUSED[kind]))
    page = admin.post(PAGE, filled(logo=upload(REFUSED[kind])))

    codes = {"svg": "svg", "svg named png": "svg", "bomb": "too_many_pixels", "wide": "too_many_pixels"}
    codes |= {"tiny": "too_few_pixels", "large": "too_large"}
    assert refused.value.code == codes.get(kind, "not_a_picture")
    assert page.context["form"].errors["logo"]
    assert not Logo.objects.exists()


def pictures_in(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages[0].get_images())


def test_a_logo_is_printed_from_memory_with_its_words(admin, world, text_of):
    admin.post(PAGE, filled(logo=upload(picture()), logo_names_us="on"))
    draft = draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)
    draft.newsroom.refresh_from_db()

    pdf = pdf_of(facts_of(draft, TODAY))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        alternatives = [
            str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert pictures_in(pdf) == 1
    assert "La Presse" in alternatives
    assert "La Presse 750" not in text_of(pdf)


def test_the_printer_gives_no_picture_but_those_of_its_print():
    html = '<img src="press:logo" alt=""><img src="press:other" alt=""><img src="file:///etc/hostname" alt="">'

    with_logo = render_pdf(html, title="x", language="en", design=LETTER, pictures={"logo": picture(size=(80, 30))})
    without = render_pdf(html, title="x", language="en", design=LETTER)
    assert (pictures_in(with_logo), pictures_in(without)) == (1, 0)


def test_another_logo_takes_the_place_of_the_first_and_can_be_taken_off(admin, client, world):
    admin.post(PAGE, filled(logo=upload(picture())))
    first = Newsroom.objects.get(slug="la-presse").logo
    admin.post(PAGE, filled(logo=upload(picture(color="red")), logo_names_us="on"))
    second = Newsroom.objects.get(slug="la-presse").logo
    shown = admin.get(f"{PAGE}logo.png")

    assert first != second
    assert (shown["Content-Type"], hashlib.sha256(shown.content).hexdigest()) == ("image/png", second)
    admin.post(PAGE, filled(remove_logo="on", logo_names_us="on"))
    now = Newsroom.objects.get(slug="la-presse")
    assert (now.logo, now.logo_names_us, Logo.objects.count()) == ("", False, 0)
    assert admin.get(f"{PAGE}logo.png").status_code == 404


def test_the_logo_is_seen_by_the_newsroom_alone(admin, client, world):
    admin.post(PAGE, filled(logo=upload(picture())))

    for who, status in (("carol", 200), ("charlie", 404)):
        client.force_login(getattr(world, who).user)
        assert client.get(f"{PAGE}logo.png").status_code == status


# What was approved, what was made


def test_a_letter_that_was_made_keeps_its_bytes(admin, world, letter_made):
    letter = Letter.objects.get()
    before = shelf.read(str(letter.file.name))

    admin.post(PAGE, filled(printed_name="Un autre nom", logo=upload(picture())))
    assert shelf.read(str(letter.file.name)) == before
    made = admin.get(world.url("letter.pdf"))
    assert hashlib.sha256(made.content).hexdigest() == letter.sha256


def test_what_was_approved_must_be_approved_again_and_the_admin_is_told(admin, world):
    complaint = approved(world)
    assert "One complaint is approved" in admin.get(PAGE).content.decode()

    page = admin.post(PAGE, filled(web="lapresse.example"), follow=True)
    assert any(world.access_request.reference in text for text in texts(page))
    with pytest.raises(FactsChanged) as changed:
        export_letter(complaint=complaint, by=world.ada, today=TODAY)
    assert list(changed.value.differences) == ["letterhead.web"]


def test_another_signatory_for_new_drafts_leaves_what_was_approved_alone(admin, world):
    complaint = approved(world)

    page = admin.post(PAGE, filled(signatory_name="Ada Roy"), follow=True)
    assert texts(page) == ["Saved. Every draft has the new letterhead; letters already made stay as they are."]
    assert export_letter(complaint=complaint, by=world.ada, today=TODAY).number == "L-2020-0001"


def test_what_was_approved_before_letters_told_of_a_logo_still_stands(world):
    told = stable_facts(facts_of(approved(world), TODAY))

    assert not {"letterhead.web", "letterhead.logo", "letterhead.logo_names_us"} & set(told)


# The preview


def test_the_preview_shows_what_is_typed_in_both_languages_and_saves_nothing(admin):
    typed = filled(printed_name="<b>Ledger</b> {{ 1 }}", city="Moncton", province="NB", logo=upload(picture()))

    page = admin.post(f"{PAGE}preview/", typed).content.decode()
    assert "&lt;b&gt;Ledger&lt;/b&gt; {{ 1 }}" in page
    assert "Moncton NB" in page
    assert "Moncton (Nouveau-Brunswick)" in page
    assert page.count("data:image/png;base64,") == 2
    assert Newsroom.objects.get(slug="la-presse").city == "Montréal"
    assert not Logo.objects.exists()


def test_the_preview_says_at_once_what_is_wrong_with_a_logo(admin):
    page = admin.post(f"{PAGE}preview/", filled(logo=upload(REFUSED["svg"]))).content.decode()

    assert "An SVG can hold more than a picture and is refused." in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sample_is_a_marked_letter_under_the_saved_head(admin, text_of, language):
    sample = admin.get(f"{PAGE}sample.pdf?language={language}")

    text = text_of(sample.content)
    assert text.count("DRAFT · ÉBAUCHE") == len(pikepdf.open(io.BytesIO(sample.content)).pages)
    assert "La Presse" in text
    assert "[Institution]" in text


HOSTILE = '<img src="https://evil.example/x"> {% load x %} {{ y }} ' + "W" * 60 + " 🎉 \u202eabc"


def test_hostile_words_stand_in_the_letter_as_they_were_typed(world, text_of):
    draft = draft_complaint(access_request=world.access_request, language="en", by=world.alice, today=TODAY)
    facts = facts_of(draft, TODAY)

    head = replace(facts.letterhead, name=HOSTILE[:120], web=HOSTILE[:100], street=HOSTILE, telephone=HOSTILE[:40])
    text = text_of(pdf_of(replace(facts, letterhead=head)))
    assert '<img src="https://evil.example/x">' in text
    assert "{% load x %} {{ y }}" in text
