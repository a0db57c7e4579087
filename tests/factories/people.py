from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from newsrooms.models import Membership, Newsroom, User


class UserFactory(DjangoModelFactory):
    """Somebody with an account and no password: tests sign in with `force_login`."""

    class Meta:
        model = User

    first_name = "Alice"
    last_name = Sequence(lambda number: f"Martin {number}")
    email = Sequence(lambda number: f"person-{number}@newsroom.example")

    @classmethod
    def _create(cls, *_model_and_args, **fields):
        return User.objects.create_user(fields.pop("email"), fields.pop("password", None), **fields)


class NewsroomFactory(DjangoModelFactory):
    """A newsroom in Toronto's zone that works in English, its letterhead empty."""

    class Meta:
        model = Newsroom

    name = Sequence(lambda number: f"The Daily {number}")
    slug = Sequence(lambda number: f"daily-{number}")
    language = "en"


class MembershipFactory(DjangoModelFactory):
    """A journalist of a newsroom of its own: `MembershipFactory(role="editor", newsroom=alice.newsroom)`."""

    class Meta:
        model = Membership

    user = SubFactory(UserFactory)
    newsroom = SubFactory(NewsroomFactory)
    role = "journalist"
