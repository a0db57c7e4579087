"""Who works in the demo's two newsrooms. `settings.DEMO_ACCOUNTS` sign in with one click, the rest not at all."""

from dataclasses import dataclass, field

from newsrooms.models import Role


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    first_name: str
    last_name: str
    role: Role


@dataclass(frozen=True, slots=True)
class House:
    """A newsroom and its letterhead. The first of `people` is its first admin."""

    slug: str
    name: str
    language: str
    letterhead: dict[str, str]
    people: tuple[Person, ...] = field(default=())


LEDGER = House(
    slug="rideau-ledger",
    name="The Rideau Ledger",
    language="en",
    letterhead={
        "street": "17 Canal Walk, Suite 300",
        "city": "Ottawa",
        "province": "ON",
        "postal_code": "K1P 0X9",
        "telephone": "613-555-0142",
        "email": "access@rideauledger.example",
        "signatory_name": "Nadia Haddad",
        "signatory_title": "Managing Editor",
    },
    people=(
        Person("admin@demo.example", "Nadia", "Haddad", Role.ADMIN),
        Person("editor@demo.example", "Mireille", "Tremblay", Role.EDITOR),
        Person("journalist@demo.example", "Samuel", "Lavoie", Role.JOURNALIST),
        Person("priya.raman@rideauledger.example", "Priya", "Raman", Role.JOURNALIST),
        Person("chloe.bergeron@rideauledger.example", "Chloé", "Bergeron", Role.JOURNALIST),
        Person("tom.whitford@rideauledger.example", "Tom", "Whitford", Role.JOURNALIST),
    ),
)
FLEUVE = House(
    slug="quotidien-du-fleuve",
    name="Le Quotidien du Fleuve",
    language="fr",
    letterhead={
        "street": "4, quai des Éclusiers",
        "city": "Rimouski",
        "province": "QC",
        "postal_code": "G5L 0X9",
        "telephone": "418-555-0178",
        "email": "acces@quotidiendufleuve.example",
        "signatory_name": "Étienne Gagnon",
        "signatory_title": "Directeur de l’information",
    },
    people=(
        Person("outsider@demo.example", "Étienne", "Gagnon", Role.ADMIN),
        Person("maude.pelletier@quotidiendufleuve.example", "Maude", "Pelletier", Role.JOURNALIST),
    ),
)
HOUSES = (LEDGER, FLEUVE)

SAMUEL, PRIYA, CHLOE, TOM = (person.email for person in LEDGER.people[2:])
MIREILLE = LEDGER.people[1].email
ETIENNE, MAUDE = (person.email for person in FLEUVE.people)
