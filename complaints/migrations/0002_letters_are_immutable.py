"""Triggers that refuse any change of a letter that was made, whoever asks: ORM, SQL, INSERT OR REPLACE or TRUNCATE."""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER letter_refuses_update BEFORE UPDATE ON complaints_letter
    BEGIN SELECT RAISE(ABORT, 'a letter is never changed'); END
    """,
    """
    CREATE TRIGGER letter_refuses_delete BEFORE DELETE ON complaints_letter
    BEGIN SELECT RAISE(ABORT, 'a letter is never changed'); END
    """,
]
SQLITE_BACK = ["DROP TRIGGER letter_refuses_update", "DROP TRIGGER letter_refuses_delete"]
POSTGRESQL = [
    """
    CREATE FUNCTION refuse_change_of_letter() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a letter is never changed'; END $$
    """,
    """
    CREATE TRIGGER letter_refuses_change BEFORE UPDATE OR DELETE ON complaints_letter
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_letter()
    """,
    """
    CREATE TRIGGER letter_refuses_truncate BEFORE TRUNCATE ON complaints_letter
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_letter()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER letter_refuses_truncate ON complaints_letter",
    "DROP TRIGGER letter_refuses_change ON complaints_letter",
    "DROP FUNCTION refuse_change_of_letter()",
]


def run(sqlite, postgresql):
    def for_vendor(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return for_vendor


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_complaints_and_letters")]

    operations = [migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK))]
