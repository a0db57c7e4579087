"""Triggers that refuse any change of the audit trail, whoever asks: the ORM, SQL, INSERT OR REPLACE or TRUNCATE."""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON newsrooms_auditentry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON newsrooms_auditentry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
]
SQLITE_BACK = ["DROP TRIGGER audit_refuses_update", "DROP TRIGGER audit_refuses_delete"]
POSTGRESQL = [
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
    """,
    """
    CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON newsrooms_auditentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
    """
    CREATE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON newsrooms_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER audit_refuses_truncate ON newsrooms_auditentry",
    "DROP TRIGGER audit_refuses_change ON newsrooms_auditentry",
    "DROP FUNCTION refuse_change()",
]


def run(sqlite, postgresql):
    def for_vendor(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return for_vendor


class Migration(migrations.Migration):
    dependencies = [("newsrooms", "0001_newsrooms_and_people")]

    operations = [migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK))]
