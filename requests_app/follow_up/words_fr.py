"""Le français des relances."""

from collections.abc import Callable
from datetime import date

from newsrooms.dates import NBSP, long_date_plain

from .facts import Act, Facts, Situation

GREETING = "Bonjour,"
CLOSING = "Merci de votre attention."
CHANNELS = {"online": "en ligne", "email": "par courriel", "mail": "par la poste"}
ABOUT = {
    Situation.PROMISE_PASSED: "la date annoncée est passée",
    Situation.OVERDUE: "réponse en retard",
    Situation.HOLD_ANSWERED: "précisions fournies",
    Situation.EXTENDED: "communication intérimaire",
    Situation.UNACKNOWLEDGED: "accusé de réception",
    Situation.RUNNING: "état du dossier",
}


def day(value: date) -> str:
    return long_date_plain(value, "fr")


def days(count: int) -> str:
    number = f"{count:,}".replace(",", NBSP)
    return f"{number}{NBSP}{'jour' if count < 2 else 'jours'}"  # noqa: PLR2004  # plural from two on


def section(number: str) -> str:
    return f"{'paragraphe' if '(' in number else 'article'}{NBSP}{number}"


def of_section(number: str) -> str:
    return f"du {section(number)}" if "(" in number else f"de l’{section(number)}"


def quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"


def subject(facts: Facts, situation: Situation) -> str:
    named = facts.file_number or quoted(facts.subject)
    return f"Demande {named}{NBSP}: {ABOUT[situation]}"


def about(facts: Facts, act: Act) -> str:
    """De quelle demande il s'agit, pour que personne n'ait à la chercher."""
    number = f" (votre dossier {facts.file_number})" if facts.file_number else ""
    received = f" et reçue le {day(facts.received_on)}" if facts.received_on else ""
    return (
        f"Je vous écris au sujet de ma demande{number}, présentée le {day(facts.filed_on)}{received} en vertu de la"
        f" {act.name_fr}{NBSP}: {quoted(facts.subject)}."
    )


def written_before(facts: Facts) -> str:
    return f"Ma dernière relance à ce sujet date du {day(facts.written_on)}." if facts.written_on else ""


def assisting(act: Act) -> str:
    if not act.assist:
        return ""
    return (
        "Je m’en remets à l’obligation de votre institution de prêter assistance et de communiquer les documents en"
        f" temps utile ({section(act.assist)} de la Loi)."
    )


def complaining(facts: Facts, act: Act) -> str:
    if not facts.may_complain:
        return ""
    return f"Je peux déposer une plainte auprès du {act.commissioner_fr}; je préférerais recevoir les documents."


def refused(facts: Facts, act: Act) -> str:
    if not facts.days_late or facts.due is None:
        return ""
    return (
        f"Le délai a pris fin le {day(facts.due)}, il y a {days(facts.days_late)}. Aux termes"
        f" {of_section(act.refusal)} de la Loi, l’institution est réputée avoir refusé la communication."
    )


def unacknowledged(facts: Facts, act: Act) -> list[str]:
    due = (
        f" Selon mon calcul, le délai prévu à l’{section(act.limit)} prend fin le {day(facts.due)}."
        if facts.due
        else ""
    )
    return [
        (
            f"Le {day(facts.filed_on)}, j’ai présenté {CHANNELS[facts.channel]} la demande suivante en vertu de la"
            f" {act.name_fr}{NBSP}: {quoted(facts.subject)}."
        ),
        (
            "Je n’ai pas reçu d’accusé de réception. Je vous prie de me confirmer que la demande vous est parvenue et"
            f" de m’indiquer{NBSP}:"
        ),
        (
            "- le jour où vous l’avez reçue;\n- le numéro que vous lui avez attribué;\n- le nom et le numéro de"
            " téléphone de l’analyste."
        ),
        f"Si un élément manque ou n’est pas assez précis, dites-le-moi dès maintenant, sans perdre de temps.{due}",
    ]


