"""What a file says in the reader's language, or in both: "Subject / Objet"."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import override

from newsrooms.models import Newsroom
from requests_app.enums import State
from requests_app.models import Institution
from requests_app.sheets.columns import COLUMNS

LANGUAGES = {"en": ("en",), "fr": ("fr",), "both": ("en", "fr")}


@dataclass(frozen=True, slots=True)
class Words:
    headings: list[str]
    institutions: dict[int, str]
    states: dict[State, str]
    truths: tuple[str, str]  # no, yes
    title: str


def words_in(language: str, institutions: Iterable[Institution]) -> Words:
    languages = LANGUAGES[language]
    french = languages == ("fr",)
    labels: list[dict[State, str]] = []
    for one in languages:
        with override(one):
            labels.append({state: str(state.label) for state in State})
    return Words(
        headings=[joint(column.heading(one) for one in languages) for column in COLUMNS],
        institutions={one.pk: joint(one.name(spoken) for spoken in languages) for one in institutions},
        states={state: joint(told[state] for told in labels) for state in State},
        truths=("non", "oui") if french else ("no", "yes"),
        title="Demandes" if french else "Requests",
    )


def institutions_of(newsroom: Newsroom) -> list[Institution]:
    """All that a request of the newsroom may name: a few hundred, so that no row has to look for its own."""
    return list(Institution.objects.known_to(newsroom.pk).select_related("corrects"))


def joint(words: Iterable[str]) -> str:
    """The same said in each language; once where both say the same."""
    return " / ".join(dict.fromkeys(words))
