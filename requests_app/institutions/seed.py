"""The federal institutions as shipped, and what else they are called: read from data/ after each migration."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db.models import Model

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


def seed_institutions(*, apps: Apps = apps, **_signal: Any) -> None:
    """Bring the shared list to what this version ships; run again, it changes nothing.

    Tables of an older version, after a migration back, are left as they are.
    """
    if not all(is_of_this_version(model, apps) for model in (Institution, InstitutionAlias)):
        return
    Institution.objects.bulk_create(
        read_seed(), update_conflicts=True, unique_fields=["slug"], update_fields=[*SHIPPED, "search_key"]
    )
    seed_aliases()


def is_of_this_version(model: type[Model], migrated: Apps) -> bool:
    try:
        there = migrated.get_model(model._meta.label)  # noqa: SLF001 - Django documents it
    except LookupError:
        return False
    return columns_of(there) == columns_of(model)


def columns_of(model: type[Model]) -> set[str | None]:
    return {field.column for field in model._meta.concrete_fields}  # noqa: SLF001 - as above


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
