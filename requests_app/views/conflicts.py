"""What a form says when the facts contradict one another, or somebody else was there first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from requests_app.actions.changing import ChangedMeanwhile
from requests_app.clock import ClockError
from requests_app.models import AccessRequest

# Fields of the clock's facts under the names that the forms have for them.
FORM_FIELDS = {
    "filed": "filed_on",
    "received": "received_on",
    "date": "happened_on",
    "sent": "sent_on",
    "days": "days",
    "until": "until",
    "grounds": "grounds",
    "disposition": "disposition",
    "by": "by",
    "of": "about",
    "ground": "ground",
    "complaint": "about",
    "order_due": "order_due",
    "order_due_business_days": "order_days",
}


def newsroom_zone(access_request: AccessRequest) -> ZoneInfo:
    return ZoneInfo(access_request.newsroom.time_zone)


@contextmanager
def errors_on(form: forms.Form) -> Iterator[None]:
    """Turn what an action refuses into errors of the form; what was typed stays."""
    try:
        yield
    except ClockError as error:
        name = FORM_FIELDS.get(error.field.rpartition(".")[2], "")
        shown = name in form.fields and not form.fields[name].widget.is_hidden
        form.add_error(name if shown else None, ValidationError(error.text(get_language() or "en")))
    except ChangedMeanwhile as conflict:
        form.add_error(
            None,
            ValidationError(
                _(
                    "%(who)s changed this request at %(time)s, while this page was open. The dates shown here count "
                    "that in; what you typed is kept, and is saved when you press the button again."
                ),
                params={
                    "who": conflict.current.changed_by,
                    "time": time_format(localtime(conflict.current.changed_at, newsroom_zone(conflict.current))),
                },
            ),
        )
        kept = cast("QueryDict", form.data).copy()  # boxes checked under one name stay all of them
        kept["version"] = str(conflict.current.version)
        form.data = kept
