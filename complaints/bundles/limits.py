"""What a bundle shows at most, and what the process that puts it together may take."""

from requests_app.documents.limits import MEGABYTE

PAGES_OF_ONE = 250  # of one document; a longer one is attached and not shown
PAGES_OF_ALL = 1_000
TEXT_CHARACTERS = 20_000  # of a mail or a text, as on its page
PICTURE_SIDE = 1_800  # dots: 200 an inch over the width of the page
FRONT_PAGES = 600  # the slips of a hundred documents, each with a mail of twenty thousand characters

SECONDS = 180
BYTES = 1024 * MEGABYTE
LARGEST_OUTPUT = 1024 * MEGABYTE
