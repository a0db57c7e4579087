"""The law's calendar and its counting once more, day by day and by other means, to hold the engine to."""

from datetime import date, timedelta

ONE = timedelta(days=1)


def easter_sunday(year):
    """The anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day):
    """Interpretation Act, s. 35, asked of one day."""
    monday, here = day.weekday() == 0, (day.month, day.day)
    return (
        day.weekday() == 6
        or here in {(1, 1), (11, 11), (12, 25)}
        or day in {easter_sunday(day.year) - 2 * ONE, easter_sunday(day.year) + ONE}
        or (monday and (5, 18) <= here <= (5, 24))
        or (here == (7, 1) or (monday and here == (7, 2)))
        or (monday and day.month == 9 and day.day <= 7)
        or (here == (9, 30) and day.year >= 2021)
        or (monday and day.month == 10 and 8 <= day.day <= 14)
    )


def is_rest_day(day):
    """A weekend, a holiday, another day of rest, or a day in lieu of one on a weekend before it."""
    return is_off(day) or day in days_in_lieu(day)


def is_off(day):
    here = (day.month, day.day)
    return (
        day.weekday() >= 5
        or is_holiday(day)
        or here == (12, 26)
        or (day.weekday() == 0 and day.month == 8 and day.day <= 7)
        or day == date(2022, 9, 19)
    )


def days_in_lieu(day):
    """For each feast of the days before that fell on a weekend, the next day that is free."""
    found = set()
    for back in range(6, -1, -1):
        feast = day - back * ONE
        here = (feast.month, feast.day)
        kept = {(1, 1), (7, 1), (11, 11), (12, 25), (12, 26)} | ({(9, 30)} if feast.year >= 2021 else set())
        if here in kept and feast.weekday() >= 5 and not (here == (7, 1) and feast.weekday() == 6):
            free = feast
            while is_off(free) or free in found:
                free += ONE
            found.add(free)
    return found


def is_business_day(day):
    """Access to Information Act, s. 3; Federal Courts Rules, r. 2."""
    return not (
        day.weekday() == 5 or is_holiday(day) or (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 7)
    )


def move(day, closed):
    while closed(day):
        day += ONE
    return day


def count(day, days, counts=lambda day: True):
    """Step from day to day until so many have counted."""
    while days:
        day += ONE
        days -= counts(day)
    return day


def due_by_hand(received, pause, notice, days, closed):
    """The unmoved last day with one pause [from, to) and one extension, on a reading that moves off `closed` days."""

    def end(total):
        plain = count(received, total)
        if pause and plain < pause[0] <= move(plain, closed):  # within the moved limit: what is left of it moves too
            return plain + (pause[1] - pause[0])
        if pause and pause[0] <= plain:
            return count(received, total, lambda day: not pause[0] <= day < pause[1])
        return plain

    first = end(30)
    if notice is None:
        return first
    unpaused = count(received, 30)
    stopped = pause and pause[0] <= notice and pause[0] <= move(unpaused, closed)
    known = first if stopped else unpaused
    return end(30 + days) if notice <= move(known, closed) or (stopped and notice < pause[1]) else first
