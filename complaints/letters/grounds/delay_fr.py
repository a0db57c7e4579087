"""Le français d'une plainte pour une réponse qui n'est pas venue."""

from collections.abc import Callable
from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_fr import CHANNELS, day, length, quoted_subject, where
from complaints.letters.typography import NO_BREAK, counted, listed
from requests_app.clock import Extension

from .count import Count

SHORT = "absence de réponse dans le délai (présomption de refus)"
SHORT_EXTENDED = "absence de réponse dans le délai prorogé (présomption de refus)"
LIMIT = ("Étape", "Disposition", "Du", "Jours", "Au", "Fondement")
TOTAL = "Jours de retard à la date de la présente lettre"
NOTICES = ("Reçu le", "Daté du", "Durée", "Motifs", "Nouveau délai")
NOTICES_CAPTION = "Avis de prorogation de délai"
NO_NOTICE = (
    f"Aucun avis de prorogation de délai (article{NO_BREAK}9 de la Loi), de transmission (article{NO_BREAK}8) ou de"
    f" suspension (article{NO_BREAK}6.1) n’a été reçu dans ce délai."
)
NO_EXTENSION = f"Aucun avis de prorogation de délai (article{NO_BREAK}9 de la Loi) n’a été reçu dans ce délai."
NOT_CONCEDED = (
    "Le délai est indiqué ici tel que l’institution l’a prorogé, soit selon la lecture qui lui est la plus favorable."
    " La présente plainte ne vaut reconnaissance ni de la validité ni du caractère raisonnable de la prorogation."
)
WHY_IT_FAILS = {
    "late": f"il n’a pas été donné dans le délai prévu au paragraphe{NO_BREAK}9(1) de la Loi",
    "no_length": f"il n’indique pas le nouveau délai, contrairement au paragraphe{NO_BREAK}9(1) de la Loi",
    "no_right_to_complain": (
        f"il ne fait pas état du droit de déposer une plainte, contrairement au paragraphe{NO_BREAK}9(1) de la Loi"
    ),
    "withdrawn": "l’institution l’a retiré",
    "struck": "le Commissariat l’a jugé non valide",
}
STEPS = {
    "presumed_receipt": "Réception présumée le jour où la demande a été présentée",
    "presumed_receipt_by_mail": "Délai d’acheminement d’une demande envoyée par la poste",
    "response": "Délai de réponse, jour de réception exclu",
    "moved_by_law": "Échéance un jour férié, reportée au jour suivant",
    "moved_in_practice": "Bureaux fermés, report au jour de travail suivant",
    "extension": "Prorogation, selon l’avis de l’institution",
    "extension_in_practice": "Prorogation, selon le calcul des institutions",
    "hold": "Mise en suspens, selon le calcul de l’institution",
    "suspension": "Suspension du délai",
    "transfer": "",
    "silence": "Présomption de refus dès le lendemain",
}


def response(facts: LetterFacts) -> str:
    return "réponse complète" if facts.released_in_part else "réponse"


def limit_ended(facts: LetterFacts, *, extended: bool) -> str:
    ended = "Expiration du délai prorogé" if extended else "Expiration du délai"
    return f"{ended} sans {response(facts)}; présomption de refus dès le lendemain (paragraphe{NO_BREAK}10(3))"


def summary(facts: LetterFacts, count: Count, *, extended: bool) -> str:
    other, name = facts.signs_for_another, facts.requester.name
    made, asks = (f"{name} a présenté", f"{name} demande") if other else ("j’ai présenté", "Je demande")
    received = day(facts.clock.received)
    reached = (
        f"est présumée l’avoir reçue le{NO_BREAK}{received}"
        if facts.clock.presumed
        else f"l’a reçue le{NO_BREAK}{received}"
    )
    limit = "Le délai, tel que l’institution l’a prorogé," if extended else "Le délai pour y répondre"
    return (
        f"Le{NO_BREAK}{day(facts.request.filed_on)}, {made} à l’institution une demande d’accès en vertu de la Loi sur"
        f" l’accès à l’information (la «{NO_BREAK}Loi{NO_BREAK}») au sujet suivant{NO_BREAK}: {quoted_subject(facts)}."
        f" L’institution {reached}. {limit} a expiré le {day(count.relied_on)}. Aucune {response(facts)} n’a été"
        f" reçue{NO_BREAK}:"
        f" à la date de la présente lettre, le retard est de {counted(count.days_late, 'jour', 'jours', 'fr')} et, aux"
        f" termes du paragraphe{NO_BREAK}10(3) de la Loi, la communication est réputée avoir été refusée. {asks} que"
        " la plainte soit jugée fondée et qu’une réponse complète soit ordonnée à une date déterminée."
    )


def drawn(count: Count) -> str:
    return (
        f"Le délai a expiré le {day(count.relied_on)}; le retard est de"
        f" {counted(count.days_late, 'jour', 'jours', 'fr')}."
    )


