from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from atip_tracker.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    *i18n_patterns(
        path("", include("newsrooms.urls")),
        path("", include("requests_app.public_urls")),
        path("<slug:newsroom>/", include("requests_app.urls")),
        path("<slug:newsroom>/", include("complaints.urls")),
    ),
]
