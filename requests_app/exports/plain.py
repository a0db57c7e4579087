"""How the export asks: values as the database has them."""

from django.db.models import ExpressionWrapper, F, TextField, Value
from django.db.models.functions import Cast, Coalesce


def as_text(column: str) -> Cast:
    """A day as the file has it: read into an object and written out again, it would cost three times as much."""
    return Cast(column, TextField())


def or_nothing(column: str | Cast) -> Coalesce:
    return Coalesce(column, Value(""), output_field=TextField())


def as_it_is(column: str) -> "ExpressionWrapper[F]":
    """A truth or an amount as the database gives it, nothing called for each row to make more of it."""
    return ExpressionWrapper(F(column), TextField())
