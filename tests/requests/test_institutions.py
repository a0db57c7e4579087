"""The federal institutions: shipped with the product, found by any of their names."""

import pytest

from requests_app.institutions.seed import SEED, seed_institutions
from requests_app.models import AccessRequest, Institution, InstitutionAlias

URL = "/en/daily/institutions/"


def found(client, typed, url=URL):
    answer = client.get(url, {"q": typed}, headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/json"
    return [row["value"] for row in answer.json()["results"]]


def test_all_355_are_seeded_each_with_its_source(db):
    assert Institution.objects.count() == 355
    assert not Institution.objects.filter(source="").exists()
    assert SEED.read_text(encoding="utf-8").count("\n") == 356


def test_seeding_again_changes_nothing_and_mends_what_was_changed(db, django_assert_num_queries):
    def shipped():
        return [list(model.objects.order_by("pk").values()) for model in (Institution, InstitutionAlias)]

    before = shipped()
    Institution.objects.filter(slug="rcmp-grc").update(name_en="Mounties", search_key="")
    InstitutionAlias.objects.filter(alias="IRCC").update(alias="I.R.C.C.", kind="former", why="")

    seed_institutions()

    assert shipped() == before


def test_an_alias_that_is_no_longer_shipped_goes_and_a_missing_one_comes(db):
    cic = Institution.objects.get(slug="cic")
    InstitutionAlias.objects.create(institution=cic, alias="Ellis Island", folded="ellis island", kind="everyday")
    InstitutionAlias.objects.filter(alias="IRCC").delete()

    seed_institutions()

    aliases = set(cic.aliases.values_list("alias", flat=True))
    assert "IRCC" in aliases
    assert "Ellis Island" not in aliases


@pytest.mark.parametrize(
    "typed",
    ["RCMP", "rcmp", "GRC", "grc", "gendarmerie", "Gendarmerie  ROYALE", "royal canadian mounted", "mount royal"],
)
def test_the_police_is_found_by_each_of_its_names(client, typed):
    assert found(client, typed)[0] == "rcmp-grc"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Sante Canada", "hc-sc"),
        ("SANTÉ CANADA", "hc-sc"),
        ("pêches", "dfo-mpo"),
        ("peches et oceans", "dfo-mpo"),
        ("king’s privy", "pkcc-pcprc"),
        ("DND", "dnd-mdn"),
        ("mdn", "dnd-mdn"),
    ],
)
def test_accents_case_and_apostrophes_do_not_matter(client, typed, slug):
    assert slug in found(client, typed)


def test_a_name_typed_whole_comes_before_longer_ones(client):
    assert found(client, "via rail")[0] == "viarail"
    assert found(client, "treasury board")[0] == "tb-ct"


@pytest.mark.parametrize("typed", ["zzzz", "_", "'; drop table", "x" * 5000])
def test_nothing_found_is_an_empty_list(client, typed):
    assert found(client, typed) == []


@pytest.mark.parametrize("typed", ["", " ", "%", "\x00", "—"])
def test_where_no_word_is_typed_the_first_of_all_are_offered(client, typed):
    assert len(found(client, typed)) == 8


def test_each_is_offered_under_its_name_in_the_pages_language_with_the_other_beside(client):
    english = client.get(URL, {"q": "RCMP"}, headers={"accept": "application/json"}).json()["results"][0]
    french = client.get("/fr/daily/institutions/", {"q": "RCMP"}, headers={"accept": "application/json"})

    assert english == {
        "value": "rcmp-grc",
        "label": "Royal Canadian Mounted Police",
        "other": "Gendarmerie royale du Canada",
        "other_lang": "fr",
        "initials": "RCMP",
        "other_initials": "GRC",
    }
    first = french.json()["results"][0]
    assert (first["label"], first["other_lang"], first["initials"]) == ("Gendarmerie royale du Canada", "en", "GRC")


def test_eight_at_most_are_offered_while_typing_and_all_on_the_page(client):
    assert len(found(client, "canada")) == 8

    page = client.get(URL)
    assert len(page.context["institutions"]) == 355


def test_without_javascript_it_is_a_plain_page_that_leads_to_the_form(client):
    page = client.get(URL, {"q": "gendarmerie"}, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert page["Content-Type"].startswith("text/html")
    assert "Royal Canadian Mounted Police" in page.content.decode()
    form = client.get("/en/daily/requests/new/?institution=rcmp-grc")
    assert form.context["form"]["institution"].value() == "Royal Canadian Mounted Police"


def test_the_form_finds_immigration_by_the_initials_that_it_goes_by(client, typed):
    assert found(client, "IRCC")[0] == "cic"

    answer = client.post("/en/daily/requests/new/", typed(institution="IRCC"))

    assert answer.status_code == 302
    assert AccessRequest.objects.get().institution.slug == "cic"


def test_a_slip_of_the_keyboard_is_offered_and_never_taken_as_meant(client, typed):
    answer = client.post("/en/daily/requests/new/", typed(institution="Helth Canada"))

    assert answer.status_code == 200
    assert [one.slug for one in answer.context["form"].suggestions] == ["hc-sc"]
    assert client.post("/en/daily/requests/new/", typed(institution="Helth Canada", institution_id="hc-sc")).url


def test_what_was_picked_and_then_typed_over_does_not_count(client, typed):
    client.post("/en/daily/requests/new/", typed(institution="Health Canada", institution_id="rcmp-grc"))

    assert AccessRequest.objects.get().institution.slug == "hc-sc"
