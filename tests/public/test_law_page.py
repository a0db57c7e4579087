import pytest
from django.urls import reverse

from requests_app.clock import codes, law


@pytest.fixture
def page(client, db):
    return client.get(reverse("law")).content.decode()


def test_each_version_of_each_rule_stands_on_the_page_with_its_source(page):
    for code in codes():
        for versions in law(code).rules.values():
            for rule in versions.all:
                assert f'href="{rule.source}"' in page
                assert rule.checked_on.isoformat() in page


def test_the_rule_set_of_each_law_is_named(page):
    for code in codes():
        assert law(code).version in page


def test_an_old_version_keeps_its_dates(page):
    assert "1983-07-01 to 2019-06-20" in page  # 45 days to go to Court, before the Act of 2019
