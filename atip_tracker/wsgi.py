import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atip_tracker.settings")
application = get_wsgi_application()

from atip_tracker.checks import refuse_unsafe_settings  # noqa: E402 - once the apps are there

refuse_unsafe_settings()
