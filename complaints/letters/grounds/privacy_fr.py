"""Le français d'une plainte au Commissariat à la protection de la vie privée : l'accès à ses propres renseignements."""

from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_fr import day, length, quoted_subject, where
from complaints.letters.typography import NO_BREAK, bare_section, counted, listed

from .count import Count
from .delay_fr import (
    LIMIT,
    NOT_CONCEDED,
    NOTICES,
    NOTICES_CAPTION,
    STEPS,
    TOTAL,
    drawn,
    promises,
    receipt,
    response,
    silence,
)
from .opened_fr import POINTS as POINTS_OF_ALL
from .opened_fr import came as came_of_any
from .opened_fr import first_person, without_it

SHORT = {
    "delay": "absence de réponse dans le délai (présomption de refus)",
    "extension": "prorogation du délai",
    "refusal": "refus de communication",
}
SHORT_EXTENDED = "absence de réponse dans le délai prorogé (présomption de refus)"
NO_NOTICE = f"Aucun avis de prorogation de délai (article{NO_BREAK}15 de la Loi) n’a été reçu dans ce délai."
NO_EXTENSION = NO_NOTICE
WHY_IT_FAILS = {
    "late": f"il n’a pas été donné dans les trente jours prévus à l’article{NO_BREAK}15 de la Loi",
    "no_length": f"il n’indique pas la durée de la prorogation, contrairement à l’article{NO_BREAK}15 de la Loi",
    "no_right_to_complain": (
        f"il ne fait pas état du droit de déposer une plainte, contrairement à l’article{NO_BREAK}15 de la Loi"
    ),
    "withdrawn": "l’institution l’a retiré",
    "struck": "le Commissariat à la protection de la vie privée l’a jugé non valide",
}
POINTS = POINTS_OF_ALL | {
    "extension": ("Ce que l’avis dit et ne dit pas", "Point", "Où", "En quoi l’article\u00a015 n’est pas respecté"),
}
FINDING = "une conclusion selon laquelle la plainte est fondée"
DISCLOSE = (
    "une recommandation au responsable de l’institution de donner communication%(by)s des renseignements personnels"
    " dont la communication a été refusée sans autorisation"
)
INVALID = f"{FINDING}, la prorogation n’étant pas de celles que permet l’article\u00a015 de la Loi"
RESPOND = "une recommandation au responsable de l’institution de donner une réponse complète à la demande%(by)s"
LAW = (
    "L’article\u00a012 de la Loi donne à l’individu le droit de se faire communiquer les renseignements personnels le"
    " concernant; la communication ne peut être refusée qu’en vertu d’une disposition de la Loi, que l’avis de refus"
    " doit mentionner (paragraphe\u00a016(1))."
)


def came(event: Happening, enclosure: str = "") -> str:
    """L'acte en cause, en une phrase."""
    if event.kind != Kind.EXTENSION:
        return came_of_any(event, enclosure)
    cited = [
        f"{'de l’alinéa' if one.count('(') == 1 else 'du sous-alinéa'}{NO_BREAK}{bare_section(one, 'fr')}"
        for one in event.grounds
    ]
    under = f", au titre {listed(cited, 'fr')}" if cited else ""
    return (
        f"Le{NO_BREAK}{day(event.on)}, un avis de prorogation de délai a été reçu de l’institution{NO_BREAK}:"
        f" {length(event)}{under}{where(enclosure)}."
    )


def by_day(asked: date | None) -> str:
    return f" au plus tard le {day(asked)}" if asked else " à une date déterminée"


def limit_ended(facts: LetterFacts, *, extended: bool) -> str:
    ended = "Expiration du délai prorogé" if extended else "Expiration du délai"
    return f"{ended} sans {response(facts)}; présomption de refus dès le lendemain (paragraphe{NO_BREAK}16(3))"


def opening(facts: LetterFacts) -> str:
    made, _ = first_person(facts)
    reached = "est présumée l’avoir reçue" if facts.clock.presumed else "l’a reçue"
    whom = "à son sujet" if facts.signs_for_another else "me concernant"
    return (
        f"Le{NO_BREAK}{day(facts.request.filed_on)}, {made} à l’institution, en vertu de la Loi sur la protection des"
        f" renseignements personnels (la «{NO_BREAK}Loi{NO_BREAK}»), une demande de communication de renseignements"
        f" personnels {whom}, au sujet suivant{NO_BREAK}: {quoted_subject(facts)}. L’institution {reached}"
        f" le{NO_BREAK}{day(facts.clock.received)}."
    )


def asks_for(facts: LetterFacts, what: str) -> str:
    _, asks = first_person(facts)
    return (
        f"{asks} au Commissariat à la protection de la vie privée de juger la plainte fondée et de recommander {what}."
    )


def delay_summary(facts: LetterFacts, count: Count, *, extended: bool) -> str:
    limit_ = "Le délai, tel que l’institution l’a prorogé," if extended else "Le délai pour y répondre"
    return (
        f"{opening(facts)} {limit_} a expiré le {day(count.relied_on)}. Aucune {response(facts)} n’a été"
        f" reçue{NO_BREAK}: à la date de la présente lettre, le retard est de"
        f" {counted(count.days_late, 'jour', 'jours', 'fr')} et, aux termes du paragraphe{NO_BREAK}16(3) de la Loi, la"
        f" communication est réputée avoir été refusée."
        f" {asks_for(facts, 'une réponse complète à une date déterminée')}"
    )


