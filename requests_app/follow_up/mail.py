from urllib.parse import quote

# What Outlook under Windows and the shells between take of an address; a longer letter is copied instead.
LONGEST_LINK = 2_000


def mail_link(address: str, subject: str, body: str) -> tuple[str, bool]:
    """The `mailto:` link that opens the letter in the mail program, and whether the letter fits into it.

    RFC 6068: everything but the address is percent-encoded, lines end in CRLF. Where the letter does not fit, the link
    carries the subject alone.
    """
    start = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    whole = f"{start}&body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return (whole, True) if len(whole) <= LONGEST_LINK else (start, False)
