import uuid

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom
from newsrooms.models.invitation import hash_token
from requests_app.models import PublicScorecard


@transaction.atomic
def turn_on_scorecard(*, by: Membership) -> PublicScorecard:
    """Show readers the newsroom's scorecard, under an address that nobody guesses. On already, it stays as it is."""
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    shown = PublicScorecard.objects.filter(newsroom=newsroom).first()
    if shown is None:
        shown = PublicScorecard(newsroom=newsroom, turned_on_by=by.user)
        give_address(shown)
        shown.save()
        record(by, "scorecard.published", shown, after={"in_search_engines": False})
    return shown


@transaction.atomic
def renew_scorecard(*, by: Membership) -> None:
    """Another address; the one before opens nothing from now on."""
    shown = locked(by)
    if shown is not None:
        give_address(shown)
        shown.save(update_fields=["nonce", "token_hash"])
        record(by, "scorecard.address_renewed", shown)


@transaction.atomic
def let_engines_list_scorecard(*, allowed: bool, by: Membership) -> None:
    shown = locked(by)
    if shown is not None and shown.in_search_engines != allowed:
        shown.in_search_engines = allowed
        shown.save(update_fields=["in_search_engines"])
        before, after = {"in_search_engines": not allowed}, {"in_search_engines": allowed}
        record(by, "scorecard.search_engines", shown, before=before, after=after)


@transaction.atomic
def turn_off_scorecard(*, by: Membership) -> None:
    """Gone at once, for everybody; turned on again it has another address."""
    shown = locked(by)
    if shown is not None:
        record(by, "scorecard.withdrawn", shown, before={"in_search_engines": shown.in_search_engines})
        shown.delete()


def locked(by: Membership) -> PublicScorecard | None:
    return PublicScorecard.objects.select_for_update(of=("self",)).filter(newsroom=by.newsroom_id).first()


def give_address(shown: PublicScorecard) -> None:
    shown.nonce = uuid.uuid4()
    shown.token_hash = hash_token(shown.token)
