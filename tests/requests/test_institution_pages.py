"""Institutions of a newsroom's own: added, corrected in the place of a shared one, and what the newsroom calls them."""

import json
import uuid

import pytest
from django.urls import reverse

from newsrooms.models import AuditEntry
from requests_app.actions.change_institution import correct_institution, take_back_correction
from requests_app.drafts import InstitutionDraft
from requests_app.forms.institution_form import values_of
from requests_app.institutions.matching import match, remember
from requests_app.institutions.seed import seed_institutions
from requests_app.models import AccessRequest, Event, FileNumber, Institution, InstitutionAlias
from requests_app.search import matching
from tests.factories import AccessRequestFactory, MembershipFactory, log

CITY = {
    "level": "municipal",
    "name_en": "",
    "name_fr": "Ville de Gatineau",
    "abbr_fr": "VG",
    "statute": "QC",
    "email": "acces@gatineau.example",
    "address": "25, rue Laurier\r\nGatineau",
    "submission": str(uuid.uuid4()),
}


@pytest.fixture
def admin(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="admin")


@pytest.fixture
def journalist(alice):
    return alice


@pytest.fixture
def elsewhere(admin):
    return MembershipFactory(role="admin", newsroom__slug="other")


@pytest.fixture
def rcmp(admin):
    return Institution.objects.get(slug="rcmp-grc")


def correct(institution, by, **told):
    values = {name: value for name, value in values_of(institution).items() if name != "version"}
    draft = InstitutionDraft(**{**values, **told})
    return correct_institution(institution=institution, draft=draft, by=by, expected_version=institution.version)


def remembered(newsroom, typed, institution, by):
    alias = remember(newsroom, typed, institution, by)
    assert alias is not None
    return alias


def ask(client, member, name, *args, **data):
    client.force_login(member.user)
    url = reverse(name, args=[member.newsroom.slug, *args])
    return client.post(url, data) if data else client.get(url)


def test_an_admin_adds_an_institution_for_the_newsroom_alone(client, admin, elsewhere):
    answered = ask(client, admin, "new_institution", **CITY)

    made = Institution.objects.get(newsroom=admin.newsroom)
    assert answered.url == reverse("institution", args=["daily", made.slug])
    assert (made.name_en, made.name_fr, made.level, made.statute) == ("Ville de Gatineau",) * 2 + ("municipal", "QC")
    assert "25, rue Laurier<br>Gatineau" in client.get(answered.url).content.decode()
    assert match("ville de gatineau", admin.newsroom).institution == made
    assert match("VG", admin.newsroom).institution == made
    assert match("Ville de Gatineau", elsewhere.newsroom).institution is None
    assert AuditEntry.objects.get(action="institution.added").actor == admin.user


