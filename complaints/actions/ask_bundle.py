from collections.abc import Mapping

from django.db import transaction

from complaints.models import Bundle, Letter
from newsrooms.audit import record
from newsrooms.jobs import enqueue, jobs_of
from newsrooms.models import Membership, Newsroom

from .changing import NotAllowed

MAKE = "complaints.make_bundle"


@transaction.atomic
def ask_bundle(*, letter: Letter, loose: Mapping[int, str], by: Membership) -> Bundle:
    """Have the bundle of a letter made; while one is being made with the same documents, that one.

    Raises: `NotAllowed` but to admins.
    """
    if not by.may_export_letters:
        raise NotAllowed
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    chosen = {str(document): key for document, key in sorted(loose.items()) if key}
    last = Bundle.objects.filter(letter=letter).order_by("-pk").first()
    if last is not None and last.loose == chosen and any(job.is_open for job in jobs_of(newsroom, last.subject)):
        return last
    bundle = Bundle.objects.create(newsroom=newsroom, letter=letter, loose=chosen, asked_by=by.user)
    record(by, "bundle.asked", bundle, after={"letter": letter.number, "loose": chosen})
    enqueue(MAKE, newsroom=newsroom, subject=bundle.subject, bundle=bundle.pk)
    return bundle
