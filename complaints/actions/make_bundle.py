from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from complaints import shelf
from complaints.assembly import FactsChanged
from complaints.bundles.gathering import gather
from complaints.bundles.making import Made, make
from complaints.models import Bundle
from newsrooms.audit import record
from newsrooms.jobs import CannotBeDone, Progress
from newsrooms.models import Newsroom
from newsrooms.pdf.press import TooLong
from requests_app.models import Document


def make_bundle(*, bundle: Bundle, progress: Progress) -> None:
    """Make a bundle that was asked for, and keep it. One that is made, or was withdrawn, is left as it is.

    Raises: `CannotBeDone` where no further try would help.
    """
    if bundle.is_made or bundle.withdrawn:
        return
    loose = {int(document): key for document, key in bundle.loose.items()}
    with ExitStack() as opened, TemporaryDirectory(prefix="bundle-") as folder:
        try:
            facts = gather(bundle.letter, loose, opened)
            made = make(facts, Path(folder), progress.tell)
        except FactsChanged as changed:
            raise CannotBeDone("facts_changed") from changed
        except TooLong as long:
            raise CannotBeDone("too_long") from long
        except FileNotFoundError as lost:
            raise CannotBeDone("file_lost") from lost
        keep(bundle, made, [one.key for one in facts.evidence])


@transaction.atomic
def keep(bundle: Bundle, made: Made, documents: list[int]) -> None:
    """Unless one of its documents was purged meanwhile: then nothing of it stays."""
    Newsroom.objects.select_for_update(no_key=True).get(pk=bundle.newsroom_id)  # as a purge does
    locked = Bundle.objects.select_for_update(of=("self",), no_key=True).get(pk=bundle.pk)
    if locked.is_made:
        return
    if Document.objects.kept().filter(pk__in=documents).count() != len(documents):
        raise CannotBeDone("purged")
    name, sha256 = shelf.put_bundle(made.path)
    locked.file, locked.sha256 = name, sha256
    locked.size, locked.pages = made.path.stat().st_size, made.pages
    locked.not_shown = [list(one) for one in made.not_shown]
    locked.save()
    locked.documents.set(documents)
    after = {"sha256": sha256, "pages": made.pages, "documents": documents}
    record(None, "bundle.made", locked, after=after)


@transaction.atomic
def withdraw_bundles_of(document: Document) -> None:
    """A document was purged: no bundle that holds it stays. Within the transaction of the purge."""
    for bundle in Bundle.objects.filter(documents=document).exclude(file="").select_for_update(of=("self",)):
        transaction.on_commit(partial(shelf.remove, str(bundle.file.name)), robust=True)
        bundle.file, bundle.sha256, bundle.withdrawn = "", "", True
        bundle.save(update_fields=["file", "sha256", "withdrawn"])
        record(None, "bundle.withdrawn", bundle, after={"document": document.pk})
