from dataclasses import dataclass

from . import words_en, words_fr
from .facts import Act, Facts, Situation

ACTS = {
    "ATIA": Act(
        "Access to Information Act",
        "Loi sur l’accès à l’information",
        limit="7",
        extension="9",
        refusal="10(3)",
        assist="4(2.1)",
        commissioner_en="Information Commissioner",
        commissioner_fr="Commissariat à l’information",
    ),
    "PA": Act(
        "Privacy Act",
        "Loi sur la protection des renseignements personnels",
        limit="14",
        extension="15",
        refusal="16(3)",
        assist="",
        commissioner_en="Privacy Commissioner",
        commissioner_fr="Commissariat à la protection de la vie privée",
    ),
}
SUPPORTED = frozenset(ACTS)
WORDS = {"en": words_en, "fr": words_fr}


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as plain text."""

    subject: str
    body: str


def write(facts: Facts, situation: Situation, language: str) -> Draft:
    """The follow-up for that situation.

    Raises: KeyError for a statute or a language that it has no words for.
    """
    act, words = ACTS[facts.statute], WORDS[language]
    paragraphs = [
        words.GREETING,
        *(part for part in words.PARAGRAPHS[situation](facts, act) if part),
        words.written_before(facts),
        words.CLOSING,
        "\n".join(facts.signed),
    ]
    return Draft(words.subject(facts, situation), "\n\n".join(part for part in paragraphs if part))
