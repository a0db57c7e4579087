from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.queries.charts import charts


@require_GET
@for_member
def overdue_charts(request: MemberRequest) -> HttpResponse:
    """What is late, drawn: by institution, by age, by month."""
    return render(request, "requests_app/charts.html", {"charts": charts(request.member, todays_date())})
