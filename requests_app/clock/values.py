"""Frozen values that are made quickly: a clock is made of dozens, a list of clocks of millions."""

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def value(kind: type[Made]) -> type[Made]:
    """A frozen dataclass with slots, its fields set through the slots themselves.

    What `dataclass` writes for a frozen class goes through `object.__setattr__` field by field, which takes twice as
    long. Everything else, equality, hash and refusal to change included, is what `dataclass` makes.
    """
    made: Any = dataclass(frozen=True, slots=True)(kind)
    known: dict[str, Any] = {f"set_{one.name}": getattr(made, one.name).__set__ for one in fields(made)}
    known |= {f"default_{one.name}": one.default for one in fields(made) if one.default is not MISSING}
    takes = [f"{one.name}=default_{one.name}" if f"default_{one.name}" in known else one.name for one in fields(made)]
    lines = [f"    set_{one.name}(self, {one.name})" for one in fields(made)]
    exec("\n".join([f"def __init__(self, {', '.join(takes)}):", *lines]), known)  # noqa: S102 (as `dataclass` does)
    made.__init__ = known["__init__"]
    return made  # type: ignore[no-any-return]
