from .facts import Facts, Situation

SILENCE_DAYS = 7  # as the clock's own warning: longer without an acknowledgement is worth a question
OVER = {"answered", "answered_late", "abandoned"}


def situations(facts: Facts) -> list[Situation]:
    """What can be asked for on that day, the most pressing first; nothing once the request is over.

    While the Commissioner has suspended the time limit (s. 6.1) the institution owes nothing to ask about.
    """
    if facts.state in OVER or facts.state == "suspended":
        return []
    holds = {
        Situation.PROMISE_PASSED: facts.promised_for is not None and facts.promised_for < facts.today,
        Situation.OVERDUE: facts.state == "deemed_refusal" and facts.days_late > 0,
        Situation.HOLD_ANSWERED: facts.answered_on is not None and facts.state != "deemed_refusal",
        Situation.EXTENDED: facts.state == "extended",
        Situation.UNACKNOWLEDGED: not facts.acknowledged and (facts.today - facts.filed_on).days > SILENCE_DAYS,
        Situation.RUNNING: facts.state == "awaiting" and facts.acknowledged and facts.due is not None,
    }
    return [situation for situation, holding in holds.items() if holding]
