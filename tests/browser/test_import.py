"""A newsroom moves in with its old sheet, in French, corrections included."""

from playwright.sync_api import expect

from requests_app.models import AccessRequest

SHEET = """Nos demandes d’accès;;;;;;
Mises à jour le 3 mars 2020;;;;;;
Ministère;N° de dossier;Objet;Envoyée le;Réponse le;Suite donnée;Nombre de pages
GRC;A-2019-00123;Reconnaissance faciale – contrats;13/12/2019;;;
Santé Canda;A-2020-00001;Masques détruits;03/02/2020;05/03/2020;Communication partielle;120
Santé Canda;A-2020-00002;Œuvres d’art;1er mars 2020;;;
2020;;;;;;
IRCC;A-2020-00003;Délais;10/02/2020;06/03/2020;dossier interrompu;
Défense nationale;A-2020-00004;Logements;30/02/2020;;;
Total;5;;;;;
"""


def test_a_messy_sheet_moves_in_with_corrections_in_french(page, sign_in, world, axe, screens):
    sheet = {"name": "Nos demandes.csv", "mimeType": "text/csv", "buffer": SHEET.encode("cp1252")}
    before = AccessRequest.objects.count()
    sign_in(page, world.admin.user)
    page.goto(world.address("import_sheets", "fr"))
    axe(page)

    page.get_by_label("La feuille de calcul").set_input_files(sheet)
    page.get_by_role("button", name="Lire le fichier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "7\u00a0lignes\u00a0: prêtes, 1; à compléter, 4; laissées de côté, 2."
    )
    expect(page.locator("select[name=column-3]")).to_have_value("filed_on")
    page.get_by_text("Les en-têtes sont à la ligne 3 · séparateur\u00a0: point-virgule · Windows-1252 (Excel)").click()
    page.get_by_label("Ligne des en-têtes").select_option("3")
    page.get_by_role("button", name="Relire le fichier ainsi").click()
    page.locator("summary", has_text="Les lignes laissées de côté").click()
    expect(page.get_by_text("Un titre entre les lignes.")).to_be_visible()
    axe(page)
    screens(page, "import-check-fr")

    page.get_by_role("radio", name="jour, mois, année").check()
    expect(page.locator("#institution-0")).to_have_value("Santé Canada")
    page.locator("#outcome-0").select_option("abandoned")
    page.get_by_label("Envoyée le", exact=True).last.fill("28/02/2020")
    page.get_by_role("button", name="Enregistrer ces réponses").click()

    expect(page.get_by_text("Rien n’attend de réponse.")).to_be_visible()
    assert AccessRequest.objects.count() == before
    page.get_by_role("button", name="Importer 5").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("5\u00a0demandes sont ici.")
    axe(page)
    masks = AccessRequest.objects.get(subject="Masques détruits")
    assert (masks.institution.slug, str(masks.answered_on)) == ("hc-sc", "2020-03-05")
    assert AccessRequest.objects.get(subject="Délais").phase == "abandoned"
    assert str(AccessRequest.objects.get(subject="Logements").filed_on) == "2020-02-28"

    here = page.url
    page.get_by_role("link", name="Voir les demandes").click()
    page.wait_for_url("**/demandes/")
    expect(page.get_by_role("link", name="Masques détruits")).to_be_visible()
    page.goto(here)
    page.get_by_role("button", name="Annuler cette importation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette importation a été annulée.")
    assert AccessRequest.objects.count() == before


def test_it_works_without_scripts_and_on_the_phone(no_js, phone, sign_in, world, axe):
    text = b"Institution,Subject,Filed on\nRCMP,Masks,2020-02-10\nNowhere,x,2020-02-10\n"
    sheet = {"name": "list.csv", "mimeType": "text/csv", "buffer": text}
    for visitor in (no_js, phone):
        sign_in(visitor, world.admin.user)
        visitor.goto(world.address("import_sheets"))
        visitor.get_by_label("The spreadsheet").set_input_files(sheet)
        visitor.get_by_role("button", name="Read the file").click()
        expect(visitor.get_by_role("heading", level=1)).to_contain_text("2 rows")

    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    axe(phone)
    no_js.get_by_role("button", name="Import 1 row").click()
    expect(no_js.get_by_role("heading", level=1)).to_have_text("1 request is here.")
