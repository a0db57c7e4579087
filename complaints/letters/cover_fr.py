"""Le français d'une lettre d'accompagnement."""

from datetime import date

from .typography import NO_BREAK, counted, long_date

HEADING = "Plaintes jointes"
LIST = "Les plaintes"
COLUMNS = ("Lettre", "Institution", "Demande (notre référence)", "Motif", "Dernier jour")
KINDS = ("date", "text", "text", "text", "date")


def title(count: int) -> str:
    which = counted(count, "plainte", "plaintes", "fr")
    return f"Lettre d’accompagnement{NO_BREAK}: {which} au Commissariat à l’information du Canada"


def subject(count: int) -> str:
    which = counted(count, "plainte", "plaintes", "fr")
    return f"{which} en vertu de la Loi sur l’accès à l’information, L.R.C.{NO_BREAK}(1985), ch.{NO_BREAK}A-1"


def place_and_date(city: str, day: date) -> str:
    place = f"{city}, le" if city else "Le"
    return f"{place}{NO_BREAK}{long_date(day, 'fr')}"


def opening(count: int) -> str:
    if count < 2:  # noqa: PLR2004 (one complaint)
        return "La plainte indiquée ci-dessous est déposée avec la présente lettre, accompagnée de ses pièces jointes."
    return (
        f"Les {counted(count, 'plainte', 'plaintes', 'fr')} énumérées ci-dessous sont déposées avec la présente lettre."
        " Chacune fait l’objet d’une lettre distincte, sur un seul motif et une seule demande, avec ses propres pièces"
        " jointes, et doit être examinée séparément."
    )


def last_days() -> str:
    return (
        f"«{NO_BREAK}Dernier jour{NO_BREAK}» désigne le dernier jour pour déposer la plainte en vertu de"
        f" l’article{NO_BREAK}31 de la Loi, tel qu’il est calculé dans la lettre correspondante."
    )
