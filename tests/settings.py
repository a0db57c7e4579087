"""The product's settings as the tests want them: nothing of the machine they run on, no HTTPS, quick passwords."""

import atexit
import os
import tempfile
from pathlib import Path

# What the tests leave behind; emptied when the process ends.
_folder = tempfile.TemporaryDirectory(prefix="atip-tracker-tests-")
atexit.register(_folder.cleanup)
SCRATCH = Path(_folder.name)
(SCRATCH / "static").mkdir()  # whitenoise warns where it is not

# Set before the import, so that neither the shell nor a developer's .env decides. DATABASE_URL may.
os.environ.update(
    {
        "DEMO": "0",
        "DEBUG": "0",
        "HTTPS": "0",
        "TODAY": "",
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "CSRF_TRUSTED_ORIGINS": "",
        "TRUSTED_PROXY_COUNT": "0",
        "EMAIL_URL": "memorymail://",
        "VAR_DIR": str(SCRATCH),
        "MEDIA_ROOT": str(SCRATCH / "media"),
    }
)

from atip_tracker.settings import *  # noqa: E402, F403 - all of them, then the few that differ
from atip_tracker.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # look files up when they are asked for, not at start
WHITENOISE_USE_FINDERS = True

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: the live server's threads each open it, for one page. It need not survive a power cut.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )
