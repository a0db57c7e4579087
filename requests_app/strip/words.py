"""What the strip says, always as whole phrases. The caller has set the language (`translation.override`)."""

from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsrooms.dates import NBSP, short_date
from requests_app.strip.story import Stage, Story, Window


class Speech:
    """Dates and phrases for one day and one language."""

    def __init__(self, today: date, language: str) -> None:
        self.today = today
        self.language = language

    def day(self, day: date) -> str:
        return short_date(day, self.today, self.language)

    def title(self, story: Story) -> str:
        return _("The clock of this request, received %(date)s") % {"date": self.day(story.received)}

    def length(self, days: int) -> str:
        """So many days, never broken between figure and word."""
        words = ngettext("%(days)s day", "%(days)s days", days)
        return words.replace(" ", NBSP) % {"days": number_format(days, use_l10n=True, force_grouping=True)}

    # Labels

    def today_label(self, story: Story) -> str:
        date_word = {"date": self.day(self.today)}
        if story.received == self.today:
            return _("Received today, %(date)s") % date_word
        if story.answered == self.today:
            return _("Answered today, %(date)s") % date_word
        if story.latest == self.today and story.earliest is None:
            return _("Due today, %(date)s") % date_word
        return _("Today %(date)s") % date_word

    def today_and_due_label(self, story: Story) -> str:
        """Where there is room for one label only."""
        return _("Today %(date)s, due %(due)s") % {"date": self.day(self.today), "due": self.due_dates(story)}

    def received_label(self, received: date) -> str:
        return _("Received %(date)s") % {"date": self.day(received)}

    def answered_label(self, story: Story, answered: date) -> str:
        if story.earliest is None and answered == story.latest:
            return _("Due and answered %(date)s") % {"date": self.day(answered)}
        return _("Answered %(date)s") % {"date": self.day(answered)}

    def due_label(self, story: Story) -> str:
        return _("Due %(date)s") % {"date": self.due_dates(story)}

    def due_dates(self, story: Story) -> str:
        """One day, two days, or the first of those that nobody can name."""
        if story.latest is None:
            return _("%(date)s or later") % {"date": self.day(story.earliest)} if story.earliest else ""
        if story.earliest is None:
            return self.day(story.latest)
        return _("%(first)s or %(second)s") % {
            "first": self._first_of_two(story.earliest, story.latest),
            "second": self.day(story.latest),
        }

    def _first_of_two(self, first: date, second: date) -> str:
        """Only the number where the month follows with the second: "1 or 16 Oct."."""
        if (first.year, first.month) != (second.year, second.month):
            return self.day(first)
        return "1er" if self.language == "fr" and first.day == 1 else str(first.day)

    def window_label(self, window: Window) -> str:
        date_word = {"date": self.day(window.last_day)}
        if window.settled_on is not None:
            return self._settled_label(window.kind) % {"date": self.day(window.settled_on)}
        if window.stage is Stage.CLOSED:
            return _("Window closed %(date)s") % date_word
        if window.last_day == self.today:
            return self._last_day_label(window.kind) % date_word
        return self._until_label(window.kind) % date_word

    def _last_day_label(self, kind: str) -> str:
        match kind:
            case "court_review":
                return _("Apply to the Court today, %(date)s")
            case "representations":
                return _("Representations due today, %(date)s")
            case "reply":
                return _("Reply today, %(date)s")
            case _complaint:
                return _("Complain today, %(date)s")

    def _settled_label(self, kind: str) -> str:
        match kind:
            case "court_review":
                return _("Applied to the Court %(date)s")
            case "representations":
                return _("Representations made %(date)s")
            case "reply":
                return _("Replied %(date)s")
            case _complaint:
                return _("Complained %(date)s")

    def _until_label(self, kind: str) -> str:
        match kind:
            case "court_review":
                return _("Apply to the Court by %(date)s")
            case "representations":
                return _("Representations by %(date)s")
            case "reply":
                return _("Reply by %(date)s")
            case _complaint:
                return _("Complain by %(date)s")

    def order_label(self, kind: str, day: date) -> str:
        if kind == "order":
            return _("Order: by %(date)s") % {"date": self.day(day)}
        return _("Order takes effect %(date)s") % {"date": self.day(day)}

    # The key: a word and what follows it

    def between(self, first: date, last: date) -> str:
        return _("%(first)s to %(last)s") % {"first": self._first_of_two(first, last), "last": self.day(last)}

    def late(self, story: Story, since: date, until: date) -> str:
        """`since` is the last day of the limit: late is the day after."""
        first = date.fromordinal(since.toordinal() + 1)
        length = self.length((until - since).days)
        if story.answered is None:
            return _("since %(date)s: %(length)s") % {"date": self.day(first), "length": length}
        dates = self.between(first, until) if first < until else self.day(until)
        return _("%(dates)s: %(length)s") % {"dates": dates, "length": length}