def receipt(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    filed, received = facts.request.filed_on, facts.clock.received
    if facts.clock.presumed:
        return (
            f"L’institution n’a pas indiqué le jour où elle a reçu la demande. La demande a été présentée"
            f" {CHANNELS[facts.request.channel]} le {day(filed)}; aux fins de la présente plainte, elle est"
            f" présumée avoir été reçue le {day(received)}."
        )
    reached = "est parvenu à la personne qui a fait la demande" if facts.signs_for_another else "m’est parvenu"
    acknowledged = facts.of_kind(Kind.ACKNOWLEDGEMENT)
    if not acknowledged:
        return f"L’institution a reçu la demande le {day(received)}."
    return (
        f"L’institution a reçu la demande le {day(received)}. Son accusé de réception {reached}"
        f" le {day(acknowledged[0].on)}{where(enclosed(acknowledged[0].key))}."
    )


def limit(count: Count, *, extended: bool) -> str:
    period = (
        f"L’article{NO_BREAK}7 de la Loi accorde au responsable de l’institution"
        f" {counted(count.period, 'jour', 'jours', 'fr')} suivant la réception de la demande pour y répondre."
    )
    ended = "Tel que prorogé, le délai" if extended else "Le délai"
    if count.certain and count.earliest == count.relied_on:
        return f"{period} {ended} a expiré le {day(count.relied_on)}."
    if count.certain:
        return (
            f"{period} Selon le calcul le plus strict, le délai a expiré le {day(count.earliest)}; selon le"
            f" calcul le plus favorable à l’institution, le {day(count.relied_on)}. La présente plainte retient"
            " la seconde date."
        )
    return f"{period} {ended} a expiré le {day(count.relied_on)}. {_other_reading(count.latest)}"


def _other_reading(latest: date | None) -> str:
    if latest is None:
        return "Selon le calcul de l’institution, le délai ne court pas et n’a pas d’échéance; ce calcul est contesté."
    return (
        f"Selon le calcul le plus favorable à l’institution, qui figure au tableau ci-dessus, le délai expire"
        f" le {day(latest)}; la présente plainte retient le calcul que la Loi elle-même impose."
    )


def does_not_hold(event: Happening, extension: Extension, enclosure: str) -> str:
    return (
        f"Un avis de prorogation de délai ({length(event)}) a été reçu le {day(event.on)}{where(enclosure)}."
        f" Il ne proroge pas le délai{NO_BREAK}: {WHY_IT_FAILS[extension.why]}."
    )


def silence(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    answers, released = facts.of_kind(Kind.RESPONSE), facts.of_kind(Kind.INTERIM_RELEASE)
    if answers:  # et pourtant sans réponse : l'institution a rouvert le dossier depuis
        last, reopened = answers[-1], facts.of_kind(Kind.REOPENED)
        since = f", et le dossier a été rouvert le {day(reopened[-1].on)}" if reopened else ""
        return (
            f"Une réponse a été reçue le {day(last.on)}{where(enclosed(last.key))}{since}. À ce jour, aucune réponse"
            " complète à la demande n’a été reçue."
        )
    if not released:
        return "À ce jour, aucune réponse à la demande n’a été reçue."
    told = [
        f"{counted(event.pages, 'page', 'pages', 'fr') if event.pages else 'des documents'} le {day(event.on)}"
        f"{where(enclosed(event.key))}"
        for event in released
    ]
    return (
        f"L’institution n’a fait que des communications intérimaires{NO_BREAK}: {listed(told, 'fr')}. À ce jour, aucune"
        " réponse complète à la demande n’a été reçue."
    )


def promises(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    told = facts.promises_passed
    days = listed([f"le {day(event.by)}" for event in told], "fr")
    see = where(*(enclosed(event.key) for event in told))
    if len(told) == 1:
        return f"L’institution avait promis une réponse pour {days}{see}; aucune n’est venue depuis."
    return f"L’institution avait promis une réponse pour {days}{see}, tour à tour; aucune n’est venue depuis."


def conclusion(count: Count) -> str:
    since = f"du {day(count.deemed_refusal_on)}" if count.deemed_refusal_on else "du lendemain de l’expiration du délai"
    return (
        "La communication n’a pas été donnée dans les délais prévus par la Loi. Aux termes du"
        f" paragraphe{NO_BREAK}10(3), ce défaut vaut décision de refus de communication à compter"
        f" {since}. La présente plainte est déposée en vertu de"
        f" l’alinéa{NO_BREAK}30(1)a)."
    )


def in_time(facts: LetterFacts, count: Count) -> str:
    first, last = count.windows[0], count.windows[-1]
    period = counted(count.complaint_days, "jour", "jours", "fr")
    law = f"Aux termes de l’article{NO_BREAK}31 de la Loi, la plainte doit être déposée dans un délai de {period}."
    counted_from = (
        f"Compté à partir du {day(first.counted_from)}, premier jour où le délai de réponse peut être considéré"
        f" comme expiré, ce délai"
    )
    today = f"La présente plainte est datée du {day(facts.today)}"
    if facts.today <= first.last_day:
        return f"{law} {counted_from} prend fin le {day(first.last_day)}. {today}; elle est déposée dans ce délai."
    if facts.today <= last.last_day:
        return (
            f"{law} {counted_from} a pris fin le {day(first.last_day)}. Compté à partir"
            f" du {day(last.counted_from)}, jour où le délai prorogé a expiré, il prend fin"
            f" le {day(last.last_day)}. {today}."
        )
    after = counted((facts.today - last.last_day).days, "jour", "jours", "fr")
    return f"{law} {counted_from} a pris fin le {day(first.last_day)}. {today}, soit {after} après " + (
        "cette date." if first == last else f"la fin du délai compté à partir du {day(last.counted_from)}."
    )


def relief(facts: LetterFacts, count: Count) -> tuple[str, ...]:
    by = (
        f"le {day(facts.respond_by)}"
        if facts.respond_by
        else f"le {count.order_days}e{NO_BREAK}jour ouvrable suivant la date du compte rendu"
    )
    return (
        (
            "une conclusion selon laquelle la plainte est fondée, la communication étant réputée avoir été refusée aux"
            f" termes du paragraphe{NO_BREAK}10(3) de la Loi"
        ),
        (
            f"une ordonnance rendue en vertu de l’article{NO_BREAK}36.1 de la Loi et enjoignant au responsable de"
            f" l’institution de donner une réponse complète à la demande au plus tard {by}"
        ),
        "dans l’intervalle, la communication intérimaire des documents dont le traitement est terminé",
    )
