"""The federal institutions as shipped, and what else they are called: read from data/ after each migration."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

from requests_app.folding import fold
from requests_app.models import Institution, InstitutionAlias

DATA = Path(__file__).parent.parent / "data"
SEED = DATA / "institutions.csv"
ALIASES = DATA / "aliases.csv"
SHIPPED = ["name_en", "name_fr", "abbr_en", "abbr_fr", "email", "kind", "source"]


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_seed() -> list[Institution]:
    called: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(ALIASES):
        called[row["slug"]].append(row["alias"])
    institutions = [Institution(**row) for row in rows_of(SEED)]
    for institution in institutions:
        institution.search_key = institution.key_for_search(called[institution.slug])
    return institutions


def seed_institutions(**_signal: Any) -> None:
    """Bring the shared list to what this version ships; run again, it changes nothing."""
    Institution.objects.bulk_create(
        read_seed(), update_conflicts=True, unique_fields=["slug"], update_fields=[*SHIPPED, "search_key"]
    )
    seed_aliases()


def seed_aliases() -> None:
    """The shipped aliases as the file has them; those that the newsrooms remember stay as they are."""
    numbers = dict(Institution.objects.values_list("slug", "pk"))
    wanted = {
        (numbers[row["slug"]], fold(row["alias"])): {"alias": row["alias"], "kind": row["kind"], "why": row["why"]}
        for row in rows_of(ALIASES)
    }
    shipped = {(alias.institution_id, alias.folded): alias for alias in InstitutionAlias.objects.filter(newsroom=None)}
    InstitutionAlias.objects.filter(pk__in=[shipped[key].pk for key in shipped.keys() - wanted.keys()]).delete()
    made, mended = [], []
    for (institution, folded), values in wanted.items():
        alias = shipped.get((institution, folded))
        if alias is None:
            made.append(InstitutionAlias(institution_id=institution, folded=folded, **values))
        elif any(getattr(alias, name) != value for name, value in values.items()):
            alias.alias, alias.kind, alias.why = values["alias"], values["kind"], values["why"]
            mended.append(alias)
    InstitutionAlias.objects.bulk_create(made)
    InstitutionAlias.objects.bulk_update(mended, ["alias", "kind", "why"])
