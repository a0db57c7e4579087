"""What is to be put together, as one process tells it to the other: plain values that JSON keeps."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a document: where its copy lies, the line at its head, its text for who does not see it."""

    path: str
    page: int  # of the copy
    size: tuple[float, float]
    head: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """The pages of one document, behind its slip: the page of the front matter after which they stand."""

    after: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    path: str
    name: str
    description: str
    media_type: str
    kept_at: str  # as PDF writes a moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    letter: str
    letter_title: str
    front: str
    head: str  # with {page} and {pages}
    inserts: tuple[Insert, ...]
    originals: tuple[Original, ...]
    folder: str
    target: str

    def told(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        inserts = tuple(
            Insert(after=one["after"], leaves=tuple(Leaf(**leaf) for leaf in one["leaves"])) for one in told["inserts"]
        )
        return cls(**told | {"inserts": inserts, "originals": tuple(Original(**one) for one in told["originals"])})


def moment(at: Any) -> str:
    """`D:20200401120000Z`, of a moment in universal time."""
    return f"D:{at:%Y%m%d%H%M%S}Z"


def size_of(path: str) -> int:
    return Path(path).stat().st_size
