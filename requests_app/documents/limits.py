"""What a document may be at most. Checked before anything is opened, and again where it is read."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 25 * MEGABYTE
REQUEST_BYTES = 200 * MEGABYTE
FILES_AT_ONCE = 100
NAME_LENGTH = 200

# A workbook or text document is an archive: what its directory may promise.
ARCHIVE_MEMBERS = 1_000
ARCHIVE_BYTES = 200 * MEGABYTE
ARCHIVE_RATIO = 100
SMALL_ARCHIVE = 10 * MEGABYTE  # unpacked: below this the ratio does not matter

PICTURE_PIXELS = 80_000_000  # a sheet of A3 at 600 points an inch has 70
PICTURE_FRAMES = 2_000
THUMBNAIL_SIDE = 640

ATTACHMENTS = 50

# The process that reads.
TEXT_CHARACTERS = 500_000
READING_SECONDS = 60
TEXT_SECONDS = 40  # then the pages that are left are looked through, not written down
READING_BYTES = 1024 * MEGABYTE
