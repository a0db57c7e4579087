"""Saved views of the dashboard: keeping one, opening the day with one, forgetting one; how lists look."""

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.models import ListLook, OpeningView, SavedView


@transaction.atomic
def save_view(*, name: str, query: str, shared: bool, opens: bool, by: Membership) -> SavedView:
    """Keep an address under a name. One's own view of that name is replaced."""
    view = SavedView.objects.filter(newsroom=by.newsroom, owner=by.user, name=name).first()
    before = snapshot(view) if view else None
    view = view or SavedView(newsroom=by.newsroom, owner=by.user, name=name)
    view.query, view.shared = query, shared
    view.save()
    record(by, "view.saved", view, before=before, after=snapshot(view))
    if opens:
        open_with(view=view, by=by)
    return view


@transaction.atomic
def open_with(*, view: SavedView | None, by: Membership) -> None:
    """Let the dashboard come up with this view for `by`; with every open request for None."""
    if view is None:
        OpeningView.objects.filter(member=by).delete()
        return
    OpeningView.objects.update_or_create(member=by, defaults={"view": view})
    record(by, "view.opens_with", view)


@transaction.atomic
def forget_view(*, view: SavedView, by: Membership) -> None:
    record(by, "view.forgotten", view, before=snapshot(view))
    view.delete()


@transaction.atomic
def set_look(*, of: str, columns: str, rows: int, by: Membership) -> ListLook:
    """Show `by` that list with these columns and so many rows from now on."""
    look, _made = ListLook.objects.update_or_create(member=by, list=of, defaults={"columns": columns, "rows": rows})
    record(by, "list.looks", look, after=snapshot(look))
    return look
