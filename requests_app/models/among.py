"""`phase__among=[…]`: one of a closed list, its words written into the SQL instead of bound to it.

SQLite uses an index that holds part of the rows only where a query has the very words of the index's condition.
"""

from typing import Any

from django.db.models import CharField, Lookup


class Among(Lookup):
    lookup_name = "among"
    prepare_rhs = False

    def get_prep_lookup(self) -> list[str]:
        words = [str(word) for word in self.rhs]
        if not words or not all(word.isidentifier() for word in words):
            raise ValueError("only words of our own lists are written into SQL")
        return words

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        words = ", ".join(f"'{word}'" for word in self.rhs)
        return f"{column} IN ({words})", tuple(parameters)


CharField.register_lookup(Among)
