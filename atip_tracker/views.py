from django.http import HttpRequest, JsonResponse

from requests_app.winding import outdated_clocks


def healthz(_request: HttpRequest) -> JsonResponse:
    """For the supervisor: 200 while the database answers; says when stored clocks wait for `manage.py wind`."""
    return JsonResponse({"status": "ok", "clocks": "outdated" if outdated_clocks() else "current"})
