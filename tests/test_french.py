"""The French is Canadian French of equal rank: whole, in the official words, set as Canada sets it."""

import re
import tomllib
from html import unescape
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.http import QueryDict
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override

from newsrooms.models.newsroom import RESERVED_SLUGS
from requests_app.clock.law import FOLDER
from tests.factories import AccessRequestFactory, MembershipFactory
from tools.catalogues import faults_of

PO = Path(settings.BASE_DIR, "locale", "fr", "LC_MESSAGES", "django.po")
ENTRIES = [entry for entry in polib.pofile(str(PO)) if not entry.obsolete]
ADDRESSES = [entry for entry in ENTRIES if entry.msgctxt == "url"]
WORDS = [entry for entry in ENTRIES if entry.msgctxt != "url"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")

COUNTED = "jours?|pages?|caractères?|minutes?|octets?|demandes?|réponses?|institutions?|suivantes|janvier"

# What the typography of Canadian French refuses: spaces that may break, and spaces where it has none.
REFUSED_SIGNS = {
    "a straight apostrophe or quotation mark": r"['\"]",
    "an English quotation mark outside « »": r"^[^«]*[“”]",
    "three dots for …": r"\.\.\.",
    "a space before ; ! ?": r"\s[;!?]",
    "no no-break space before a colon": r"(?<!\u00a0):(?!//)",
    "no no-break space inside « »": r"«(?!\u00a0)|(?<!\u00a0)»",
    "no no-break space before % or $": r"(?<!\u00a0)(?:%%|\$)",
    "a figure that may part from its noun": rf"(?:\b\d+|{PLACEHOLDER.pattern}) (?:{COUNTED})",
    "a section that may part from its number": r"\b(?:art\.|articles?|paragraphes?|alinéas?) (?:\d|%)",
    "two spaces": r"[ \u00a0]{2}|^ | $",
}
# Calques and words that the Act, its Commissioner or Quebec's newsrooms do not use, and what they say instead.
REFUSED_WORDS = {
    "extensions?": "prorogation",
    "date due": "échéance",
    "limite de temps": "délai",
    "complaintes?": "plainte",
    "sous-sections?": "paragraphe",
    r"sections?\b": "article",
    "rapports? fina(?:l|ux)": "compte rendu",
    "requêtes?": "demande",
    "registres?": "document",
    "tierces? parties?": "tiers",
    "informations personnelles": "renseignements personnels",
    "institutions? gouvernementales?": "institution fédérale",
    "refus (?:présumé|réputé)": "présomption de refus",
    "refus d’accès": "refus de communication",
    "devoir d’assister": "obligation de prêter assistance",
    "divulg\\w+": "communiquer",
    "libérations?": "communication",
    "exemptions?": "exception",
    "clarifications?": "précisions",
    "jours? d’affaires": "jour ouvrable",
    "jours? de calendrier": "jour civil",
    "représentations": "observations",
    "bien fondée": "fondée",
    "résolue": "réglée",
    "éditeurs?|éditrices?": "responsable de la rédaction",
    "salles? de nouvelles": "salle de rédaction",
    "e-?mails?|mails?": "courriel",
    "log(?:in|guer|uer)": "se connecter, consigner",
    "upload\\w*": "téléverser",
    "assign\\w+": "attribuer",
    "cookies?(?!\\))": "témoin",
    "filer": "déposer",
}


def said(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def french_of(value: object) -> list[str]:
    """Every text under a key `fr` of a TOML file, however deep."""
    if isinstance(value, list):
        return [text for one in value for text in french_of(one)]
    if not isinstance(value, dict):
        return []
    own = [value["fr"]] if isinstance(value.get("fr"), str) else []
    return own + [text for key, one in value.items() if key != "fr" for text in french_of(one)]


CATALOGUE = [text for entry in WORDS for text in said(entry)]
CLOCK = [
    text
    for path in [*sorted(FOLDER.glob("*.toml")), FOLDER.parent / "words.toml"]
    for text in french_of(tomllib.loads(path.read_text(encoding="utf-8")))
    if not text.startswith("https://")
]


def test_every_sentence_of_the_catalogue_is_translated():
    assert faults_of(PO) == []


def test_plural_from_two_on():
    assert polib.pofile(str(PO)).metadata["Plural-Forms"] == "nplurals=2; plural=(n >= 2);"


@pytest.mark.parametrize(("sign", "pattern"), REFUSED_SIGNS.items(), ids=REFUSED_SIGNS)
def test_set_as_canadian_french_is(sign, pattern):
    assert [text for text in CATALOGUE + CLOCK if re.search(pattern, text)] == [], sign


@pytest.mark.parametrize(("word", "instead"), REFUSED_WORDS.items(), ids=REFUSED_WORDS)
def test_said_in_the_official_words(word, instead):
    pattern = re.compile(rf"\b(?:{word})\b", re.IGNORECASE)
    assert [text for text in CATALOGUE + CLOCK if pattern.search(PLACEHOLDER.sub("…", text))] == [], f"say: {instead}"


def test_what_is_filled_in_is_the_same_in_both_languages():
    for entry in WORDS:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        *singular, many = said(entry)
        assert set(PLACEHOLDER.findall(many)) == wanted, entry.msgid
        assert all(set(PLACEHOLDER.findall(one)) <= wanted for one in singular), entry.msgid


def test_a_sentence_is_a_sentence_in_both_languages():
    unlike = [
        entry.msgid for entry in WORDS if entry.msgid.endswith((".", "?")) and said(entry)[0][-1] != entry.msgid[-1]
    ]
    assert unlike == []


# Addresses


def test_an_address_takes_the_same_parts_in_both_languages():
    for entry in ADDRESSES:
        assert re.findall(r"<[^>]+>", entry.msgstr) == re.findall(r"<[^>]+>", entry.msgid)
        assert entry.msgstr.endswith("/") == entry.msgid.endswith("/")
        assert re.fullmatch(r"[a-z0-9./<>:_-]+", entry.msgstr), "typed without accents"


def test_no_two_addresses_are_alike_in_french():
    assert len({entry.msgstr for entry in ADDRESSES}) == len(ADDRESSES)


def test_no_newsroom_can_take_the_place_of_a_public_address():
    with override("fr"):
        resolvers = [one for one in get_resolver().url_patterns if isinstance(one, URLResolver)]
        (french,) = [one for one in resolvers if str(one.pattern) == "fr/"]
        public = [one for one in french.url_patterns if isinstance(one, URLResolver) and not str(one.pattern)]
        routes = [str(inner.pattern) for included in public for inner in included.url_patterns]
    assert "calculateur/" in routes
    firsts = {route.split("/")[0] for route in routes if route and not route.startswith("<")}
    assert firsts <= RESERVED_SLUGS


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "french", "asked"),
    [
        ("overdue", "en-retard", "view=overdue&institution=rcmp&q=de+l%27eau&sort=-filed"),
        ("request_list", "demandes", "q=d%C3%A9c%C3%A8s"),
        ("request", "demandes/{reference}", ""),
        ("log_extension", "demandes/{reference}/consigner/prorogation", ""),
        ("log_request", "demandes/nouvelle", ""),
        ("complaint_list", "plaintes", ""),
        ("laws", "parametres/lois", ""),
        ("calculator", "/calculateur", "received=2020-02-10&on=2020-04-01"),
        ("law", "/droit", ""),
    ],
)
def test_the_toggle_leads_to_the_same_page_in_french_and_back(client, on_day, name, french, asked):
    on_day("2020-04-01")
    ada = MembershipFactory(role="admin")
    wanted = AccessRequestFactory(newsroom=ada.newsroom, journalist=ada.user)
    client.force_login(ada.user)
    parts = {"newsroom": ada.newsroom.slug, "reference": wanted.reference}
    with override("en"):
        known = {key: value for key, value in parts.items() if not french.startswith("/")}
        if "{reference}" not in french:
            known.pop("reference", None)
        english = reverse(name, kwargs=known)
    place = french if french.startswith("/") else f"/{ada.newsroom.slug}/{french}"

    toggle = other_language(client.get(english, QueryDict(asked)), "fr")
    assert toggle.split("?")[0] == f"/fr{place.format(**parts)}/"
    assert QueryDict(toggle.partition("?")[2]) == QueryDict(asked)

    page = client.get(toggle)
    assert page.status_code == 200
    assert '<html lang="fr' in page.content.decode()
    back = other_language(page, "en")
    assert back.split("?")[0] == english
    assert QueryDict(back.partition("?")[2]) == QueryDict(asked)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "words"), [("ada@newsroom.example", "le mot de passe reste"), ("x@y.example", "Aucun compte")]
)
def test_the_only_mails_are_in_the_readers_language_and_our_words(client, mailoutbox, email, words):
    MembershipFactory(user__email="ada@newsroom.example")
    client.post("/fr/compte/password/reset/", {"email": email})
    (mail,) = mailoutbox
    assert words in mail.body
    assert "mail" not in mail.subject + mail.body.replace(email, "")


def other_language(page, code: str) -> str:
    link = re.search(rf'<a[^>]* id="language" href="([^"]+)" lang="{code}"', page.content.decode())
    assert link, "no toggle"
    return unescape(link[1])
