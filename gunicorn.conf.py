"""What gunicorn does for this product when it is started in this folder, as docs/settings.md says."""

from typing import Any

control_socket_disable = True  # else it writes into the home folder


def post_worker_init(_worker: Any) -> None:
    """Load the printing beside the first pages, so that the first letter does not wait for it."""
    from complaints.letters.render import warm_up_soon  # noqa: PLC0415 - in the worker, after the fork

    warm_up_soon()
