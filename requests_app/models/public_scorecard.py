import base64
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from newsrooms.models import Membership, Newsroom, User
from newsrooms.models.invitation import hash_token

SALT = "requests_app.public_scorecard"


class PublicScorecardQuerySet(models.QuerySet["PublicScorecard"]):
    def visible_to(self, member: Membership) -> Self:
        """Whether it is on and where is for the admins, who turn it on and off."""
        return self.filter(newsroom=member.newsroom_id) if member.manages_newsroom else self.none()

    def opened_by(self, token: str) -> Self:
        """The one that an address opens."""
        return self.filter(token_hash=hash_token(token))


class PublicScorecard(models.Model):
    """A newsroom shows readers how institutions answer it. As long as there is a row it does; off, there is none.

    The address holds 128 bits that are not stored: they are worked out from `nonce` with the server's key, so that an
    admin can read the address again and whoever reads the database cannot. A new key makes new addresses.
    """

    newsroom = models.OneToOneField(Newsroom, on_delete=models.PROTECT, related_name="+")
    nonce = models.UUIDField(unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    in_search_engines = models.BooleanField(default=False)
    turned_on_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    turned_on_at = models.DateTimeField(auto_now_add=True)

    objects = PublicScorecardQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Public scorecard of {self.newsroom}"

    @property
    def token(self) -> str:
        bits = salted_hmac(SALT, str(self.nonce), algorithm="sha256").digest()[:16]
        return base64.urlsafe_b64encode(bits).decode().rstrip("=")

    @property
    def is_current(self) -> bool:
        """False when the server's key is another than when the address was made: it opens nothing any more."""
        return hash_token(self.token) == self.token_hash

    def path(self, language: str) -> str:
        with override(language):
            return reverse("public_scorecard", kwargs={"token": self.token})
