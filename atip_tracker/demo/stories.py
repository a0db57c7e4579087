"""What the demo's requests are about and how each went. Data alone: build.py makes rows of it.

Days are counted from the receipt of the request (`after`), and the receipt from the day on which the answer is due by
the Act (`due`: days from today), so that the same things are always about to happen.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from requests_app.drafts import Ground
from requests_app.enums import Channel, ComplaintStage, CountedFrom, Disposition, EventKind, Finding

from .papers import Paper
from .people import CHLOE, ETIENNE, MAUDE, PRIYA, SAMUEL, TOM

__all__ = ["ABOUT", "CLEARVIEW", "COURSES", "FLEUVE_STORIES", "About", "Came", "Course", "Story"]

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came or was done, `after` days from receipt (or `on` a day of its own)."""

    kind: EventKind
    after: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    sent: int | None = None  # days from receipt; a letter that arrived later than it was sent
    by_after: int | None = None  # days from receipt to the day that it names
    to: str = ""  # the institution that has the request now
    on: date | None = None
    corrects: bool = False  # the entry before it, which was wrong
    papers: tuple[Paper, ...] = ()
    struck: str = ""  # why it was struck out again: it was logged by mistake


@dataclass(frozen=True, slots=True)
class Course:
    """How a request went. `due`: days from today to the 30th day after receipt, which is moved on to `weekday`."""

    due: int
    came: tuple[Came, ...] = ()
    weekday: int | None = None
    channel: Channel = Channel.ONLINE
    waited: int = 1  # days from filing to receipt
    presumed: bool = False  # no acknowledgement: nobody knows yet when it was received
    restricted: bool = False
    complaint: ComplaintStage | None = None
    points: tuple[dict[str, str], ...] = ()  # of a complaint about what the answer withholds
    journalist: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a request asks for."""

    institution: str
    subject: str
    text: str
    language: str = "en"
    project: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    about: About
    course: Course
    journalist: str
    received: date | None = None  # fixed; otherwise the course tells
    requester_name: str = ""
    requester_organization: str | None = None


def acknowledged(after: int = 4) -> Came:
    return Came(EventKind.ACKNOWLEDGEMENT, after)


def with_papers(came: Came, *papers: Paper) -> Came:
    return replace(came, papers=papers)


def extended(after: int, days: int | None = None, *, sent: int | None = None, **facts: Any) -> Came:
    sections = {"interference": "9(1)(a)", "consultations": "9(1)(b)", "third_party": "9(1)(c)"}
    claimed = tuple(Ground(section) for name, section in sections.items() if facts.pop(name, False))
    told = {"right_to_complain_stated": True, "commissioner_told": True, "days": days}
    return Came(EventKind.EXTENSION, after, told | {"grounds": claimed or (Ground("9(1)(a)"),)} | facts, sent)


def answered(after: int, disposition: Disposition, pages: int | None = None) -> Came:
    return Came(EventKind.RESPONSE, after, {"disposition": disposition, "pages": pages})


def interim(after: int, pages: int) -> Came:
    return Came(EventKind.INTERIM_RELEASE, after, {"pages": pages})


def wrote(after: int, details: str) -> Came:
    return Came(EventKind.FOLLOW_UP, after, {"details": details})


def note(after: int, details: str) -> Came:
    return Came(EventKind.NOTE, after, {"details": details})


def called(after: int, details: str) -> Came:
    return Came(EventKind.CALL, after, {"details": details})


def asked_back(after: int, details: str, *, accepted: bool = False) -> Came:
    return Came(EventKind.CLARIFICATION_ASKED, after, {"details": details, "accepted": accepted})


def demanded(after: int, by_after: int, details: str) -> Came:
    return Came(EventKind.REPLY_DEMANDED, after, {"details": details}, by_after=by_after)


def promised(after: int, by_after: int) -> Came:
    return Came(EventKind.PROMISE, after, by_after=by_after)


def transferred(after: int, to: str) -> Came:
    return Came(EventKind.TRANSFER, after, to=to)


def given_up(after: int, details: str) -> Came:
    return Came(EventKind.ABANDONED, after, {"details": details})


FROM_REPORT = {"order_counted_from": CountedFrom.REPORT, "third_party": False}
ASKED_WHERE_IT_STANDS = "Asked by e-mail where the file stands and for a date."
SAID_SOON = "The analyst says by telephone that the records are with the program area; no date."
ANOTHER_FILE = "It answers our other request to them; the letter has that number."

# The first ones are always there, however small the demo. Their journalists are named where a home page needs them.
COURSES = [
    # Due: tomorrow, today, this week, on a Saturday (two readings), later.
    Course(1, (acknowledged(),), journalist=SAMUEL),
    Course(0, (acknowledged(3), wrote(27, ASKED_WHERE_IT_STANDS))),
    Course(3, (acknowledged(6),), journalist=PRIYA),
    Course(2, (acknowledged(),), weekday=SATURDAY, journalist=SAMUEL),
    Course(5, (acknowledged(2), interim(20, 46))),
    Course(6, (acknowledged(),), channel=Channel.EMAIL, waited=0),
    # Late, and a complaint is possible: since yesterday, for weeks, to its last days.
    Course(-1, (acknowledged(5), wrote(29, ASKED_WHERE_IT_STANDS)), journalist=SAMUEL),
    Course(-4, (acknowledged(),)),
    Course(-9, (acknowledged(3), note(33, SAID_SOON)), journalist=PRIYA),
    Course(-15, (acknowledged(7), called(36, SAID_SOON), promised(37, 62)), journalist=CHLOE),
    Course(-24, (acknowledged(4), replace(answered(27, Disposition.FULL, 12), struck=ANOTHER_FILE)), journalist=TOM),
    Course(
        -37,
        (with_papers(acknowledged(2), Paper.MAIL), interim(30, 118), wrote(50, ASKED_WHERE_IT_STANDS)),
        journalist=SAMUEL,
    ),
    Course(-47, (acknowledged(6),), journalist=CHLOE),
    Course(-50, (acknowledged(4), wrote(45, ASKED_WHERE_IT_STANDS), note(46, SAID_SOON)), journalist=PRIYA),
    Course(-54, (acknowledged(3),), journalist=SAMUEL),
    Course(-57, (acknowledged(8), wrote(60, ASKED_WHERE_IT_STANDS)), journalist=TOM),
    Course(-59, (acknowledged(4),), journalist=CHLOE),
    # Late for longer than one may complain.
    Course(-96, (acknowledged(4), wrote(70, ASKED_WHERE_IT_STANDS)), journalist=TOM),
    Course(-221, (acknowledged(9), interim(120, 212), wrote(200, ASKED_WHERE_IT_STANDS)), journalist=PRIYA),
    Course(
        -1177,
        (
            acknowledged(12),
            wrote(45, ASKED_WHERE_IT_STANDS),
            note(46, SAID_SOON),
            interim(260, 31),
            wrote(400, "Second letter to the coordinator, copied to the deputy minister’s office."),
            note(1100, "Still open on the institution’s list, says the new analyst; the third since we filed."),
        ),
        waited=3,
        channel=Channel.MAIL,
        journalist=SAMUEL,
    ),
    # Extensions: one that holds, one soon at its end, one overrun, a late notice, one that the notice leaves open.
    Course(
        -40,
        (with_papers(acknowledged(3), Paper.MAIL), with_papers(extended(24, 60), Paper.LETTER)),
        journalist=SAMUEL,
    ),
    Course(-26, (acknowledged(5), extended(28, 30, interference=True, consultations=True))),
    Course(-115, (acknowledged(4), extended(27, 240, consultations=True), interim(100, 77))),
    Course(-72, (acknowledged(2), extended(25, 60), wrote(95, ASKED_WHERE_IT_STANDS)), journalist=TOM),
    Course(
        -20,
        (acknowledged(4), with_papers(extended(34, 90, sent=33), Paper.LETTER, Paper.ENVELOPE)),
        journalist=CHLOE,
    ),
    Course(-12, (acknowledged(3), extended(22, None, third_party=True)), journalist=PRIYA),
    Course(-8, (acknowledged(4), extended(32, 45, interference=True, commissioner_told=False)), weekday=SATURDAY),
    Course(
        -30,
        (
            acknowledged(3),
            extended(26, 120),
            replace(
                extended(26, 60, interference=True, details="60 days, not 120: the second page says so."), corrects=True
            ),
        ),
        journalist=CHLOE,
    ),
    # Nobody knows yet when it was received.
    Course(21, presumed=True, channel=Channel.MAIL, waited=0, journalist=SAMUEL),
    Course(26, presumed=True, waited=0, journalist=TOM),
    Course(30, presumed=True, waited=0, journalist=SAMUEL),
    # For some eyes only.
    Course(9, (acknowledged(4),), restricted=True, journalist=SAMUEL),
    Course(-28, (acknowledged(5),), restricted=True, journalist=PRIYA),
    Course(17, (acknowledged(3),), restricted=True, journalist=CHLOE),
    # Complaints, in each of their stages.
    Course(-12, (acknowledged(4), wrote(35, ASKED_WHERE_IT_STANDS)), complaint=ComplaintStage.DRAFT, journalist=SAMUEL),
    Course(-31, (acknowledged(3),), complaint=ComplaintStage.IN_REVIEW, journalist=PRIYA),
    Course(-44, (acknowledged(6), interim(40, 64)), complaint=ComplaintStage.APPROVED, journalist=SAMUEL),
    Course(-52, (acknowledged(4), wrote(50, ASKED_WHERE_IT_STANDS)), complaint=ComplaintStage.APPROVED, journalist=TOM),
    Course(
        -67,
        (acknowledged(2), extended(26, 45), wrote(80, ASKED_WHERE_IT_STANDS)),
        complaint=ComplaintStage.EXPORTED,
        journalist=CHLOE,
    ),
    # Answered: in time, late, with each kind of answer.
    Course(
        8,
        (
            with_papers(acknowledged(3), Paper.MAIL),
            with_papers(answered(19, Disposition.FULL, 12), Paper.MAIL_WITH_LETTER),
        ),
        journalist=SAMUEL,
    ),
    Course(-14, (acknowledged(4), answered(29, Disposition.PARTIAL, 340)), journalist=PRIYA),
    Course(
        -35,
        (acknowledged(3), answered(58, Disposition.PARTIAL, 87)),
        complaint=ComplaintStage.DRAFT,
        points=(
            {"subject": "s. 19(1)", "place": "pages 3 to 9", "why": "The names withheld are in the public directory."},
            {"subject": "s. 21(1)(b)", "place": "page 12", "why": "The passage gives figures, not an account."},
        ),
        journalist=SAMUEL,
    ),
    Course(-80, (acknowledged(8), answered(73, Disposition.REFUSED)), journalist=CHLOE),
    Course(-100, (acknowledged(2), extended(28, 60), answered(88, Disposition.PARTIAL, 1204))),
    Course(-160, (acknowledged(4), answered(27, Disposition.NO_RECORDS))),
    Course(-190, (acknowledged(5), interim(60, 25), answered(141, Disposition.PARTIAL, 58)), journalist=TOM),
    Course(-240, (acknowledged(3), answered(30, Disposition.NEITHER)), journalist=PRIYA),
    Course(-310, (acknowledged(4), answered(44, Disposition.EXCLUDED))),
    Course(-420, (acknowledged(6), extended(27, 180), answered(330, Disposition.PARTIAL, 615))),
    Course(-5, (acknowledged(4), answered(33, Disposition.FULL, 9)), journalist=SAMUEL),
    # What stops, moves or ends the time: a question that waits, one that was settled, the Commissioner, a transfer.
    Course(12, (acknowledged(3), asked_back(9, "Does “stays” include those shorter than a day?")), journalist=SAMUEL),
    Course(
        -3,
        (
            acknowledged(2),
            asked_back(6, "The request would bring 40,000 pages. Would the last two years do?", accepted=True),
            Came(EventKind.CLARIFICATION_ANSWERED, 15, {"accepted": True, "details": "Two years are enough for now."}),
        ),
        journalist=CHLOE,
    ),
    Course(9, (acknowledged(4), Came(EventKind.SUSPENSION, 13)), journalist=PRIYA),
    Course(-40, (acknowledged(5), given_up(44, "The ministry published the list itself.")), journalist=TOM),
    Course(-6, (acknowledged(3), demanded(33, 39, "Are you still interested in these records?")), journalist=SAMUEL),
    Course(11, (acknowledged(2), transferred(8, "csps-efpc")), journalist=CHLOE),
    # At the Commissioner's: she asks for our representations; she has ordered an answer.
    Course(
        -80,
        (
            acknowledged(4),
            Came(EventKind.COMPLAINT, 50, {"ground": "30(1)(a)"}),
            Came(EventKind.REGISTERED, 57, {"number": "5826-01973"}),
            Came(EventKind.REPRESENTATIONS_ASKED, 101, by_after=119),
        ),
        journalist=SAMUEL,
    ),
    Course(
        -260,
        (
            acknowledged(6),
            interim(70, 14),
            Came(EventKind.COMPLAINT, 75, {"ground": "30(1)(a)"}),
            Came(EventKind.REGISTERED, 82, {"number": "5826-00412"}),
            Came(EventKind.FINAL_REPORT, 276, {"finding": Finding.WELL_FOUNDED, "order_days": 36} | FROM_REPORT),
        ),
        journalist=PRIYA,
    ),
    # Waiting as it should.
    Course(13, (acknowledged(2),), journalist=SAMUEL),
]

HOUSING, PRISONS, CLIMATE, BORDER, WATER = "Housing", "Prisons", "Wildfires", "At the border", "Boil water"

ABOUT = [
    About(
        "cmhc-schl",
        "Vacant federal land offered for housing since 2023",
        "The list of federal properties assessed for housing since 1 January 2023, with the date of each assessment, "
        "its result and the briefing notes sent to the president about them.",
        project=HOUSING,
    ),
    About(
        "csc-scc",
        "Days in structured intervention units, by institution",
        "For each institution: stays longer than 15 days in a structured intervention unit, their length and the "
        "number reviewed by an external decision maker, from April 2024 to today.",
        project=PRISONS,
    ),
    About(
        "tc",
        "Détresse des contrôleurs aériens : rapports d’incidents de nuit",
        "Les rapports d’incidents liés à la fatigue dans les tours de contrôle entre minuit et six heures, depuis le "
        "1er janvier 2024.",
        "fr",
    ),
    About(
        "isc-sac",
        "Long-term drinking water advisories: cost per system",
        "Spending per water system under a long-term advisory, the planned date of its end at each quarterly report, "
        "and the reasons given for each change of that date.",
        project=WATER,
        tags=("costs", "First Nations"),
    ),
    About(
        "cbsa-asfc",
        "Searches of telephones at land crossings",
        "The number of digital devices examined at each land crossing per month since 2022, with the result, and the "
        "instructions to officers in force.",
        project=BORDER,
    ),
    About(
        "hc-sc",
        "Pénuries de médicaments pour enfants : correspondance avec les fabricants",
        "La correspondance avec les fabricants au sujet des analgésiques pour enfants, d’octobre 2022 à mars 2023.",
        "fr",
    ),
    About(
        "dnd-mdn",
        "Mould in military housing: inspections and complaints",
        "Inspection reports and complaints of occupants about mould in residential housing units, by base, since 2021.",
        project=HOUSING,
        tags=("inspections",),
    ),
    About(
        "ec",
        "Air quality alerts during the wildfire season: who decided what",
        "E-mails and notes of the national alerting team about thresholds for smoke alerts, June to September 2025.",
        project=CLIMATE,
        tags=("wildfire",),
    ),
    About(
        "rcmp-grc",
        "Use of drones over protests",
        "Flight logs and authorizations for drones flown over public assemblies since 2023, with the policy in force.",
    ),
    About(
        "cic",
        "Permis d’études refusés : consignes aux agents",
        "Les consignes internes sur l’évaluation de la preuve financière des étudiants étrangers, et leurs versions "
        "successives depuis 2023.",
        "fr",
        BORDER,
    ),
    About(
        "cra-arc",
        "Wait times at the call centres against the published standard",
        "Daily wait times and calls blocked at each call centre from January to May 2026, and notes about the way in "
        "which the published figure is worked out.",
    ),
    About(
        "dfo-mpo",
        "Right whale entanglements: reports of fishery officers",
        "Reports of fishery officers about entangled right whales in the Gulf since 2022, photographs excluded.",
    ),
    About(
        "csc-scc",
        "Décès en établissement : rapports d’enquête internes",
        "Les rapports d’enquête sur les décès survenus dans les établissements du Québec depuis 2021.",
        "fr",
        PRISONS,
        ("décès",),
    ),
    About(
        "esdc-edsc",
        "Temporary foreign workers: inspections announced in advance",
        "The number of inspections of employers, how many were announced and how long before, by province, since 2023.",
    ),
    About(
        "infc",
        "Ponts fédéraux : état des structures de 1960 et avant",
        "Les rapports d’inspection des ponts fédéraux construits avant 1961, et le coût estimé des réparations.",
        "fr",
    ),
    About(
        "ps-sp",
        "Firearms buyback: contracts and their amendments",
        "Contracts for the collection and destruction of firearms, with each amendment and its reason.",
    ),
    About(
        "pwgsc-tpsgc",
        "Empty offices: occupancy of federal buildings in the capital",
        "Badge counts or other measures of occupancy per building in Ottawa and Gatineau, monthly, since 2024.",
        project=HOUSING,
    ),
    About(
        "pc",
        "Wildfire in the park: evacuation plans before and after",
        "Evacuation plans for the townsite as they stood on 1 June 2024, their later versions, and the report on what "
        "was learned.",
        project=CLIMATE,
        tags=("wildfire",),
    ),
    About(
        "csis-scrs",
        "Foreign interference: guidance given to candidates",
        "Material prepared to brief candidates in the last general election, in final form.",
    ),
    About(
        "dnd-mdn",
        "Contaminated firefighting foam on bases: soil tests",
        "Results of soil and well-water tests for PFAS on and around bases since 2015, with the list of homes told.",
        tags=("inspections", "water"),
    ),
    About(
        "phac-aspc",
        "Réserve d’urgence : masques périmés et leur destruction",
        "Le nombre de masques détruits depuis 2021, le coût et les notes d’information à ce sujet.",
        "fr",
    ),
    About(
        "viarail",
        "Delays between Ottawa and Toronto: causes as recorded",
        "Each delay of 30 minutes or more since January 2025 with its recorded cause.",
    ),
    About(
        "cfia-acia",
        "Plant closings after listeria: inspection reports",
        "Inspection reports on plants whose licence was suspended for listeria since 2024.",
        tags=("inspections",),
    ),
    About(
        "fin",
        "Capital gains: what was modelled and when",
        "Estimates of revenue prepared for the minister on the inclusion rate, January to June 2024, and who received "
        "them.",
    ),
    About(
        "jus",
        "Frais d’avocats externes dans les causes autochtones",
        "Les sommes versées à des cabinets externes, par cause et par année, depuis 2018.",
        "fr",
    ),
    About(
        "tbs-sct",
        "Return to office: the evidence behind the decision",
        "Briefing notes, surveys and analyses about three days a week in the office, January to May 2024.",
    ),
    About(
        "cpc-scp",
        "Rural post offices to be converted: the list",
        "The list of rural post offices considered for conversion since 2025, with the criteria used.",
    ),
    About(
        "oci-bec",
        "Correspondence about transfers of women in custody",
        "Letters exchanged with the correctional service about transfers between women’s institutions since 2024.",
        project=PRISONS,
    ),
    About(
        "vac-acc",
        "Anciens combattants sans abri : dénombrements régionaux",
        "Les dénombrements d’anciens combattants sans abri, par région, depuis 2022, et la méthode employée.",
        "fr",
        HOUSING,
    ),
    About(
        "dfatd-maecd",
        "Evacuation from Khartoum: messages of the crisis centre",
        "Messages of the emergency watch and response centre about citizens who asked for help, 15 to 30 April 2023.",
    ),
    About(
        "cib-bic",
        "Loans to water projects and their terms",
        "Loan agreements for water infrastructure signed since 2022, with what is commercially sensitive severed.",
        project=WATER,
        tags=("costs", "First Nations"),
    ),
    About(
        "rcmp-grc",
        "Informant payments on the North Shore",
        "Policy and yearly totals of payments to informants in one division, 2020 to 2025.",
    ),
    About(
        "csc-scc",
        "Overtime and lockdowns at one institution",
        "Daily lockdown hours and overtime at one institution, 2024 and 2025, with the reasons recorded.",
        project=PRISONS,
    ),
    About(
        "cbsa-asfc",
        "Plaintes contre des agents : suites données",
        "Les plaintes visant des agents au poste frontalier de Lacolle depuis 2022, et les suites données.",
        "fr",
        BORDER,
    ),
    About(
        "cmhc-schl",
        "Rapid housing: units promised and units occupied",
        "Per project: units promised, finished and occupied, with dates, and the reports of the last two quarters.",
        project=HOUSING,
    ),
    About(
        "isc-sac",
        "Écoles des Premières Nations : listes d’attente des réparations",
        "La liste des réparations demandées et non financées, par école, depuis 2022.",
        "fr",
    ),
    About(
        "csc-scc",
        "Drone deliveries over prison walls",
        "Reports of drones seen or seized at federal institutions since 2023 and what was done about them.",
        project=PRISONS,
    ),
    About(
        "nrcan-rncan",
        "Small reactors: advice on waste",
        "Advice given to the minister on the waste of small modular reactors, 2024 and 2025.",
    ),
    About(
        "ic",
        "Vente de licences d’ondes : rencontres avec les entreprises",
        "Le registre des rencontres avec les fournisseurs de services sans fil avant la dernière mise aux enchères.",
        "fr",
    ),
    About(
        "statcan",
        "Response rates of the labour force survey by region",
        "Monthly response rates by economic region since 2019 and notes about their effect on the estimates.",
    ),
    About(
        "pco-bcp",
        "Ministers’ travel by government aircraft",
        "Flight manifests of government aircraft used by ministers since January 2025, security details severed.",
    ),
    About(
        "tc",
        "Near misses at the island airport",
        "Occurrence reports of runway incursions and losses of separation at the island airport since 2023.",
    ),
    About(
        "pch",
        "Fonds pour les médias locaux : demandes refusées",
        "La liste des demandes refusées au dernier appel, et les grilles d’évaluation.",
        "fr",
    ),
    About(
        "aafc-aac",
        "Egg prices: meetings with the supply boards",
        "Agendas and notes of meetings with the supply management boards about retail prices since 2024.",
    ),
    About(
        "lac-bac",
        "Backlog of files from the war crimes commission",
        "The number of pages awaiting review and the plan for their release, with each version of the plan.",
    ),
    About(
        "ssc-spc",
        "Outages of the pay system: incident reports",
        "Incident reports of priority one on the pay system’s servers since 2024.",
    ),
    About(
        "irb-cisr",
        "Délais d’audience des demandeurs d’asile, par bureau",
        "Le délai médian entre le renvoi et l’audience, par bureau et par mois, depuis 2022.",
        "fr",
        BORDER,
    ),
    About(
        "bc",
        "Rejected banknote designs",
        "Designs considered and not chosen for the next note, with the advice of the panel.",
    ),
    About(
        "elections",
        "Accessible polling stations: complaints received",
        "Complaints about access to polling stations in the last general election, names severed.",
    ),
    About(
        "mai",
        "Ferry breakdowns and the reserve ship",
        "Breakdowns of each vessel since 2023 with their cause, and what the reserve ship cost per year.",
    ),
    About(
        "dfo-mpo",
        "Quotas de homard : avis scientifiques écartés",
        "Les avis scientifiques sur le homard des îles et les notes qui recommandent de s’en écarter, depuis 2023.",
        "fr",
    ),
    About(
        "ec",
        "Flood maps held back",
        "Flood hazard maps finished and not yet published, with the date on which each was finished.",
        project=CLIMATE,
        tags=("wildfire",),
    ),
    About(
        "pbc-clcc",
        "Video hearings: failures of the connection",
        "Hearings interrupted or put off because of technical failures since 2023.",
        project=PRISONS,
    ),
    About(
        "hc-sc",
        "Vaping flavours: comments of the industry",
        "Comments received from manufacturers and retailers on the proposed order about flavours.",
    ),
    About(
        "cra-arc",
        "Prestations d’urgence : remboursements exigés par erreur",
        "Le nombre d’avis envoyés par erreur, les montants, et les notes d’information à ce sujet, depuis 2022.",
        "fr",
    ),
    About(
        "cic",
        "Processing centres: files older than two years",
        "The number of files older than two years by centre and class, monthly, since 2023.",
        project=BORDER,
    ),
    About(
        "rcmp-grc",
        "Postes vacants dans les détachements du Nord",
        "Le nombre de postes vacants par détachement dans les trois territoires, par mois, depuis 2023.",
        "fr",
    ),
    About(
        "tbs-sct",
        "Late answers to access requests: the minister’s own figures",
        "The figures on answers past their time limit given to the president of the board since 2024, by institution.",
    ),
    About(
        "dnd-mdn",
        "Search and rescue helicopters: days on the ground",
        "Days on which no search and rescue helicopter was serviceable, by base, since 2022.",
    ),
    About(
        "esdc-edsc",
        "Logement pour aînés : projets retirés de la liste",
        "Les projets approuvés puis retirés, avec la raison de chaque retrait, depuis 2022.",
        "fr",
        HOUSING,
    ),
]

# The reference case: what made this product necessary. Only the day of the request is exact.
CLEARVIEW = Story(
    About(
        "rcmp-grc",
        "Utilisation de la reconnaissance faciale de Clearview AI",
        "Les contrats, les factures et la correspondance au sujet de l’utilisation du logiciel de reconnaissance "
        "faciale de Clearview AI par la GRC.",
        "fr",
    ),
    Course(
        0,
        (
            Came(
                EventKind.NOTE,
                on=date(2020, 2, 10),
                facts={
                    "details": "Dossier de référence, d’après un article de La Presse de mai 2022. Seul le jour de la "
                    "demande, le 10 février 2020, est exact; les jours suivants sont supposés."
                },
            ),
            Came(
                EventKind.NOTE,
                on=date(2021, 5, 14),
                facts={
                    "details": "Jour supposé (mai 2021) : plainte de La Presse au Commissariat à l’information, plus "
                    "d’un an après l’échéance."
                },
            ),
            Came(
                EventKind.RESPONSE,
                on=date(2022, 4, 20),
                facts={
                    "disposition": Disposition.PARTIAL,
                    "details": "Jour et étendue supposés : la réponse est venue après plus de 26 mois.",
                },
            ),
            Came(
                EventKind.NOTE,
                on=date(2022, 5, 16),
                facts={"details": "Jour supposé (mai 2022) : le Commissariat conclut que la plainte est fondée."},
            ),
        ),
        waited=0,
        channel=Channel.ONLINE,
    ),
    SAMUEL,
    received=date(2020, 2, 10),
    requester_name="La Presse",
    requester_organization="",
)

FLEUVE_STORIES = [
    Story(
        About(
            "dfo-mpo",
            "Capitaineries du Bas-Saint-Laurent : quais condamnés",
            "La liste des quais fermés ou condamnés depuis 2022, et le coût estimé de leur remise en état.",
            "fr",
            "Les quais",
        ),
        Course(-18, (acknowledged(4), wrote(40, "Demandé par courriel où en est le dossier."))),
        MAUDE,
    ),
    Story(
        About(
            "pc",
            "Bélugas et trafic maritime : avis internes",
            "Les avis internes sur la vitesse des navires dans l’estuaire, depuis 2021.",
            "fr",
        ),
        Course(6, (acknowledged(3),)),
        MAUDE,
    ),
    Story(
        About(
            "viarail",
            "Gare de Rimouski : projets de fermeture",
            "Les études et les notes sur l’avenir de la gare de Rimouski, depuis 2020.",
            "fr",
        ),
        Course(-56, (acknowledged(5),)),
        ETIENNE,
    ),
    Story(
        About(
            "hc-sc",
            "Eau de puits près de l’ancien site militaire",
            "Les résultats d’analyse de l’eau des puits autour de l’ancien site, depuis 2010.",
            "fr",
        ),
        Course(12, (acknowledged(4),), restricted=True),
        MAUDE,
    ),
    Story(
        About(
            "cpc-scp",
            "Bureaux de poste ruraux de la Côte-Nord",
            "Les heures d’ouverture et l’achalandage des bureaux de poste ruraux, par bureau, depuis 2022.",
            "fr",
        ),
        Course(-70, (acknowledged(4), with_papers(answered(41, Disposition.PARTIAL, 76), Paper.MAIL_WITH_LETTER))),
        MAUDE,
    ),
]
