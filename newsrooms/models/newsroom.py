from typing import ClassVar
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# First segments of our own addresses, in both languages: no newsroom may take them.
RESERVED_SLUGS = frozenset(
    {
        "account",
        "admin",
        "bulletin",
        "calculateur",
        "calculator",
        "compte",
        "demo",
        "droit",
        "en",
        "fr",
        "healthz",
        "invitation",
    }
    | {"law", "media", "new", "scorecard", "search", "static"}
)


def validate_slug_is_free_of_our_words(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("“%(slug)s” is a word of our own addresses; choose another."), params={"slug": slug})


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone, such as America/Montreal."), params={"name": name})


class Newsroom(models.Model):
    """The tenant: every row that belongs to someone carries it."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=50, unique=True, validators=[validate_slug_is_free_of_our_words])
    language = models.CharField(_("language"), max_length=2, choices=[("en", "English"), ("fr", "Français")])
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="America/Toronto", validators=[validate_time_zone]
    )

    # Letterhead
    # Empty: the newsroom's own.
    printed_name = models.CharField(_("name as printed"), max_length=120, blank=True, default="", db_default="")
    street = models.CharField(_("street address"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    province = models.CharField(_("province"), max_length=50, blank=True)
    postal_code = models.CharField(
        _("postal code"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]\d[A-Z] \d[A-Z]\d$", _("Write the postal code as K1A 1H3."))],
    )
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    web = models.CharField(_("web address"), max_length=100, blank=True, default="", db_default="")
    # SHA-256 of its `Logo`; empty: there is none. Where it says the name, that does not stand beside it.
    logo = models.CharField(max_length=64, blank=True, editable=False, default="", db_default="")
    logo_names_us = models.BooleanField(_("the logo says the name"), default=False, db_default=False)
    signatory_name = models.CharField(_("signatory"), max_length=120, blank=True)
    signatory_title = models.CharField(_("function of the signatory"), max_length=120, blank=True)
    letterhead_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home", kwargs={"newsroom": self.slug})
