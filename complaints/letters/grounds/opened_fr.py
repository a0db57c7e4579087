"""Le français des plaintes qu'ouvre un avis ou une réponse, et de celles qui n'ont besoin ni de l'un ni de l'autre."""

from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_fr import day, happening, length, quoted_subject, where
from complaints.letters.frame_fr import response as disposition
from complaints.letters.typography import NO_BREAK, bare_section, counted, listed

from .count import Window
from .delay_fr import WHY_IT_FAILS

SHORT = {
    "extension": "prorogation du délai",
    "refusal": "refus de communication",
    "search": "recherche incomplète",
    "ncnd": "existence de documents ni confirmée ni infirmée",
    "fees": "versement exigé au titre de l’article\u00a011",
    "language": "langue officielle des documents",
    "alt_format": "support de substitution",
    "publication": "publication ou bulletin visé à l’article\u00a05",
    "other": "autre question relative à l’accès",
}
POINTS = {
    "extension": ("Ce que l’avis dit et ne dit pas", "Point", "Où", "En quoi l’article\u00a09 n’est pas respecté"),
    "refusal": ("Dispositions invoquées", "Disposition", "Pages ou documents", "Pourquoi elle ne s’applique pas"),
    "search": ("Documents manquants", "Documents", "Bureau ou lieu", "Pourquoi ils devraient exister"),
    "ncnd": (
        "Dispositions invoquées",
        "Disposition",
        "Documents",
        "Pourquoi elle ne pourrait s’appliquer, même si des documents existaient",
    ),
    "fees": ("Sommes exigées", "Somme", "Pour quoi", "Pourquoi elle est excessive"),
    "language": ("Documents et langue", "Documents", "Langue reçue", "Ce qui a été demandé, et quand"),
    "alt_format": ("Documents et support", "Documents", "Support reçu", "Ce qui a été demandé, et pourquoi"),
    "publication": ("Rubriques", "Rubrique", "Où", "Ce qui est inexact ou manque"),
    "other": ("Ce qui a été fait", "Acte", "Date ou lieu", "En quoi l’obligation n’a pas été remplie"),
}
DUTIES = {
    "assist": (
        "l’obligation, prévue au paragraphe\u00a04(2.1) de la Loi, de faire tous les efforts raisonnables pour prêter"
        " assistance à la personne qui fait une demande, y donner suite de façon précise et complète et communiquer le"
        " document en temps utile"
    ),
    "hold": (
        "l’obligation de traiter la demande dans les délais prévus par la Loi, laquelle ne prévoit pas la mise en"
        " suspens d’une demande dans l’attente de précisions"
    ),
    "transfer": "les conditions auxquelles l’article\u00a08 de la Loi soumet la transmission d’une demande",
    "closed": "l’obligation de répondre à une demande que la personne qui l’a faite n’a pas abandonnée",
    "format": (
        "l’obligation, prévue au paragraphe\u00a04(2.1) de la Loi, de communiquer le document sur le support demandé"
    ),
}
_COMPLAINT = {
    "extension": (
        "La présente plainte porte sur cette prorogation, qui ne remplit pas les conditions de l’article\u00a09 de la"
        " Loi."
    ),
    "refusal": (
        "La présente plainte porte sur le refus de communiquer des documents ou des parties de documents qui doivent"
        " l’être."
    ),
    "search": "La présente plainte porte sur la réponse, qui ne rend pas compte de tous les documents demandés.",
    "ncnd": (
        "La présente plainte porte sur le fait que l’institution n’a pas fait état de l’existence de documents, dans"
        " des circonstances où la Loi ne le permet pas."
    ),
    "fees": "La présente plainte porte sur la somme exigée, qui est excessive.",
    "language": (
        "La présente plainte porte sur le fait que la communication n’a pas été donnée dans la langue officielle"
        " demandée en vertu du paragraphe\u00a012(2) de la Loi, ou ne l’a pas été dans un délai convenable."
    ),
    "alt_format": (
        "La présente plainte porte sur le fait que la communication n’a pas été donnée sur le support de substitution"
        " demandé en vertu du paragraphe\u00a012(3) de la Loi, ou ne l’a pas été dans un délai convenable."
    ),
    "publication": (
        "La présente plainte porte sur la publication ou le bulletin visé à l’article\u00a05 de la Loi sur l’accès à"
        " l’information (la «\u00a0Loi\u00a0»), en ce qui concerne l’institution."
    ),
}