def summary(facts: LetterFacts, code: str | Count, *, extended: bool = False) -> str:
    if isinstance(code, Count):
        return delay_summary(facts, code, extended=extended)
    act = [came(facts.about)] if facts.about else []
    said = {
        "extension": (
            (
                "La présente plainte porte sur cette prorogation, qui ne remplit pas les conditions de"
                " l’article\u00a015 de la Loi."
            ),
            "une réponse à une date déterminée",
        ),
        "refusal": (
            "La présente plainte porte sur le refus de communiquer des renseignements personnels qui doivent l’être.",
            "la communication de ces renseignements",
        ),
    }[code]
    return " ".join([opening(facts), *act, said[0], asks_for(facts, said[1])])


def limit(count: Count, *, extended: bool) -> str:
    period = (
        f"L’article{NO_BREAK}14 de la Loi accorde au responsable de l’institution"
        f" {counted(count.period, 'jour', 'jours', 'fr')} suivant la réception de la demande pour y répondre."
    )
    ended = "Tel que prorogé, le délai" if extended else "Le délai"
    if count.certain and count.earliest != count.relied_on:
        return (
            f"{period} Selon le calcul le plus strict, le délai a expiré le {day(count.earliest)}; selon le calcul le"
            f" plus favorable à l’institution, le {day(count.relied_on)}. La présente plainte retient la seconde date."
        )
    return f"{period} {ended} a expiré le {day(count.relied_on)}."


def does_not_hold(event: Happening, extension_: object, enclosure: str) -> str:
    other = "il n’est pas de ceux que permet l’article\u00a015 de la Loi"
    return (
        f"Un avis de prorogation de délai ({length(event)}) a été reçu le {day(event.on)}{where(enclosure)}."
        f" Il ne proroge pas le délai{NO_BREAK}: {WHY_IT_FAILS.get(getattr(extension_, 'why', ''), other)}."
    )


def conclusion(told: Count | str) -> str:
    if isinstance(told, str):
        return f"La présente plainte est déposée en vertu de l’alinéa{NO_BREAK}{bare_section(told, 'fr')} de la Loi."
    since = f"du {day(told.deemed_refusal_on)}" if told.deemed_refusal_on else "du lendemain de l’expiration du délai"
    return (
        "La communication n’a pas été donnée dans les délais prévus par la Loi. Aux termes du"
        f" paragraphe{NO_BREAK}16(3), ce défaut vaut décision de refus de communication à compter {since}. La présente"
        f" plainte est déposée en vertu de l’alinéa{NO_BREAK}29(1)b)."
    )


def relief(facts: LetterFacts, count: Count) -> tuple[str, ...]:  # noqa: ARG001 (as the other Act’s are asked)
    return (
        (
            "une conclusion selon laquelle la plainte est fondée, la communication étant réputée avoir été refusée aux"
            f" termes du paragraphe{NO_BREAK}16(3) de la Loi"
        ),
        RESPOND % {"by": by_day(facts.respond_by)},
    )


def deemed(original: date) -> str:
    return (
        f"une conclusion selon laquelle, le délai ayant expiré le {day(original)}, la communication est réputée avoir"
        f" été refusée aux termes du paragraphe{NO_BREAK}16(3) de la Loi"
    )


def extension(about: Happening, enclosure: str, why: str, *, over: int | None) -> list[str]:
    """L'avis, ses vices de forme, ce qu'exige chaque alinéa; `over` : le plus de jours qu'il peut prendre."""
    formal = [f"L’avis ne proroge pas le délai{NO_BREAK}: {WHY_IT_FAILS[why]}."] if why in WHY_IT_FAILS else []
    longest = [f"La prorogation dépasse les {over}{NO_BREAK}jours que l’alinéa{NO_BREAK}15a) de la Loi permet au plus."]
    substance = [_GROUNDS[one] for one in about.grounds if one in _GROUNDS]
    return [came(about, enclosure), *formal, *(longest if over else []), *substance]


_GROUNDS = {
    "15(a)(i)": (
        "Le sous-alinéa\u00a015a)(i) exige que l’observation du délai initial entrave de façon sérieuse le"
        " fonctionnement de l’institution. Le Commissariat est prié d’en obtenir les raisons."
    ),
    "15(a)(ii)": (
        "Le sous-alinéa\u00a015a)(ii) exige que des consultations soient nécessaires pour donner suite à la demande et"
        " qu’elles rendent pratiquement impossible l’observation du délai initial. Le Commissariat est prié de"
        " déterminer qui a été consulté et quand."
    ),
    "15(b)": (
        "L’alinéa\u00a015b) accorde le temps qu’il faut pour une traduction ou un transfert sur un support de"
        " substitution. Le Commissariat est prié de déterminer si l’un ou l’autre était nécessaire, et combien de temps"
        " il a pris."
    ),
}

__all__ = [
    "DISCLOSE", "FINDING", "INVALID", "LAW", "LIMIT", "NOTICES", "NOTICES_CAPTION", "NOT_CONCEDED", "NO_EXTENSION",
    "NO_NOTICE", "POINTS", "RESPOND", "SHORT", "SHORT_EXTENDED", "STEPS", "TOTAL", "WHY_IT_FAILS", "by_day", "came",
    "conclusion", "deemed", "does_not_hold", "drawn", "extension", "limit", "limit_ended", "promises", "receipt",
    "relief", "silence", "summary", "without_it",
]  # fmt: skip