def test_the_same_form_sent_twice_adds_it_once(client, admin):
    first, second = (ask(client, admin, "new_institution", **CITY).url for _ in range(2))

    assert first == second
    assert Institution.objects.filter(newsroom=admin.newsroom).count() == 1
    assert AuditEntry.objects.filter(action="institution.added").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"name_fr": " "}, "name_en", "Give it a name, in English or in French."),
        ({"email": "acces"}, "email", "This is not an e-mail address: write it as name@example.ca."),
        ({"abbr_en": "x" * 31}, "abbr_en", "31 characters are too many; 30 fit."),
        ({"name_fr": "santé canada"}, "name_fr", "Health Canada is in the list already."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_kept(client, admin, typed, field, sentence):
    page = ask(client, admin, "new_institution", **CITY | typed)

    assert page.context["form"].errors[field] == [sentence]
    assert "acces" in page.content.decode()
    assert not Institution.objects.filter(newsroom=admin.newsroom).exists()


def test_a_correction_is_read_wherever_the_newsroom_reads_and_nowhere_else(client, admin, elsewhere, rcmp):
    ours, theirs = (AccessRequestFactory(member=one, file_number="A-1") for one in (admin, elsewhere))
    moved = AccessRequestFactory(member=admin)
    log(moved, "transfer", "2020-02-20", institution=Institution.objects.get(slug="hc-sc"))
    remember(admin.newsroom, "the Mounties", rcmp, admin)
    before = Institution.objects.filter(newsroom=None).values()
    shared = list(before)

    own = correct(rcmp, admin, name_en="Mounted Police", email="atip@rcmp.example")

    assert list(before.all()) == shared
    for page in ("request_list", "overdue", "institution_search"):
        assert "Mounted Police" in ask(client, admin, page).content.decode(), page
        assert "Mounted Police" not in ask(client, elsewhere, page).content.decode().replace(rcmp.name_en, ""), page
    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (ours.institution, theirs.institution) == (own, rcmp)
    assert Event.objects.get(access_request=moved).from_institution == own
    assert FileNumber.objects.get(access_request=ours).institution == own
    for name in ("Mounted Police", "RCMP", rcmp.name_fr, rcmp.name_en, "the Mounties"):
        assert match(name, admin.newsroom).institution == own, name
    assert match("RCMP", elsewhere.newsroom).institution == rcmp


def test_search_finds_a_request_by_the_corrected_name(admin, rcmp):
    made = AccessRequestFactory(member=admin)
    requests = AccessRequest.objects.visible_to(admin)

    correct(rcmp, admin, name_en="Zebra Police")

    assert list(requests.filter(matching("zebra"))) == [made]


def test_the_page_shows_the_original_beside_the_correction(client, admin, journalist, rcmp):
    own = correct(rcmp, admin, name_en="Mounted Police")

    for address in (own.slug, rcmp.slug):
        page = ask(client, journalist, "institution", address).content.decode()
        assert "<del>Royal Canadian Mounted Police</del>" in page
        assert "Mounted Police" in page
        assert "Correct it" not in page
    assert "In the official list: Royal Canadian" in ask(client, admin, "change_institution", own.slug).content.decode()


def test_a_correction_changes_and_is_taken_back(client, admin, rcmp):
    made = AccessRequestFactory(member=admin)
    own = correct(rcmp, admin, name_en="Mounted Police")
    ask(client, admin, "change_institution", rcmp.slug, **changed(own, name_en="The Mounties"))

    assert Institution.objects.get(corrects=rcmp).name_en == "The Mounties"

    answered = ask(client, admin, "change_institution", own.slug, take_back=1)

    assert answered.url == reverse("institution", args=["daily", "rcmp-grc"])
    made.refresh_from_db()
    assert made.institution == rcmp
    assert not Institution.objects.filter(newsroom=admin.newsroom).exists()
    trail = AuditEntry.objects.filter(action__startswith="institution.").order_by("pk")
    assert [entry.action.removeprefix("institution.") for entry in trail] == [
        "corrected", "corrected", "correction_taken_back",
    ]  # fmt: skip
    assert (trail[1].before or {})["name_en"] == "Mounted Police"
    assert (trail[1].after or {})["name_en"] == "The Mounties"


def changed(institution, **told):
    values = {name: value for name, value in values_of(institution).items() if name not in ("level", "statute")}
    return {**values, **told}


def test_whoever_comes_second_is_told_and_loses_nothing(client, admin, rcmp):
    colleague = MembershipFactory(newsroom=admin.newsroom, role="admin", user__first_name="Zoé")
    stale = changed(rcmp, name_en="Mine")
    correct(rcmp, colleague, name_en="Theirs")

    page = ask(client, admin, "change_institution", rcmp.slug, **stale)

    assert "Zoé" in page.context["form"].non_field_errors()[0]
    assert page.context["form"]["name_en"].value() == "Mine"
    again = {name: field.value() or "" for name, field in ((one.name, one) for one in page.context["form"])}
    assert ask(client, admin, "change_institution", rcmp.slug, **again).status_code == 302
    assert Institution.objects.get(corrects=rcmp).name_en == "Mine"


def test_a_later_list_of_the_government_leaves_corrections_alone(admin, rcmp):
    own = correct(rcmp, admin, name_en="Mounted Police")

    seed_institutions()

    own.refresh_from_db()
    assert (own.name_en, own.corrects) == ("Mounted Police", rcmp)


def test_an_admin_forgets_what_was_remembered(client, admin, journalist, rcmp):
    alias = remembered(admin.newsroom, "the horses", rcmp, admin)

    assert "the horses" in ask(client, journalist, "institution", rcmp.slug).content.decode()
    assert ask(client, journalist, "institution", rcmp.slug, forget=alias.pk).status_code == 404
    ask(client, admin, "institution", rcmp.slug, forget=alias.pk)

    assert not InstitutionAlias.objects.filter(newsroom=admin.newsroom).exists()
    assert match("the horses", admin.newsroom).institution is None
    entry = AuditEntry.objects.get(action="alias.forgotten")
    assert (entry.before or {})["alias"] == "the horses"


def test_what_is_shipped_or_anothers_is_not_forgotten(client, admin, elsewhere, rcmp):
    theirs = remembered(elsewhere.newsroom, "the horses", rcmp, elsewhere)
    shipped = InstitutionAlias.objects.filter(newsroom=None, institution=rcmp).first()
    for alias in filter(None, (theirs, shipped)):
        assert ask(client, admin, "institution", rcmp.slug, forget=alias.pk).status_code == 404

    assert InstitutionAlias.objects.filter(pk=theirs.pk).exists()


def test_a_list_names_corrected_institutions_without_a_query_each(client, admin, django_assert_max_num_queries, rcmp):
    for slug in ("rcmp-grc", "hc-sc", "cra-arc"):
        institution = Institution.objects.get(slug=slug)
        AccessRequestFactory(member=admin, institution=institution)
        correct(institution, admin, name_en=f"Our {slug}")
    client.force_login(admin.user)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("request_list", args=["daily"])).content.decode()
    assert all(f"Our {slug}" in page for slug in ("rcmp-grc", "hc-sc", "cra-arc"))


def test_an_export_tells_a_correction_by_its_name_and_the_code_of_what_it_corrects(client, admin, rcmp):
    made = AccessRequestFactory(member=admin, institution=Institution.objects.get(slug="hc-sc"))
    log(made, "transfer", "2020-02-20", institution=rcmp)
    correct(rcmp, admin, name_en="Mounted Police")

    client.force_login(admin.user)
    (row,) = json.loads(client.post("/en/daily/requests/export/json/").getvalue())

    assert (row["institution"], row["institution_code"]) == ("Mounted Police", "rcmp-grc")
    assert (row["events"][0]["institution"], row["events"][0]["from_institution"]) == ("rcmp-grc", "hc-sc")


def test_taking_back_what_corrects_nothing_is_refused(client, admin):
    ask(client, admin, "new_institution", **CITY)
    made = Institution.objects.get(newsroom=admin.newsroom)

    assert ask(client, admin, "change_institution", made.slug, take_back=1).status_code == 404
    with pytest.raises(ValueError, match="corrects nothing"):
        take_back_correction(institution=made, by=admin)