def first_person(facts: LetterFacts) -> tuple[str, str]:
    """Qui a fait la demande, qui demande."""
    name = facts.requester.name
    return (f"{name} a présenté", f"{name} demande") if facts.signs_for_another else ("j’ai présenté", "Je demande")


def summary(facts: LetterFacts, code: str) -> str:
    made, asks = first_person(facts)
    ends = f"{asks} que la plainte soit jugée fondée{_MEASURE[code]}."
    if code == "publication":
        return f"{_COMPLAINT[code]} {ends}"
    presumed = "est présumée l’avoir reçue" if facts.clock.presumed else "l’a reçue"
    opening = (
        f"Le{NO_BREAK}{day(facts.request.filed_on)}, {made} à l’institution une demande d’accès en vertu de la Loi sur"
        f" l’accès à l’information (la «{NO_BREAK}Loi{NO_BREAK}») au sujet suivant{NO_BREAK}: {quoted_subject(facts)}."
        f" L’institution {presumed} le{NO_BREAK}{day(facts.clock.received)}."
    )
    act = [came(facts.about)] if facts.about else []
    return " ".join([opening, *act, complaint(facts, code), ends])


def complaint(facts: LetterFacts, code: str) -> str:
    if code == "other":
        duty = DUTIES[facts.duty or "assist"]
        return f"La présente plainte porte sur le fait que l’institution n’a pas respecté {duty}."
    return _COMPLAINT[code]


def came(event: Happening, enclosure: str = "") -> str:
    """L'acte en cause, en une phrase."""
    on, see = f"Le{NO_BREAK}{day(event.on)}", where(enclosure)
    match event.kind:
        case Kind.EXTENSION:
            one = len(event.grounds) == 1
            cited = listed([bare_section(section, "fr") for section in event.grounds], "fr") if event.grounds else ""
            under = f", au titre {'de l’alinéa' if one else 'des alinéas'}{NO_BREAK}{cited}" if cited else ""
            return (
                f"{on}, un avis de prorogation de délai a été reçu de l’institution{NO_BREAK}: {length(event)}{under}"
                f"{see}."
            )
        case Kind.RESPONSE:
            return f"{on}, la réponse finale de l’institution a été reçue{disposition(event)}{see}."
        case Kind.INTERIM_RELEASE:
            pages = f" de {counted(event.pages, 'page', 'pages', 'fr')}" if event.pages else ""
            return f"{on}, une communication intérimaire{pages} a été reçue{see}."
        case Kind.FEE_NOTICE:
            return f"{on}, un avis a été reçu par lequel l’institution exige {event.amount or 'un versement'}{see}."
        case Kind.TRANSFER if event.transferred:
            left, to = event.transferred
            return (
                f"{on}, un avis a été reçu de la transmission de la demande{NO_BREAK}: de l’institution suivante,"
                f" {left}, à l’institution suivante, {to}{see}."
            )
        case _:
            said = happening(event)
            return f"L’acte en cause est du {day(event.on)}{NO_BREAK}: {said[0].lower()}{said[1:]}{see}."


def extension(about: Happening, enclosure: str, why: str, *, over: int | None) -> list[str]:
    """Les trois questions dont dépend une prorogation; `over` : les jours au-delà desquels le par. 9(2) s'applique."""
    formal = [f"L’avis ne proroge pas le délai{NO_BREAK}: {WHY_IT_FAILS[why]}."] if why in WHY_IT_FAILS else []
    substance = [_GROUNDS[one] for one in about.grounds if one in _GROUNDS]
    told = (
        f"La prorogation dépasse {over}{NO_BREAK}jours{NO_BREAK}: aux termes du paragraphe{NO_BREAK}9(2) de la Loi, un"
        " avis doit en même temps en être donné au Commissariat, qui est prié de vérifier qu’il l’a été."
    )
    return [came(about, enclosure), *formal, *substance, *([told] if over else [])]


