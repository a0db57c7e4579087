from django.http import HttpRequest, JsonResponse

from newsrooms.jobs import standing
from requests_app.winding import outdated_clocks


def healthz(_request: HttpRequest) -> JsonResponse:
    """For the supervisor: 200 while the database answers; says what waits for `manage.py wind` and `manage.py work`."""
    clocks = "outdated" if outdated_clocks() else "current"
    return JsonResponse({"status": "ok", "clocks": clocks, "jobs": standing()})
