"""Which institution a text names: the names that newsrooms write in their sheets."""

import pytest
from django.db import IntegrityError, transaction

from newsrooms.models import AuditEntry
from requests_app.folding import fold
from requests_app.institutions.matching import How, Matcher, match, remember
from requests_app.institutions.seed import ALIASES, rows_of
from requests_app.models import Institution, InstitutionAlias
from tests.factories import MembershipFactory, NewsroomFactory


@pytest.fixture
def newsroom(db):
    return NewsroomFactory()


@pytest.fixture
def admin(newsroom):
    return MembershipFactory(newsroom=newsroom, role="admin")


@pytest.fixture
def matcher(newsroom):
    return Matcher(newsroom)


def meant(matcher, typed):
    found = matcher.match(typed).institution
    return found.slug if found else None


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("IRCC", "cic"),
        ("CIC", "cic"),
        ("Citizenship and Immigration Canada", "cic"),
        ("Immigration, Réfugiés et Citoyenneté Canada", "cic"),
        ("CIRNAC", "aandc-aadnc"),
        ("RCAANC", "aandc-aadnc"),
        ("AANDC", "aandc-aadnc"),
        ("INAC", "aandc-aadnc"),
        ("ISC", "isc-sac"),
        ("RCMP", "rcmp-grc"),
        ("GRC", "rcmp-grc"),
        ("DND", "dnd-mdn"),
        ("MDN", "dnd-mdn"),
        ("Department of National Defence", "dnd-mdn"),
        ("CRA", "cra-arc"),
        ("ARC", "cra-arc"),
        ("Revenue Canada", "cra-arc"),
        ("CBSA", "cbsa-asfc"),
        ("ASFC", "cbsa-asfc"),
        ("PSPC", "pwgsc-tpsgc"),
        ("SPAC", "pwgsc-tpsgc"),
        ("PWGSC", "pwgsc-tpsgc"),
        ("TPSGC", "pwgsc-tpsgc"),
        ("ISED", "ic"),
        ("Industry Canada", "ic"),
        ("Industrie Canada", "ic"),
        ("ECCC", "ec"),
        ("Environment Canada", "ec"),
        ("ESDC", "esdc-edsc"),
        ("HRSDC", "esdc-edsc"),
        ("GAC", "dfatd-maecd"),
        ("AMC", "dfatd-maecd"),
        ("DFAIT", "dfatd-maecd"),
        ("MAECI", "dfatd-maecd"),
        ("PHAC", "phac-aspc"),
        ("ASPC", "phac-aspc"),
        ("DFO", "dfo-mpo"),
        ("MPO", "dfo-mpo"),
        ("Fisheries & Oceans", "dfo-mpo"),
        ("NRCan", "nrcan-rncan"),
        ("RNCan", "nrcan-rncan"),
        ("VAC", "vac-acc"),
        ("ACC", "vac-acc"),
        ("TBS", "tbs-sct"),
        ("SCT", "tbs-sct"),
        ("Secrétariat du Conseil du Trésor", "tbs-sct"),
        ("PCO", "pco-bcp"),
        ("BCP", "pco-bcp"),
        ("PMO", "pmo-cpm"),
        ("CSIS", "csis-scrs"),
        ("SCRS", "csis-scrs"),
        ("CSE", "csec-cstc"),
        ("CST", "csec-cstc"),
        ("CSEC", "csec-cstc"),
        ("CSC", "csc-scc"),
        ("Correctional Service Canada", "csc-scc"),
        ("PBC", "pbc-clcc"),
        ("IRB", "irb-cisr"),
        ("CISR", "irb-cisr"),
        ("StatCan", "statcan"),
        ("Stats Canada", "statcan"),
        ("TC", "tc"),
        ("PS", "ps-sp"),
        ("SP", "ps-sp"),
        ("CFIA", "cfia-acia"),
        ("ACIA", "cfia-acia"),
        ("NFB", "nfb-onf"),
        ("CBC/Radio-Canada", "cbc-radio-canada"),
        ("Canadian Broadcasting Corporation", "cbc-radio-canada"),
        ("Canada Post Corporation", "cpc-scp"),
        ("VIA Rail", "viarail"),
        ("Bank of Canada", "bc"),
        ("FINTRAC", "fintrac-canafe"),
        ("CANAFE", "fintrac-canafe"),
        ("NEB", "cer-rec"),
        ("AAC", "aafc-aac"),
    ],
)
def test_the_names_that_newsrooms_write_are_certain(matcher, typed, slug):
    assert meant(matcher, typed) == slug
    assert meant(matcher, f"  {typed.upper()}. ") == slug


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Health Can.", "hc-sc"),
        ("Dept. of Health", "hc-sc"),
        ("Ministère de la Défense nationale", "dnd-mdn"),
        ("National Defence", "dnd-mdn"),
        ("Pêches et Océans", "dfo-mpo"),
        ("Health Canada / Santé Canada", "hc-sc"),
        ("Health Canada | Santé Canada", "hc-sc"),
        ("RCMP|GRC", "rcmp-grc"),
        ("DND/MDN", "dnd-mdn"),
        ("Royal Canadian Mounted Police (RCMP)", "rcmp-grc"),
        ("IRCC – Immigration, Refugees and Citizenship Canada", "cic"),
        ("SCC / CSC", "csc-scc"),
        ("CBSA / Pacific Region", "cbsa-asfc"),
    ],
)
def test_generic_words_and_the_other_language_beside_it_do_not_matter(matcher, typed, slug):
    assert meant(matcher, typed) == slug


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("SCC", {"csc-scc", "scc-csc"}),
        ("FAC", {"fcc-fac", "caf-facdnd"}),
        ("BC", {"bc", "bc-cb"}),
        ("Coast Guard", {"dfo-mpo", "dnd-mdn"}),
        ("RCMP / Health Canada", {"rcmp-grc", "hc-sc"}),
    ],
)
def test_a_name_of_several_is_a_question(matcher, typed, slugs):
    found = matcher.match(typed)

    assert found.institution is None
    assert {one.slug for one in found.candidates} == slugs
    assert found.how is How.SEVERAL


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Helth Canada", "hc-sc"),
        ("Imigration, Refugees and Citizenship Canada", "cic"),
        ("Agence du revenu du Canda", "cra-arc"),
        ("Stattistics Canada", "statcan"),
    ],
)
def test_a_slip_of_the_keyboard_is_a_question_with_the_likely_one_first(matcher, typed, first):
    found = matcher.match(typed)

    assert (found.institution, found.how) == (None, How.NEAR)
    assert found.candidates[0].slug == first
    assert found.meant is None