_GROUNDS = {
    "9(1)(a)": (
        "L’alinéa\u00a09(1)a) exige que la demande vise un grand nombre de documents ou nécessite des recherches dans"
        " un grand nombre de documents, que l’observation du délai initial entraverait de façon sérieuse le"
        " fonctionnement de l’institution et que la durée soit raisonnable. Il revient à l’institution de justifier"
        " chacun de ces trois éléments. Le Commissariat est prié d’obtenir son calcul de la durée et de déterminer"
        " si une"
        " prorogation sensiblement plus courte aurait entravé son fonctionnement."
    ),
    "9(1)(b)": (
        "L’alinéa\u00a09(1)b) exige que des consultations soient nécessaires pour donner suite à la demande, qu’elles"
        " rendent pratiquement impossible l’observation du délai initial et que la durée soit raisonnable. Le"
        " Commissariat est prié de déterminer qui a été consulté, sur quels documents et quand les consultations ont"
        " commencé."
    ),
    "9(1)(c)": (
        "L’alinéa\u00a09(1)c) exige qu’un avis de la demande soit donné à un tiers en vertu du paragraphe\u00a027(1)."
        " Le Commissariat est prié de vérifier s’il l’a été, à qui et quand."
    ),
}


# Ce que la Loi en dit, là où c'est la même chose quels que soient les faits.
LAW = {
    "refusal": (
        "Lorsqu’une disposition ne s’applique qu’à une partie d’un document, l’article\u00a025 de la Loi exige que le"
        " reste soit communiqué; lorsqu’elle laisse un pouvoir discrétionnaire, celui-ci doit être exercé, et l’être de"
        " façon raisonnable."
    ),
    "search": (
        "L’article\u00a04 de la Loi donne droit à la communication de tout document relevant de l’institution; le"
        " paragraphe\u00a04(2.1) oblige son responsable à faire tous les efforts raisonnables pour donner suite à la"
        " demande de façon précise et complète. Une recherche raisonnable est la condition de l’un et de l’autre."
    ),
    "ncnd": (
        "Le paragraphe\u00a010(2) de la Loi permet au responsable de l’institution de ne pas faire état de l’existence"
        " d’un document. Il ne le permet que si une disposition pourrait vraisemblablement s’appliquer au document,"
        " s’il existait, et laisse un pouvoir discrétionnaire qui doit être exercé de façon raisonnable."
    ),
    "fees": "L’article\u00a011 de la Loi ne permet d’exiger d’autre somme que celle que prévoit le règlement.",
    "language": (
        "Le paragraphe\u00a012(2) de la Loi exige que la communication soit donnée dans la langue officielle demandée"
        " si le document existe déjà dans cette langue ou si le responsable de l’institution juge dans l’intérêt public"
        " de le faire traduire."
    ),
    "alt_format": (
        "Le paragraphe\u00a012(3) de la Loi prévoit la communication sur un support de substitution à la personne ayant"
        " une déficience sensorielle, si le document existe déjà sur un tel support ou si son transfert est nécessaire"
        " à l’exercice du droit d’accès et raisonnable."
    ),
    "publication": "L’article\u00a05 de la Loi prévoit la publication et le bulletin dont il s’agit.",
}
PUBLIC_INTEREST = (
    "Quant aux documents visés à l’article\u00a020, le Commissariat est prié d’examiner si la communication dans"
    " l’intérêt public, prévue au paragraphe\u00a020(6), a été envisagée."
)


def not_met(duty: str) -> str:
    return f"L’institution n’a pas respecté {DUTIES[duty]}."


def without_it(original: date, *, passed: bool) -> str:
    return (
        f"Sans cette prorogation, le délai {'aurait expiré' if passed else 'expirerait'} le{NO_BREAK}{day(original)}."
    )


def conclusion(section: str) -> str:
    return f"La présente plainte est déposée en vertu de l’alinéa{NO_BREAK}{bare_section(section, 'fr')} de la Loi."


