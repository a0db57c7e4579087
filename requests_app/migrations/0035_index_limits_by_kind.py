from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0034_index_own_pending")]

    operations = [
        AddIndexOnline(
            "limit",
            models.Index(
                fields=["newsroom", "kind", "last_day", "access_request"],
                condition=models.Q(settled_on=None),
                name="limit_running_by_kind",
            ),
        ),
    ]
