"""The search index: FTS5 without a copy of the text, kept in step by triggers; on PostgreSQL a generated column."""

import django.db.models.deletion
from django.db import migrations, models

COLUMNS = "numbers, subject, institution, text, notes"
NEW = "new.position, 'n' || new.newsroom_id, new.numbers, new.subject, new.institution, new.text, new.notes"
OLD = NEW.replace("new.", "old.")
PUT_IN = f"INSERT INTO requests_app_search (rowid, scope, {COLUMNS}) VALUES ({NEW});"  # noqa: S608
# An FTS5 table without content forgets a row when it is told what stood there.
TAKE_OUT = f"INSERT INTO requests_app_search (requests_app_search, rowid, scope, {COLUMNS}) VALUES ('delete', {OLD});"  # noqa: S608
ENTRY = "requests_app_searchentry"

SQLITE = [
    f"""
    CREATE VIRTUAL TABLE requests_app_search USING fts5(
        scope, {COLUMNS}, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    f"CREATE TRIGGER search_put_in AFTER INSERT ON {ENTRY} BEGIN {PUT_IN} END",
    f"CREATE TRIGGER search_taken_out AFTER DELETE ON {ENTRY} BEGIN {TAKE_OUT} END",
    f"CREATE TRIGGER search_changed AFTER UPDATE ON {ENTRY} BEGIN {TAKE_OUT} {PUT_IN} END",
]
SQLITE_BACK = [
    "DROP TRIGGER search_put_in",
    "DROP TRIGGER search_taken_out",
    "DROP TRIGGER search_changed",
    "DROP TABLE requests_app_search",
]
POSTGRESQL = [
    f"""
    ALTER TABLE {ENTRY} ADD COLUMN vector tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, numbers), 'A')
        || setweight(to_tsvector('simple'::regconfig, subject), 'A')
        || setweight(to_tsvector('simple'::regconfig, institution), 'B')
        || setweight(to_tsvector('simple'::regconfig, text), 'C')
        || setweight(to_tsvector('simple'::regconfig, notes), 'D')
    ) STORED
    """,
    f"CREATE INDEX search_vector ON {ENTRY} USING gin (vector)",
]
POSTGRESQL_BACK = ["DROP INDEX search_vector", f"ALTER TABLE {ENTRY} DROP COLUMN vector"]


def run(sqlite, postgresql):
    def for_vendor(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return for_vendor


class Migration(migrations.Migration):

    dependencies = [
        ('newsrooms', '0003_background_jobs'),
        ('requests_app', '0014_strands'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('position', models.BigAutoField(primary_key=True, serialize=False)),
                ('numbers', models.TextField(blank=True)),
                ('subject', models.TextField(blank=True)),
                ('institution', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('version', models.PositiveSmallIntegerField()),
                ('access_request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='requests_app.accessrequest')),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsrooms.newsroom')),
            ],
            options={
                'indexes': [models.Index(fields=['newsroom', '-position'], name='search_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('position__gt', 0)), name='search_position_given')],
            },
        ),
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
