"""Headings and outcomes in the words that people use."""

import pytest

from requests_app.enums import Disposition
from requests_app.sheets.columns import COLUMNS
from requests_app.sheets.headings import name_of
from requests_app.sheets.outcomes import DISPOSITIONS, outcome_of

SAID = {
    "full": ["all disclosed", "All disclosed / Communication totale", "all dosclosed", "all disclosed f16",
             "all disclosedcommunication totale", "Closed - Approved", "Released in full", "Communication totale"],
    "partial": ["disclosed in part", "Disclosed in part / Divulgation partielle", "partial commuinication", "in part",
                "partial", "Partially Completed", "Closed - Partially Approved", "Communiquée en partie"],
    "refused": ["all exempted", "exempt entirely", "aucune communication", "nhq release refused", "Rejected",
                "Closed - Denied", "All exempted / Exception totale", "Refusée"],
    "excluded": ["all excluded", "all material excluded", "Exclusion totale"],
    "no_records": ["no records exist", "no records existaucun document n'existe", "no record located", "does not exist",
                   "No Responsive Documents", "Aucun document n’existe"],
    "neither_confirmed_nor_denied": ["neither confirm nor deny", "neither confirmed nor denied",
                                     "Ni confirmée ni infirmée"],
    "abandoned": ["abandoned", "abandoned after fee estimate", "abandoned by applicant", "Withdrawn",
                  "Demande abandonnée"],
    "transferred": ["transferred", "Transférée"],
    "open": ["in progress", "Processing", "Awaiting Response", "Awaiting Appeal", "Pending", "Pending - In Litigation",
             "Payment Required", "En cours", "late", "En retard"],
    "closed": ["Completed", "closed", "Fermée", "Disclosed"],
    None: ["consult other institution", "unable to process", "test disposition", "dublicate request", "=F12", "12",
           "2021-02-10", "Other", "Consolidated", ""],
}  # fmt: skip


@pytest.mark.parametrize(("meant", "text"), [(meant, text) for meant, texts in SAID.items() for text in texts])
def test_what_a_status_means(meant, text):
    assert outcome_of(text) == meant


def test_our_own_codes_and_words_are_understood():
    assert set(Disposition.values) == DISPOSITIONS
    assert [outcome_of(code) for code in Disposition.values] == Disposition.values


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Request Number / Numero de la demande", "file_number"),
        ("Number of Pages / Nombre de pages", "pages"),
        ("Month / Mois (1-12)", "month"),
        ("Year / Annee", "year"),
        ("English Summary / Sommaire de la demande en anglais", "subject"),
        ("owner_org", "institution_code"),
        ("owner_org_title", "institution"),
        ("FOIP Number", "file_number"),
        ("Disclosure Decision", "disposition"),
        ("Dept_Contact", "institution"),
        ("Request_Tyoe", None),
        ("$5 Application Fees Paid", None),
        ("Tracking Number", "file_number"),
        ("Date Submitted", "filed_on"),
        ("Date Submited", "filed_on"),
        ("Date Done", "answered_on"),
        ("Date Due", "their_due"),
        ("Followup Date", None),
        ("date_received", "received"),
        ("DateFiled", "filed_on"),
        ("Requested Documents", "text"),
        ("Instituton", "institution"),
        ("N° de dossier", "file_number"),
        ("Réponse reçue le", "answered_on"),
        ("Déposée le\n(aaaa-mm-jj)", "filed_on"),
        ("Weather", None),
    ],
)
def test_a_heading_names_its_column(heading, name):
    assert name_of(heading) == name


def test_our_own_headings_name_their_columns():
    for column in COLUMNS:
        both = f"{column.heading_en} / {column.heading_fr}"
        assert [name_of(heading) for heading in (column.heading_en, column.heading_fr, both)] == [column.name] * 3
