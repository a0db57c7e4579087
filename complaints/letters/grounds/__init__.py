"""The grounds of complaint that a letter can be made for: what each tells, its words in one module per language."""

from collections.abc import Mapping

from complaints.letters.content import Ground

from .delay import DELAY, DELAY_EXTENDED
from .opened import ALT_FORMAT, EXTENSION, FEES, LANGUAGE, NCND, OTHER, PUBLICATION, REFUSAL, SEARCH

GROUNDS: Mapping[str, Ground] = {"delay": DELAY, "delay_extended": DELAY_EXTENDED} | {
    ground.code: ground for ground in (EXTENSION, REFUSAL, SEARCH, NCND, FEES, LANGUAGE, ALT_FORMAT, PUBLICATION, OTHER)
}
