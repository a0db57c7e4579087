"""Pages for anybody: the calculator, and what this product believes the law to be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from newsrooms.today import today as todays_date
from requests_app.clock import codes, law
from requests_app.forms.calculator_form import CalculatorForm
from requests_app.strip import full_strip


@require_GET
def calculator(request: HttpRequest) -> HttpResponse:
    """The clock without an account. What is typed stays in the address and nowhere else."""
    today = todays_date()
    form = CalculatorForm(request.GET if "received" in request.GET else None, initial={"received": today}, today=today)
    clock = form.cleaned_data.get("clock") if form.is_valid() else None
    day = (form.cleaned_data.get("on") or today) if clock else today
    context = {
        "form": form,
        "clock": clock,
        "day": day,
        "law": law(form.code()),
        "strip": full_strip(clock, day, get_language() or "en", describedby="clock-key") if clock else None,
    }
    return render(request, "requests_app/calculator.html", context)


@require_GET
def law_page(request: HttpRequest) -> HttpResponse:
    """Each rule of each law, its versions, sources and when a person last read them: from the law files themselves."""
    laws = sorted((law(code) for code in codes()), key=lambda one: not one.verified)
    return render(request, "requests_app/law.html", {"laws": laws, "today": todays_date()})
