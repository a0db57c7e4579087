"""Which function a job's name calls."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar


class Progress(Protocol):
    """How a function tells how far it is."""

    def tell(self, done: int, total: int) -> None:
        """Write it for the page, seldom enough to cost nothing; within a transaction it is seen after the commit."""


class CannotBeDone(Exception):
    """What no further try would change: raised by a function. The page has the sentence for its `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Function = TypeVar("Function", bound=Callable[..., None])

functions: dict[str, Callable[..., None]] = {}
chores: list[Callable[[], None]] = []


def job(name: str) -> Callable[[Function], Function]:
    """Register an idempotent function `(progress, *, **scalars) -> None` under a name that never changes."""

    def register(function: Function) -> Function:
        if functions.setdefault(name, function) is not function:
            raise ValueError(f"Two functions are called {name!r}.")
        return function

    return register


def hourly(chore: Callable[[], None]) -> Callable[[], None]:
    """Have a worker do it about once an hour, when nothing waits: what tidies up, and minds neither two nor none."""
    chores.append(chore)
    return chore


def call(name: str, progress: Progress, arguments: dict[str, Any]) -> None:
    functions[name](progress, **arguments)
