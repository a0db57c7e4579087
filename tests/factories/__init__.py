"""Valid, dull objects. Alice owns it, Bob shares her newsroom, Charlie is from another."""

from typing import Any

from . import people, requests
from .events import answer, extend, log
from .requests import many_requests

# To a type checker, calling a factory would give a factory.
UserFactory: Any = people.UserFactory
NewsroomFactory: Any = people.NewsroomFactory
MembershipFactory: Any = people.MembershipFactory
AccessRequestFactory: Any = requests.AccessRequestFactory

__all__ = [
    "AccessRequestFactory",
    "MembershipFactory",
    "NewsroomFactory",
    "UserFactory",
    "answer",
    "extend",
    "log",
    "many_requests",
]
