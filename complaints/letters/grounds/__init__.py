"""The grounds of complaint that a letter can be made for: what each tells, its words in one module per language."""

from collections.abc import Mapping

from complaints.letters.content import Ground

from . import privacy
from .delay import DELAY, DELAY_EXTENDED
from .opened import ALT_FORMAT, EXTENSION, FEES, LANGUAGE, NCND, OTHER, PUBLICATION, REFUSAL, SEARCH

GROUNDS: Mapping[str, Ground] = {"delay": DELAY, "delay_extended": DELAY_EXTENDED} | {
    ground.code: ground for ground in (EXTENSION, REFUSAL, SEARCH, NCND, FEES, LANGUAGE, ALT_FORMAT, PUBLICATION, OTHER)
}
# Under the Privacy Act there is a letter for these alone: what the others must hold, nobody has read closely enough.
OF_PRIVACY: Mapping[str, Ground] = {
    "delay": privacy.DELAY,
    "delay_extended": privacy.DELAY_EXTENDED,
    "extension": privacy.EXTENSION,
    "refusal": privacy.REFUSAL,
}
BY_STATUTE: Mapping[str, Mapping[str, Ground]] = {"ATIA": GROUNDS, "PA": OF_PRIVACY}


def ground_of(code: str, statute: str) -> Ground:
    """The ground as the statute of the request knows it."""
    return BY_STATUTE[statute][code]