def in_time(facts: LetterFacts, window: Window | None, *, about: bool) -> str:
    if not about:
        return (
            f"L’article{NO_BREAK}31 de la Loi limite dans le temps les plaintes qui portent sur une demande de"
            " communication. La présente plainte ne porte sur aucune."
        )
    dated = f"La présente plainte est datée du {day(facts.today)}"
    if window is None:
        act = f" L’acte en cause est du {day(facts.about.on)}." if facts.about else ""
        return f"L’article{NO_BREAK}31 de la Loi limite dans le temps le dépôt de la plainte.{act} {dated}."
    period = counted(window.days, "jour", "jours", "fr")
    law = (
        f"Aux termes de l’article{NO_BREAK}31 de la Loi, la plainte doit être déposée dans un délai de {period}. Compté"
        f" à partir du {day(window.counted_from)}, jour de la réception, ce délai"
    )
    if facts.today <= window.last_day:
        return f"{law} prend fin le {day(window.last_day)}. {dated}; elle est déposée dans ce délai."
    after = counted((facts.today - window.last_day).days, "jour", "jours", "fr")
    return f"{law} a pris fin le {day(window.last_day)}. {dated}, soit {after} après cette date."


_MEASURE = {
    "extension": " et qu’une réponse soit ordonnée à une date déterminée",
    "refusal": " et qu’il soit ordonné de communiquer les documents ou de reconsidérer la décision",
    "search": " et qu’une nouvelle recherche et une nouvelle réponse soient ordonnées",
    "ncnd": " et qu’il soit ordonné de reconsidérer la décision",
    "fees": " et que le remboursement de la somme soit ordonné",
    "language": " et que la communication soit ordonnée dans la langue demandée",
    "alt_format": " et que la communication soit ordonnée sur le support demandé",
    "publication": " et que la correction de la publication soit ordonnée",
    "other": " et que soit recommandé ce qui suit",
}


# Ce qui est demandé outre la conclusion. `order` : l'ordonnance enjoint au responsable; `by` : jusqu'à quand.
RELIEF = {
    "refusal": (
        (
            "%(order)s communiquer, au plus tard %(by)s, les documents ou parties de documents dont la communication a"
            " été refusée sans autorisation"
        ),
        "subsidiairement, une ordonnance de reconsidérer la décision de refus",
    ),
    "search": (
        (
            "%(order)s faire effectuer une nouvelle recherche%(within)s, et de donner une nouvelle réponse au plus tard"
            " %(by)s"
        ),
    ),
    "ncnd": (
        (
            "%(order)s reconsidérer la décision, d’indiquer si des documents existent et de les communiquer ou de"
            " préciser la disposition sur laquelle se fonde le refus, au plus tard %(by)s"
        ),
    ),
    "fees": ("%(order)s rembourser la somme, ou une recommandation en ce sens",),
    "language": (
        "%(order)s donner communication dans la langue officielle demandée au plus tard %(by)s",
        "subsidiairement, une ordonnance de reconsidérer la traduction dans l’intérêt public",
    ),
    "alt_format": ("%(order)s donner communication sur le support de substitution demandé au plus tard %(by)s",),
    "publication": ("une ordonnance ou une recommandation de corriger la publication ou le bulletin",),
    "other": (
        "une recommandation à l’institution de remplir, pour la présente demande, l’obligation énoncée plus haut",
        "une recommandation de la remplir à l’avenir",
    ),
}


ORDER = (
    "une ordonnance rendue en vertu de l’article\u00a036.1 de la Loi et enjoignant au responsable de l’institution de"
)
FINDING = "une conclusion selon laquelle la plainte est fondée"
INVALID = f"{FINDING}, la prorogation n’étant pas valide en tout ou à l’égard de l’un des motifs invoqués"
RESPOND = "%(order)s donner une réponse complète à la demande au plus tard %(by)s"


def by_day(asked: date | None, order_days: int) -> str:
    if asked:
        return f"le {day(asked)}"
    return f"le {order_days}e{NO_BREAK}jour ouvrable suivant la date du compte rendu"


def within(places: list[str]) -> str:
    return f" dans les bureaux ou lieux suivants{NO_BREAK}: {listed(places, 'fr')}"


def deemed(original: date) -> str:
    return (
        f"une conclusion selon laquelle, le délai ayant expiré le {day(original)}, la communication est réputée avoir"
        f" été refusée aux termes du paragraphe{NO_BREAK}10(3) de la Loi"
    )
