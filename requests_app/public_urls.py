"""Addresses that need no account; they stand before the newsrooms' own."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from requests_app.views.public import calculator, law_page
from requests_app.views.public_scorecard import public_scorecard

urlpatterns = [
    path(pgettext_lazy("url", "calculator/"), calculator, name="calculator"),
    path(pgettext_lazy("url", "law/"), law_page, name="law"),
    path(pgettext_lazy("url", "scorecard/<str:token>/"), public_scorecard, name="public_scorecard"),
]
