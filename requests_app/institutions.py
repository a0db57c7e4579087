"""The federal institutions as shipped: read from data/institutions.csv after each migration, like permissions are."""

import csv
from pathlib import Path
from typing import Any

from .models import Institution

SEED = Path(__file__).parent / "data" / "institutions.csv"
SHIPPED = ["name_en", "name_fr", "abbr_en", "abbr_fr", "email", "kind", "source"]


def read_seed() -> list[Institution]:
    with SEED.open(encoding="utf-8", newline="") as file:
        institutions = [Institution(**row) for row in csv.DictReader(file)]
    for institution in institutions:
        institution.search_key = institution.key_for_search()
    return institutions


def seed_institutions(**_signal: Any) -> None:
    """Bring the shared list to what this version ships; run again, it changes nothing."""
    Institution.objects.bulk_create(
        read_seed(), update_conflicts=True, unique_fields=["slug"], update_fields=[*SHIPPED, "search_key"]
    )
