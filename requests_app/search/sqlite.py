"""FTS5's part. Its language sees nothing but words in quotes, which are letters and digits."""

from typing import Any

from .words import Term

POSITION = "requests_app_search.rowid"
# Of the columns scope, numbers, subject, institution, text, notes.
WEIGHTS = "0.0, 8.0, 8.0, 4.0, 2.0, 1.0"


def hits(
    terms: tuple[Term, ...], newsroom: int, *, ranked: bool, seen: str, seen_params: tuple[Any, ...], most: int
) -> tuple[str, list[Any]]:
    score = f"bm25(requests_app_search, {WEIGHTS})" if ranked else "0"
    newest = (
        f"SELECT {POSITION} AS position, {score} AS score FROM requests_app_search"  # noqa: S608 - our own words alone
        f" WHERE requests_app_search MATCH %s AND EXISTS ({seen}) ORDER BY {POSITION} DESC LIMIT %s"
    )
    params = [f'(scope : "n{newsroom}") AND ({expression(terms)})', *seen_params, most]
    if ranked:
        return f"SELECT position FROM ({newest}) ORDER BY score, position DESC", params  # noqa: S608
    return f"SELECT position FROM ({newest})", params  # noqa: S608


def requests_with(terms: tuple[Term, ...], request: str) -> tuple[str, list[Any]]:
    sql = f"SELECT {request} FROM requests_app_search WHERE requests_app_search MATCH %s"  # noqa: S608
    return sql, [expression(terms)]


def expression(terms: tuple[Term, ...]) -> str:
    return f"- scope : ({' AND '.join(map(phrase, terms))})"


def phrase(term: Term) -> str:
    return " + ".join(f'"{word}"' for word in term.words) + (" *" if term.goes_on else "")
