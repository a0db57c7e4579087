"""The letter as HTML: the same for the PDF and for the page that shows it."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .content import LetterContent


def letter_html(letter: LetterContent) -> SafeString:
    return render_to_string("complaints/letter/letter.html", {"letter": letter})
