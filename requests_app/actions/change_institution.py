"""Institutions of a newsroom's own: added, or corrected in the place of a shared one, which no newsroom changes."""

import uuid
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom, snapshot
from requests_app.actions.log_request import lock_newsroom
from requests_app.drafts import InstitutionDraft
from requests_app.folding import fold
from requests_app.models import AccessRequest, Event, FileNumber, Institution, InstitutionAlias
from requests_app.models.institution import CORRECTED
from requests_app.search import index_requests

TOLD_BY_THE_NEWSROOM = "newsroom"


class NameTaken(Exception):
    """The newsroom has another institution of that name."""

    def __init__(self, field: str, by: Institution) -> None:
        super().__init__(field)
        self.field, self.by = field, by


class InstitutionChanged(Exception):
    """Somebody changed it after the form was opened: who and when stand on the `current` row."""

    def __init__(self, current: Institution) -> None:
        super().__init__(f"{current.slug} is now at version {current.version}")
        self.current = current


@transaction.atomic
def add_institution(*, draft: InstitutionDraft, submission: uuid.UUID, by: Membership) -> Institution:
    """Add an institution that the newsroom alone has. The same form sent twice gives the one that it made.

    Raises: `NameTaken`, and then nothing is saved.
    """
    newsroom = lock_newsroom(by)
    already = Institution.objects.filter(newsroom=newsroom, submission=submission).first()
    if already is not None:
        return already
    refuse_taken_name(newsroom, draft, but=())
    made = own_row(newsroom, draft, by)
    made.submission = submission
    made.save()
    record(by, "institution.added", made, after=snapshot(made))
    return made


@transaction.atomic
def correct_institution(
    *, institution: Institution, draft: InstitutionDraft, by: Membership, expected_version: int
) -> Institution:
    """Tell an institution otherwise, for the newsroom alone; of a shared one, a row of its own takes the place.

    Raises: `NameTaken`, `InstitutionChanged`; and then nothing has changed.
    """
    newsroom = lock_newsroom(by)
    shared = institution if institution.newsroom_id is None else institution.corrects
    own = Institution.objects.filter(newsroom=newsroom, **({"corrects": shared} if shared else {"pk": institution.pk}))
    there = own.select_for_update(of=("self",), no_key=True).first()
    current = there or institution
    if current.pk != institution.pk or current.version != expected_version:
        raise InstitutionChanged(current)
    refuse_taken_name(newsroom, draft, but=(current.pk, shared.pk if shared else 0))
    before = snapshot(current)
    told = own_row(newsroom, draft, by, corrects=shared) if there is None else retold(there, draft, by)
    told.save()
    if there is None:
        point_elsewhere(newsroom, institution, told)
    index_requests(requests_to(newsroom, told))
    record(by, "institution.corrected", told, before=before, after=snapshot(told))
    return told


@transaction.atomic
def take_back_correction(*, institution: Institution, by: Membership) -> Institution:
    """Have the shared institution again as it is; the requests, and what the newsroom calls it, go back to it."""
    newsroom = lock_newsroom(by)
    own = Institution.objects.select_related("corrects").get(pk=institution.pk, newsroom=newsroom)
    if own.corrects is None:
        raise ValueError(f"{own.slug} corrects nothing")
    shared = own.corrects
    point_elsewhere(newsroom, own, shared)
    index_requests(requests_to(newsroom, shared))
    record(by, "institution.correction_taken_back", own, before=snapshot(own), after=snapshot(shared))
    own.delete()
    return shared


@transaction.atomic
def forget_alias(*, alias: InstitutionAlias, by: Membership) -> None:
    """No longer take that text for the institution: it is asked again when somebody types it."""
    remembered = InstitutionAlias.objects.select_for_update(of=("self",)).filter(pk=alias.pk).first()
    if remembered is not None:
        record(by, "alias.forgotten", remembered, before=snapshot(remembered))
        remembered.delete()


def own_row(
    newsroom: Newsroom, draft: InstitutionDraft, by: Membership, corrects: Institution | None = None
) -> Institution:
    """Not saved yet. Its code begins as no shared one does: what a later version ships never meets it."""
    told = Institution(newsroom=newsroom, corrects=corrects, source=TOLD_BY_THE_NEWSROOM)
    told.slug = f"n{newsroom.pk}--{slugify(draft.name_en)[:40]}-{uuid.uuid4().hex[:6]}"
    if corrects is not None:
        told.kind = corrects.kind
        told.version = corrects.version + 1  # a form made for the shared one is not for this
    return written(told, draft, by)


def retold(own: Institution, draft: InstitutionDraft, by: Membership) -> Institution:
    own.version += 1
    return written(own, draft, by)


def written(own: Institution, draft: InstitutionDraft, by: Membership) -> Institution:
    told: dict[str, Any] = asdict(draft)
    for name in CORRECTED if own.corrects else told:
        setattr(own, name, told[name])
    own.changed_by = by.user
    own.search_key = own.key_for_search(other_names(own))
    return own


def other_names(own: Institution) -> list[str]:
    """What a correction is found by besides: the names that it corrects, and what is shipped beside them."""
    if own.corrects is None:
        return []
    shipped = InstitutionAlias.objects.filter(newsroom=None, institution=own.corrects).values_list("alias", flat=True)
    return [*own.corrects.folded_names(), *shipped]


def point_elsewhere(newsroom: Newsroom, old: Institution, new: Institution) -> None:
    """Everything of the newsroom that names the one names the other: it is the same body."""
    for model, column in (
        (AccessRequest, "institution"),
        (Event, "institution"),
        (Event, "from_institution"),
        (FileNumber, "institution"),
        (InstitutionAlias, "institution"),
    ):
        rows: Any = model._default_manager.filter(newsroom=newsroom, **{column: old})  # noqa: SLF001  # Django's own name
        rows.update(**{column: new})


def requests_to(newsroom: Newsroom, institution: Institution) -> list[int]:
    found = AccessRequest.objects.filter(newsroom=newsroom, institution=institution)
    return list(found.values_list("pk", flat=True))


def refuse_taken_name(newsroom: Newsroom, draft: InstitutionDraft, *, but: tuple[int, ...]) -> None:
    others = Institution.objects.for_newsroom(newsroom.pk).exclude(pk__in=but)
    for field in ("name_en", "name_fr"):
        wanted = fold(getattr(draft, field))
        taken = next((one for one in others.filter(search_key__contains=f" {wanted} ") if is_called(one, wanted)), None)
        if taken is not None:
            raise NameTaken(field, taken)


def is_called(institution: Institution, wanted: str) -> bool:
    return wanted in (fold(institution.name_en), fold(institution.name_fr))
