"""The grounds of complaint that a letter can be made for: one module each, its words in one module per language."""

from collections.abc import Mapping

from complaints.letters.content import Ground

from .delay import DELAY, DELAY_EXTENDED

GROUNDS: Mapping[str, Ground] = {"delay": DELAY, "delay_extended": DELAY_EXTENDED}
