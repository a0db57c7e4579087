"""Le français d'une liasse : table, fiches, en-têtes."""

from complaints.letters.typography import NO_BREAK

TITLE = "Liasse de preuves"
CONTENTS = "Table des matières"
CHRONOLOGY = "Chronologie"
EVENT = "Événement"
LETTER = "Lettre"
PAGE = "Page"
NUMBER, DOCUMENT, PAGES = "Nº", "Document", "Pages"
NOT_KEPT = "ne figure pas dans la liasse; jointe séparément"
ENCLOSURE = "Pièce"
FACTS = {
    "name": "Nom du fichier",
    "proves": "Ce qu’elle prouve",
    "told": "Dans la chronologie",
    "date": "Date",
    "type": "Type",
    "pages": "Pages",
    "size": "Taille",
    "sha256": "SHA-256",
    "attached": "Jointe ici sous le nom",
    "sender": "De",
    "recipients": "À",
    "subject": "Objet",
    "sent": "Envoi",
    "arrived": "Réception",
}
KINDS = {
    "pdf": "PDF",
    "png": "Image (PNG)",
    "jpg": "Image (JPEG)",
    "tif": "Image (TIFF)",
    "docx": "Document Word",
    "xlsx": "Classeur Excel",
    "csv": "Tableau (CSV)",
    "txt": "Texte brut",
    "eml": "Courriel, avec ses en-têtes",
}
SHOWN = "Ses pages suivent, telles que reçues. Le fichier lui-même, entier et inchangé, est joint à ce PDF."
TEXT_SHOWN = "Son texte suit. Le fichier lui-même, avec ses en-têtes, est joint à ce PDF."
TEXT_ONLY_SHOWN = "Son texte suit. Le fichier lui-même est joint à ce PDF."
ATTACHED = "Le fichier lui-même, entier et inchangé, est joint à ce PDF."
CUT = "Le début seulement; la suite se trouve dans le fichier joint."
WORDS_OF_REQUEST = (
    "Le texte de la demande tel que la salle de rédaction l’a conservé; aucun document n’en est conservé."
)
PROBLEMS = {
    "password": "Un mot de passe protège ce fichier; ses pages ne sont pas reproduites.",
    "damaged": "Ce fichier est endommagé; ses pages ne peuvent pas être reproduites.",
    "pages": "Ce fichier est trop long pour être reproduit page par page.",
    "fonts": (
        "Ses pages ne sont pas reproduites; le fichier ne contient pas ses polices, comme l’exige un PDF d’archives"
        " (PDF/A)."
    ),
    "letters": (
        "Ses pages ne sont pas reproduites; le fichier n’indique pas quelles lettres il affiche, comme l’exige un PDF"
        " d’archives (PDF/A)."
    ),
    "colours": (
        "Ses pages ne sont pas reproduites; leurs couleurs sont celles de l’imprimerie et non d’un PDF d’archives"
        " (PDF/A)."
    ),
    "layers": "Ses pages ne sont pas reproduites; elles comportent des calques qui peuvent être masqués.",
    "drawing": "Ses pages ne sont pas reproduites; elles contiennent ce qu’un PDF d’archives (PDF/A) n’admet pas.",
}
INTRODUCTION = (
    "La lettre vient en premier. Chaque document suit une fiche qui dit ce qu’il est; les numéros sont ceux des pièces"
    " jointes à la lettre. Les documents, et la lettre telle qu’elle a été enregistrée, sont aussi joints à ce PDF sous"
    f" forme de fichiers inchangés{NO_BREAK}: leur empreinte SHA-256 le prouve."
)


def number(paper: int, part: int, parts: int) -> str:
    """`3`, ou `3.2` lorsqu'une pièce compte plusieurs documents."""
    return f"{paper}.{part}" if parts > 1 else str(paper)


def title(letter: str) -> str:
    return f"{TITLE}, lettre {letter}"


def head(letter: str) -> str:
    return f"{letter} · page {{page}} de {{pages}}"


def leaf_head(number: str, page: int, pages: int) -> str:
    return f"{ENCLOSURE} {number}, page {page} de {pages}"


def alt(number: str, text: str, page: int, pages: int) -> str:
    return f"{ENCLOSURE} {number}, {text}{NO_BREAK}: page {page} de {pages}, telle que reçue. Le fichier est joint."


def size(count: int) -> str:
    return f"{max(1, round(count / 1000)):,}".replace(",", NO_BREAK) + f"{NO_BREAK}ko"
