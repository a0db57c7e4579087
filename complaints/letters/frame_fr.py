"""Le français du cadre de toute lettre : en-tête, parties, chronologie, pièces, pied de page."""

from collections.abc import Callable

from .facts import Cited, Happening, Kind, LetterFacts, Letterhead
from .typography import NO_BREAK, bare_section, cite, counted, listed, long_date, of_name, quoted

ADDRESSEES = {
    "ATIA": (
        "Commissariat à l’information du Canada",
        "Greffe",
        f"30, rue Victoria, 7e{NO_BREAK}étage",
        f"Gatineau (Québec){NO_BREAK * 2}K1A{NO_BREAK}1H3",
    ),
    "PA": (
        "Commissariat à la protection de la vie privée du Canada",
        "30, rue Victoria",
        f"Gatineau (Québec){NO_BREAK * 2}K1A{NO_BREAK}1H3",
    ),
}
DELIVERIES = {
    "ATIA": "Par formulaire en ligne et par courriel (Greffe-Registry@oic-ci.gc.ca)",
    "PA": "Par formulaire en ligne ou par la poste",
}
SUBJECT_LABEL = f"Objet{NO_BREAK}:"
CLOSING = "Le tout respectueusement soumis,"
ENCLOSURES = "Pièces jointes"
PAGE, OF = f"Page{NO_BREAK}", f"{NO_BREAK}de{NO_BREAK}"
HEADINGS = {
    "summary": "Résumé",
    "request": "La demande",
    "chronology": "Chronologie",
    "limit": "Calcul du délai",
    "in_time": "Délai de dépôt de la plainte",
    "ground": "Motif de la plainte",
    "urgency": "Urgence et préjudice",
    "additional": "Autres faits",
    "relief": "Mesures demandées",
}
PRACTICE = f"Il est fait référence aux décisions publiées suivantes{NO_BREAK}:"
COMMISSIONERS = {
    "ATIA": "Commissariat à l’information",
    "PA": "Commissariat à la protection de la vie privée",
}
ACTS = {
    "ATIA": ("Loi sur l’accès à l’information", "A-1"),
    "PA": ("Loi sur la protection des renseignements personnels", "P-21"),
}
MAY_AUTHORIZE = {"ATIA": "30(2)", "PA": "29(2)"}
CHANNELS = {"online": "en ligne", "email": "par courriel", "mail": "par la poste"}
CHRONOLOGY = ("Date", "Événement", "Pièce")
RESTS_ON = {"law": "loi", "practice": "pratique", "default": "présomption"}


def day(value: object) -> str:
    return long_date(value, "fr")  # type: ignore[arg-type]


def title(facts: LetterFacts, short: str) -> str:
    return f"Plainte au {COMMISSIONERS[facts.statute]} du Canada{NO_BREAK}: {facts.request.institution}, {short}"


def contact_line(head: Letterhead) -> tuple[str, ...]:
    place = " ".join(part for part in (head.city, f"({head.province})" if head.province else "") if part)
    code = head.postal_code.replace(" ", NO_BREAK)
    address = ", ".join(part for part in (head.street, f"{place}{NO_BREAK * 2}{code}".strip()) if part)
    reached = f"{NO_BREAK}· ".join(_known(head.telephone, head.email))
    return _known(address, reached, head.web)


def logo_text(head: Letterhead) -> str:
    return head.name if head.logo_names_us else f"Logo {of_name(head.name)}"


def place_and_date(facts: LetterFacts) -> str:
    return (
        f"{facts.letterhead.city}, le{NO_BREAK}{day(facts.today)}"
        if facts.letterhead.city
        else f"Le{NO_BREAK}{day(facts.today)}"
    )


def subject(facts: LetterFacts, section: str, short: str) -> str:
    return (
        f"Plainte en vertu de l’{cite(section, 'fr')} de la {ACTS[facts.statute][0]},"
        f" L.R.C.{NO_BREAK}(1985), ch.{NO_BREAK}{ACTS[facts.statute][1]}{NO_BREAK}: {short}"
    )


def subject_details(facts: LetterFacts) -> str:
    request = facts.request
    known = f"demande {request.file_number}" if request.file_number else f"demande du {day(request.filed_on)}"
    return f"{request.institution} · {known.replace(' ', NO_BREAK, 1)}"


