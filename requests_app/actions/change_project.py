from datetime import date

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.models import Project


class NameTaken(Exception):
    """Another project of the newsroom has that name."""


@transaction.atomic
def rename_project(*, project: Project, name: str, by: Membership) -> Project:
    """Call a project something else; its requests keep it.

    Raises: `NameTaken`, and then nothing has changed.
    """
    locked = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    others = Project.objects.filter(newsroom=locked.newsroom_id).exclude(pk=locked.pk)
    if others.filter(name__iexact=name).exists():
        raise NameTaken(name)
    before = snapshot(locked)
    locked.name = name
    locked.save(update_fields=["name"])
    record(by, "project.renamed", locked, before=before, after=snapshot(locked))
    return locked


@transaction.atomic
def close_project(*, project: Project, on: date | None, by: Membership) -> Project:
    """Offer a project no longer (`on`: since when), or again (None). What belongs to it stays as it is."""
    locked = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    before = snapshot(locked)
    locked.closed_on = on
    locked.save(update_fields=["closed_on"])
    record(by, "project.closed" if on else "project.opened_again", locked, before=before, after=snapshot(locked))
    return locked
