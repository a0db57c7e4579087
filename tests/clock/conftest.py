"""What the engine keeps between clocks is forgotten while mutants are tried: one cannot live on what was kept.

Before each test, for mutmut notes which tests call a function, and a warm cache would hide that.
"""

import os
import sys

import pytest


def pytest_configure() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("requests_app.clock"):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear") and kept.__name__ != "laws":
                    kept.cache_clear()


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    if "MUTANT_UNDER_TEST" in os.environ:
        pytest_configure()
