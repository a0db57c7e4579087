from django.db import migrations, models

PENDING = models.Q(phase__in=["open", "on_hold", "suspended"])
# As they are, but made after those for all rows: of two that would do, SQLite takes the one that was made last, and
# looked for the institutions that owe an answer among all requests of a state. PostgreSQL knows better.
INDEXES = [
    models.Index(
        fields=["newsroom", "quiet_until", "id"], condition=models.Q(quiet_until__isnull=False), name="request_quiet"
    ),
    models.Index(
        fields=["newsroom", "institution", "due_latest", "id"], condition=PENDING, name="pending_by_institution"
    ),
]


def make_anew(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    model = apps.get_model("requests_app", "AccessRequest")
    for index in INDEXES:
        schema_editor.remove_index(model, index)
        schema_editor.add_index(model, index)


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0031_list_looks")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_anew, migrations.RunPython.noop)],
            state_operations=[
                operation
                for index in INDEXES
                for operation in (
                    migrations.RemoveIndex("accessrequest", index.name),
                    migrations.AddIndex("accessrequest", index),
                )
            ],
        )
    ]
