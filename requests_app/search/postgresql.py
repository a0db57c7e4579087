"""PostgreSQL's part. Its language sees nothing but words in quotes, which are letters and digits."""

from typing import Any

from .words import Term

POSITION = "requests_app_searchentry.position"
QUERY = "to_tsquery('simple', %s)"


def hits(
    terms: tuple[Term, ...], newsroom: int, *, ranked: bool, seen: str, seen_params: tuple[Any, ...], most: int
) -> tuple[str, list[Any]]:
    score = f"ts_rank('{{0.1, 0.2, 0.4, 1.0}}', vector, {QUERY})" if ranked else "0"
    newest = (
        f"SELECT {POSITION} AS position, {score} AS score FROM requests_app_searchentry"  # noqa: S608 - our own words
        f" WHERE newsroom_id = %s AND vector @@ {QUERY} AND EXISTS ({seen}) ORDER BY {POSITION} DESC LIMIT %s"
    )
    asked = expression(terms)
    params = [*([asked] if ranked else []), newsroom, asked, *seen_params, most]
    if ranked:
        return f"SELECT position FROM ({newest}) AS newest ORDER BY score DESC, position DESC", params  # noqa: S608
    return f"SELECT position FROM ({newest}) AS newest", params  # noqa: S608


def requests_with(terms: tuple[Term, ...], request: str) -> tuple[str, list[Any]]:
    sql = f"SELECT {request} FROM requests_app_searchentry WHERE vector @@ {QUERY}"  # noqa: S608
    return sql, [expression(terms)]


def expression(terms: tuple[Term, ...]) -> str:
    return " & ".join(map(phrase, terms))


def phrase(term: Term) -> str:
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}{':*' if term.goes_on else ''})"