def parties(facts: LetterFacts, authorization: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    head, request, signatory = facts.letterhead, facts.request, facts.signatory
    rows = [("Personne qui a fait la demande", requester_names(facts))]
    if facts.signs_for_another:
        enclosed = f"autorisation{NO_BREAK}: pièce{NO_BREAK}{authorization}" if authorization else "autorisation"
        rows.append(("Représentée par", (f"{', '.join(_known(signatory.name, signatory.title))} ({enclosed})",)))
    rows += [
        ("Institution fédérale", (f"{request.institution} («{NO_BREAK}l’institution{NO_BREAK}»)",)),
        (
            "Numéro de la demande",
            (f"{request.file_number or 'non communiqué'} (notre référence{NO_BREAK}: {request.reference})",),
        ),
        ("Personne-ressource", _known(signatory.name, head.telephone, head.email)),
    ]
    return tuple(rows)


def requester_names(facts: LetterFacts) -> tuple[str, ...]:
    """Selon la Loi sur la protection des renseignements personnels, l'individu seul."""
    return _known(facts.requester.name, facts.requester.organization if facts.statute == "ATIA" else "")


def _known(*values: str) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def happening(event: Happening) -> str:
    """One line of the chronology."""
    return _what_came(event) + _letter_days(event)


def _what_came(event: Happening) -> str:
    return CAME[event.kind] + (response(event) if event.kind == Kind.RESPONSE else _more(event))


def _more(event: Happening) -> str:
    """How the line goes on, where the event tells more."""
    more = ""
    match event.kind:
        case Kind.EXTENSION:
            more = f"{NO_BREAK}: {length(event)}"
        case Kind.INTERIM_RELEASE if event.pages:
            more = f" de {counted(event.pages, 'page', 'pages', 'fr')}"
        case Kind.TRANSFER if event.transferred is not None:
            more = f" (de{NO_BREAK}: {event.transferred[0]}; à{NO_BREAK}: {event.transferred[1]})"
        case Kind.CLARIFICATION_ASKED if event.accepted:
            more = "; la personne qui a fait la demande a consenti à la mise en suspens"
        case Kind.EXTENSION_WITHDRAWN | Kind.EXTENSION_STRUCK if event.notice_on is not None:
            more = f" (avis du {event.notice_on:%Y-%m-%d})"
        case Kind.REPLY_DEMANDED | Kind.PROMISE if event.by is not None:
            more = f" {day(event.by)}"
        case Kind.REGISTERED if event.number:
            more = f" (dossier {event.number})"
        case _:
            pass
    return more


# What came, for each kind; where the line goes on, its beginning.
CAME = {
    Kind.ACKNOWLEDGEMENT: "Accusé de réception de l’institution",
    Kind.FEE_NOTICE: "Avis de droits exigés par l’institution",
    Kind.FEE_PAID: "Paiement des droits",
    Kind.CLARIFICATION_ASKED: "Précisions demandées par l’institution",
    Kind.CLARIFICATION_ANSWERED: "Précisions fournies à l’institution",
    Kind.EXTENSION: "Avis de prorogation de délai de l’institution",
    Kind.EXTENSION_WITHDRAWN: "Prorogation retirée par l’institution",
    Kind.EXTENSION_STRUCK: "Prorogation jugée non valide par le Commissariat",
    Kind.THIRD_PARTY_NOTICE: "Avis aux tiers",
    Kind.TRANSFER: "Transmission de la demande",
    Kind.SUSPENSION: ("Autorisation de ne pas donner suite à la demande, demandée par l’institution au Commissariat"),
    Kind.RESUMPTION: f"Fin de la suspension{NO_BREAK}: le délai recommence à courir",
    Kind.INTERIM_RELEASE: "Communication intérimaire",
    Kind.RESPONSE: "Réponse finale de l’institution",
    Kind.ABANDONED: "Abandon de la demande",
    Kind.REOPENED: "Dossier rouvert par l’institution",
    Kind.REPLY_DEMANDED: "Lettre de l’institution demandant une réponse au plus tard le",
    Kind.REPLY: "Réponse envoyée à l’institution",
    Kind.PROMISE: "Réponse promise par l’institution pour le",
    Kind.FOLLOW_UP: "Relance envoyée à l’institution",
    Kind.CALL: "Appel téléphonique avec l’institution",
    Kind.COMPLAINT: "Plainte déposée auprès du Commissariat",
    Kind.REGISTERED: "Plainte enregistrée par le Commissariat",
}


def _letter_days(event: Happening) -> str:
    known = []
    if event.dated_on and event.dated_on != event.on:
        known.append(f"en date du {event.dated_on:%Y-%m-%d}")
    if event.sent_on and event.sent_on not in (event.on, event.dated_on):
        known.append(f"envoi le {event.sent_on:%Y-%m-%d}")
    return f" ({', '.join(known)})" if known else ""


def length(event: Happening) -> str:
    if event.days is not None:
        return counted(event.days, "jour", "jours", "fr")
    return f"jusqu’au {day(event.until)}" if event.until else "durée non indiquée"


def response(event: Happening) -> str:
    pages = counted(event.pages, "page", "pages", "fr") if event.pages else ""
    said = ", ".join(filter(None, (DISPOSITIONS.get(event.disposition, ""), pages)))
    return f"{NO_BREAK}: {said}" if said else ""


DISPOSITIONS = {
    "full": "communication totale",
    "partial": "communication partielle",
    "refused": "exception totale",
    "excluded": "exclusion totale",
    "no_records": "aucun document n’existe",
    "neither_confirmed_nor_denied": "existence de documents ni confirmée ni infirmée",
    "declined": f"décision de ne pas donner suite à la demande (art.{NO_BREAK}6.1)",
}


def grounds(event: Happening) -> str:
    return ", ".join(bare_section(section, "fr") for section in event.grounds)


def filed(facts: LetterFacts) -> str:
    return f"Demande présentée {CHANNELS[facts.request.channel]} à l’institution"


def received(facts: LetterFacts) -> str:
    return (
        "Réception présumée de la demande par l’institution"
        if facts.clock.presumed
        else "Réception de la demande par l’institution"
    )


def enclosed_request(facts: LetterFacts) -> str:
    return f"Demande telle que présentée, {day(facts.request.filed_on)}"


def enclosed_happening(event: Happening) -> str:
    return f"{PAPERS[event.kind]}, {day(event.dated_on or event.on)}"


# Ce qui peut y être joint : un appel ne laisse pas de papier.
PAPERS = {
    Kind.ACKNOWLEDGEMENT: "Accusé de réception",
    Kind.FEE_NOTICE: "Avis de droits exigés",
    Kind.FEE_PAID: "Preuve de paiement",
    Kind.CLARIFICATION_ASKED: "Demande de précisions",
    Kind.CLARIFICATION_ANSWERED: "Précisions fournies",
    Kind.EXTENSION: "Avis de prorogation de délai",
    Kind.EXTENSION_WITHDRAWN: "Retrait de la prorogation",
    Kind.EXTENSION_STRUCK: "Conclusion sur la prorogation",
    Kind.THIRD_PARTY_NOTICE: "Lettre au sujet de l’avis aux tiers",
    Kind.TRANSFER: "Avis de transmission",
    Kind.SUSPENSION: "Avis de suspension",
    Kind.RESUMPTION: "Avis de fin de la suspension",
    Kind.INTERIM_RELEASE: "Communication intérimaire",
    Kind.RESPONSE: "Réponse finale",
    Kind.ABANDONED: "Lettre d’abandon de la demande",
    Kind.REOPENED: "Lettre de réouverture du dossier",
    Kind.REPLY_DEMANDED: "Lettre demandant une réponse",
    Kind.REPLY: "Réponse envoyée",
    Kind.PROMISE: "Lettre promettant une réponse",
    Kind.FOLLOW_UP: "Relance",
    Kind.COMPLAINT: "Plainte",
    Kind.REGISTERED: "Lettre d’enregistrement de la plainte",
}


def enclosed_authorization(facts: LetterFacts) -> str:
    return (
        f"Autorisation signée par {facts.requester.name} (paragraphe{NO_BREAK}{MAY_AUTHORIZE[facts.statute]} de la Loi)"
    )


def signature(facts: LetterFacts) -> tuple[str, ...]:
    head, signatory = facts.letterhead, facts.signatory
    on_behalf = f"Au nom {of_name(facts.requester.name)}" if facts.signs_for_another else ""
    own = facts.statute == "PA" and not facts.signs_for_another  # nobody's function: it is about the person who signs
    function = "" if own else ", ".join(_known(signatory.title, head.name))
    return _known(signatory.name, function, on_behalf, f"{NO_BREAK}· ".join(_known(head.telephone, head.email)))


def footer(facts: LetterFacts) -> str:
    reference = f"demande {facts.request.reference}"
    return f"{facts.number} · {reference}" if facts.number else reference[0].upper() + reference[1:]


def full_text(enclosure: str) -> str:
    return (
        f"Le texte intégral constitue la pièce{NO_BREAK}{enclosure}."
        if enclosure
        else "Le texte intégral figure dans la demande elle-même."
    )


def where(*numbers: str) -> str:
    known = [one for one in numbers if one]
    if not known:
        return ""
    return f" ({'pièces' if len(known) > 1 else 'pièce'}{NO_BREAK}{listed(known, 'fr')})"


def follow_ups(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    sent = facts.of_kind(Kind.FOLLOW_UP)
    see = where(*(enclosed(event.key) for event in sent))
    if len(sent) == 1:
        return f"Une relance a été envoyée à l’institution le {day(sent[0].on)}{see}."
    days = listed([f"le {day(event.on)}" for event in sent], "fr")
    return f"Des relances ont été envoyées à l’institution {days}{see}."


def asks(facts: LetterFacts) -> str:
    who = f"{facts.requester.name} demande" if facts.signs_for_another else "Je demande"
    return f"{who} au Commissariat les mesures suivantes{NO_BREAK}:"


def quoted_subject(facts: LetterFacts) -> str:
    return quoted(facts.request.subject, "fr")


def behalf(facts: LetterFacts) -> str:
    if not facts.signs_for_another:
        return "En mon nom"
    return (
        f"Au nom {of_name(facts.requester.name)}, par l’entremise {of_name(facts.signatory.name)} (autorisation jointe)"
    )


def practice(one: Cited) -> str:
    return f"{one.name}{NO_BREAK}: {one.held} ({one.source})"