@pytest.mark.parametrize(
    ("typed", "first"), [("Health", "hc-sc"), ("Santé", "hc-sc"), ("Bank", "bc"), ("Finance", "fin")]
)
def test_one_word_alone_is_a_question(matcher, typed, first):
    found = matcher.match(typed)

    assert found.institution is None
    assert found.candidates[0].slug == first


@pytest.mark.parametrize(
    "typed", ["", "  ", "—", "Canada", "\x00", "Toronto Police Service", "RCMQ", "=1+1", "x" * 5000]
)
def test_what_names_none_is_not_guessed(matcher, typed):
    assert matcher.match(typed).institution is None


def test_every_shipped_name_and_alias_is_found_again(matcher):
    doubtful = {}
    for row in rows_of(ALIASES):
        found = matcher.match(row["alias"])
        if row["slug"] not in {one.slug for one in (found.institution, *found.candidates) if one}:
            doubtful[row["alias"]] = found
    for institution in matcher.institutions:
        for name in (institution.name_en, institution.name_fr):
            found = matcher.match(name)
            if institution not in (found.institution, *found.candidates):
                doubtful[name] = found

    assert doubtful == {}


def test_each_alias_says_why_and_points_to_an_institution(db):
    rows = rows_of(ALIASES)

    assert len(rows) >= 100
    assert all(row["why"] and row["kind"] for row in rows)
    assert InstitutionAlias.objects.filter(newsroom=None).count() == len(rows)


def test_matching_asks_the_database_twice_however_many_names(newsroom, django_assert_num_queries):
    with django_assert_num_queries(2):
        matcher = Matcher(newsroom)
        for typed in ("RCMP", "Helth Canada", "SCC", "nobody", "Health Canada / Santé Canada"):
            matcher.match(typed)
            matcher.offer(typed)


def test_a_choice_made_once_is_remembered_for_the_newsroom_alone(newsroom, admin):
    forces = Institution.objects.get(slug="caf-facdnd")

    remember(newsroom, "  F.A.C. ", forces, by=admin)

    assert match("f a c", newsroom).institution == forces
    assert match("F.A.C.", newsroom).how is How.REMEMBERED
    assert match("F.A.C.", NewsroomFactory()).institution is None


def test_a_choice_made_again_gives_way_and_leaves_a_trace(newsroom, admin):
    credit, forces = (Institution.objects.get(slug=slug) for slug in ("fcc-fac", "caf-facdnd"))

    for institution in (credit, credit, forces):
        remember(newsroom, "FAC", institution, by=admin)

    assert match("FAC", newsroom).institution == forces
    trail = AuditEntry.objects.filter(action="alias.remembered").order_by("pk")
    assert list(trail.values_list("before__institution_id", "after__institution_id")) == [
        (None, credit.pk),
        (credit.pk, forces.pk),
    ]


def test_a_choice_at_the_command_line_is_remembered_by_nobody_in_particular(newsroom):
    remember(newsroom, "The Force", Institution.objects.get(slug="rcmp-grc"), by=None)

    assert InstitutionAlias.objects.get(newsroom=newsroom).added_by is None
    assert AuditEntry.objects.get(action="alias.remembered").newsroom == newsroom


@pytest.mark.parametrize("typed", ["", " — ", "x" * 201])
def test_what_cannot_be_a_name_is_not_remembered(newsroom, admin, typed):
    assert remember(newsroom, typed, Institution.objects.get(slug="cic"), by=admin) is None
    assert not InstitutionAlias.objects.exclude(newsroom=None).exists()


def test_the_database_keeps_shipped_and_remembered_apart(newsroom):
    cic = Institution.objects.get(slug="cic")
    for fields in ({"newsroom": newsroom, "kind": "former"}, {"newsroom": None, "kind": "remembered"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InstitutionAlias.objects.create(institution=cic, alias="X", folded=fold("X"), **fields)