def running(facts: Facts, act: Act) -> list[str]:
    due = day(facts.due) if facts.due else ""
    return [
        about(facts, act),
        (
            f"Le délai prévu à l’{section(act.limit)} de la Loi prend fin le {due}. Où en est le traitement, et"
            " répondrez-vous d’ici là? Si une partie des documents est prête plus tôt, je vous prie de me la faire"
            " parvenir sans attendre le reste."
        ),
        assisting(act),
    ]


def overdue(facts: Facts, act: Act) -> list[str]:
    return [
        about(facts, act),
        refused(facts, act),
        f"Je vous prie de m’indiquer{NBSP}:",
        (
            "- la date à laquelle je recevrai une réponse complète;\n- l’état du traitement"
            f"{NBSP}: nombre de pages repérées, nombre de pages examinées, consultations en cours;\n- ce qui peut être"
            " communiqué dès maintenant, en me le faisant parvenir sans attendre le reste."
        ),
        f"{complaining(facts, act)} {assisting(act)}".strip(),
    ]


def promise_passed(facts: Facts, act: Act) -> list[str]:
    told = f"Le {day(facts.promised_on)}, votre bureau" if facts.promised_on else "Votre bureau"
    promised = day(facts.promised_for) if facts.promised_for else ""
    return [
        about(facts, act),
        f"{told} m’a annoncé une réponse au plus tard le {promised}. Ce jour est passé et je n’ai rien reçu."
        f" {refused(facts, act)}".strip(),
        (
            "Qu’est-ce qui la retient, et à quelle date recevrai-je une réponse complète? Je vous prie de me faire"
            " parvenir ce qui est prêt sans attendre le reste."
        ),
        f"{complaining(facts, act)} {assisting(act)}".strip(),
    ]


def extended(facts: Facts, act: Act) -> list[str]:
    noticed = f"Par un avis que j’ai reçu le {day(facts.extended_on)}, vous" if facts.extended_on else "Vous"
    until = f", jusqu’au {day(facts.due)}." if facts.due else " sans dire jusqu’à quand. Veuillez m’indiquer la date."
    so_far = f" Merci pour la communication intérimaire du {day(facts.released_on)}." if facts.released_on else ""
    further = "une nouvelle communication intérimaire" if facts.released_on else "une communication intérimaire"
    return [
        about(facts, act),
        f"{noticed} avez prorogé le délai en vertu {of_section(act.extension)} de la Loi{until}{so_far}",
        (
            f"Je demande {further}{NBSP}: veuillez me faire parvenir les documents qui sont prêts, puis les autres à"
            " mesure qu’ils le seront, plutôt que le tout à la fin."
        ),
        (
            "Veuillez aussi m’indiquer le nombre de pages en cause, le nombre de pages examinées, et si les"
            " consultations ont été lancées et ont reçu réponse."
        ),
        assisting(act),
    ]


def hold_answered(facts: Facts, act: Act) -> list[str]:
    asked = f"Vous m’avez demandé des précisions le {day(facts.asked_on)}; je" if facts.asked_on else "Je"
    answered = day(facts.answered_on) if facts.answered_on else ""
    return [
        about(facts, act),
        (
            f"{asked} vous ai répondu le {answered}. Veuillez me confirmer que vous avez ma réponse, que le traitement"
            " de la demande a repris, et la date à laquelle vous répondrez."
        ),
        (
            "Si un point reste à préciser, appelez-moi ou écrivez-moi sans tarder plutôt que de remettre la demande en"
            " suspens. Je ne reconnais pas que le délai ait cessé de courir entre-temps."
        ),
        assisting(act),
    ]


PARAGRAPHS: dict[Situation, Callable[[Facts, Act], list[str]]] = {
    Situation.PROMISE_PASSED: promise_passed,
    Situation.OVERDUE: overdue,
    Situation.HOLD_ANSWERED: hold_answered,
    Situation.EXTENDED: extended,
    Situation.UNACKNOWLEDGED: unacknowledged,
    Situation.RUNNING: running,
}
