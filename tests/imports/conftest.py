import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories import MembershipFactory, NewsroomFactory


@pytest.fixture
def admin(db, on_day):
    """The admin of The Daily, in Toronto's zone; today is 1 April 2020."""
    on_day("2020-04-01")
    house = NewsroomFactory(slug="daily", name="The Daily")
    return MembershipFactory(newsroom=house, role="admin", user__email="ada@daily.example", user__first_name="Ada")


@pytest.fixture
def bring_in(admin, tmp_path):
    """Run the command on a file of this content; its JSON with the exit status as `status`."""

    def run(content, *arguments, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = StringIO()
        status: object = 0
        try:
            call_command(
                "import_requests",
                str(path),
                "--newsroom",
                admin.newsroom.slug,
                "--by",
                admin.user.email,
                "--json",
                *arguments,
                stdout=out,
            )
        except SystemExit as ended:
            status = ended.code
        return {**json.loads(out.getvalue()), "status": status}

    return run


@pytest.fixture
def row_of(bring_in):
    """The verdict on the only row of a sheet, given as its columns: a dry run."""

    def judge(**columns):
        head = ",".join(f'"{heading}"' for heading in columns)
        row = ",".join('"{}"'.format(str(value).replace('"', '""')) for value in columns.values())
        return bring_in(f"{head}\n{row}\n", "--dry-run")["rows"][0]

    return judge
