"""A bundle of fifty documents and five hundred pages: `python bench/bundle.py`. `QUICK=1`: a fifth of it."""

import io
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench._data import store
from bench._report import note

DOCUMENTS, PAGES = (10, 10) if os.environ.get("QUICK") else (50, 10)
SECONDS, MEGABYTES = 15, 400


def measured() -> dict[str, float]:
    store.set_up()
    from bench._data.approved import approve, log, newsroom, today  # noqa: PLC0415
    from complaints.actions.export_letter import export_letter  # noqa: PLC0415
    from complaints.bundles.gathering import gather  # noqa: PLC0415
    from complaints.bundles.making import make  # noqa: PLC0415
    from complaints.letters.render import render_pdf  # noqa: PLC0415
    from requests_app.actions.attach_document import attach_document  # noqa: PLC0415

    ada, request = newsroom()
    page = "<p>" + "The institution has received your request and is processing it. " * 40 + "</p>"
    paper = f'<div style="break-after: page">{page}</div>' * PAGES
    for number in range(DOCUMENTS):
        event = log(request, ada, "follow_up", 4)
        pdf = render_pdf(f"<p>Document {number}</p>{paper}", title=str(number), language="en")
        attach_document(access_request=request, file=io.BytesIO(pdf), name=f"{number}.pdf", by=ada, event=event)
    request.refresh_from_db()
    letter = export_letter(complaint=approve(request, ada), by=ada, today=today())

    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    cpu = time.process_time()
    with ExitStack() as opened, TemporaryDirectory() as folder:
        made = make(gather(letter, {}, opened), Path(folder), lambda _done, _all: None)
        size = made.path.stat().st_size
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = children.ru_utime + children.ru_stime - before.ru_utime - before.ru_stime
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "pages": made.pages,
        "not_shown": len(made.not_shown),
        "wall": time.monotonic() - start,
        "cpu": time.process_time() - cpu + theirs,
        "megabytes": (own + children.ru_maxrss) / 1024,  # at the most, were both at their peak at once
        "size": size / 1e6,
    }


def main() -> int:
    store.KEPT.mkdir(parents=True, exist_ok=True)
    database, media = store.KEPT / "bundle.sqlite3", store.KEPT / "media-bundle"
    for stale in store.KEPT.glob("bundle.sqlite3*"):
        stale.unlink()
    shutil.rmtree(media, ignore_errors=True)
    shutil.copy(store.empty(), database)
    settings = store.environment(DATABASE_URL=f"sqlite:///{database}", MEDIA_ROOT=str(media))
    command = [sys.executable, __file__, "measured"]
    done = subprocess.run(command, env=settings, cwd=store.ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    told = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{DOCUMENTS} documents, {told['pages']:.0f} pages, {told['size']:.1f} MB, {told['not_shown']:.0f} not shown:"
    )
    print(
        f"{told['cpu']:.1f} s of CPU (goal {SECONDS}), {told['wall']:.1f} s, {told['megabytes']:.0f} MB of {MEGABYTES}"
    )
    note("bundle", told)
    return 0 if told["cpu"] <= SECONDS and told["megabytes"] <= MEGABYTES and not told["not_shown"] else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured()))
    else:
        sys.exit(main())
