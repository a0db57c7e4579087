"""The columns of a sheet of requests: what an export writes, and what an import takes in again without loss.

Whoever reads the sheet finds the main days and words in columns of their own. What an import takes the events from is
the last column, where each stands whole (`write_events`): where it is filled, the columns from `acknowledged_on` to
`pages` beside it are for people alone. A sheet that never was ours has no such column, and there they count.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

Kind = Literal["text", "day", "number", "yes_no", "code", "events"]

FITS_A_CELL = 32_000  # Excel keeps 32,767 characters in a cell; what is longer goes on in the next
# What a spreadsheet program would take for the beginning of a formula, also behind spaces and quotes.
LIKE_A_FORMULA = re.compile(r"""'*[\t\r\n]|['"\s]*[=+\-@＝＋－＠]""")


@dataclass(frozen=True)
class Column:
    """One column. `taken`: an import takes it in again; the others are told for the reader and derived anew."""

    name: str
    heading_en: str
    heading_fr: str
    kind: Kind = "text"
    taken: bool = True

    def heading(self, language: str) -> str:
        return self.heading_fr if language.startswith("fr") else self.heading_en


COLUMNS = (
    Column("reference", "Reference", "Référence"),
    Column("institution", "Institution", "Institution"),
    Column("institution_code", "Institution code", "Code de l’institution", "code"),
    Column("file_number", "File number", "Numéro de dossier"),
    Column("subject", "Subject", "Objet"),
    Column("text", "Text of the request", "Texte de la demande"),
    Column("statute", "Law", "Loi", "code"),
    Column("language", "Language of the request", "Langue de la demande", "code"),
    Column("channel", "How it was sent", "Mode d’envoi", "code"),
    Column("filed_on", "Filed on", "Déposée le", "day"),
    Column("received_on", "Received by the institution on", "Reçue par l’institution le", "day"),
    Column("journalist", "Journalist (e-mail)", "Journaliste (courriel)"),
    Column("requester_name", "Requester", "Auteur de la demande"),
    Column("requester_organization", "Organization of the requester", "Organisme de l’auteur de la demande"),
    Column("project", "Project", "Projet"),
    Column("tags", "Tags", "Étiquettes"),
    Column("restricted", "Restricted", "Accès restreint", "yes_no"),
    Column("named", "People named on it (e-mail)", "Personnes désignées (courriel)"),
    Column("state", "State", "État", "code", taken=False),
    Column("original_due", "Original due date", "Échéance initiale", "day", taken=False),
    Column("due_earliest", "Due date, earliest", "Échéance au plus tôt", "day", taken=False),
    Column("due_latest", "Due date, latest", "Échéance au plus tard", "day", taken=False),
    Column("days_late", "Days late", "Jours de retard", "number", taken=False),
    Column("acknowledged_on", "Acknowledged on", "Accusé de réception le", "day"),
    Column("extension_on", "Extension notice received on", "Avis de prorogation reçu le", "day"),
    Column("extension_sent_on", "Extension notice sent on", "Avis de prorogation envoyé le", "day"),
    Column("extension_days", "Extension, days", "Prorogation, jours", "number"),
    Column("extension_until", "Extension until", "Prorogation jusqu’au", "day"),
    Column("extension_grounds", "Extension, grounds", "Prorogation, motifs"),
    Column("answered_on", "Answered on", "Réponse reçue le", "day"),
    Column("disposition", "Disposition", "Suite donnée", "code"),
    Column("pages", "Pages", "Pages", "number"),
    Column("notes", "Notes", "Notes"),
    Column("events", "Events", "Évènements", "events"),
)
BY_NAME = {column.name: column for column in COLUMNS}


def guard(text: str) -> str:
    """The text as a cell of a CSV file that no program takes for a formula."""
    return f"'{text}" if LIKE_A_FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return text[1:] if text.startswith("'") and LIKE_A_FORMULA.match(text, 1) else text


def write_events(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """The events as text, in as many cells side by side as it takes (seldom more than one; none without events).

    Each event is an object of plain values: `kind`, `happened_on`, and the facts of its kind, days as 2026-11-30. One
    that was corrected comes before its correction, which tells its place, counted from 0, as `corrects`; one that was
    struck out tells why, as `struck`.
    """
    listed = list(events)
    text = orjson.dumps(listed).decode() if listed else ""
    return [text[start : start + FITS_A_CELL] for start in range(0, len(text), FITS_A_CELL)]


def read_events(cells: Iterable[str]) -> list[dict[str, Any]]:
    """The events that `write_events` wrote into these cells.

    Raises: `ValueError` when it is not such a text.
    """
    text = "".join(cells)
    listed = json.loads(text) if text else []
    if not isinstance(listed, list) or not all(isinstance(event, dict) for event in listed):
        raise ValueError("not a list of events")
    return listed
