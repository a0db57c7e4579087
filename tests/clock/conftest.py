"""What the engine keeps between clocks is forgotten before a run, so that a mutant cannot live on what was kept."""

import sys


def pytest_configure() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("requests_app.clock"):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear") and kept.__name__ != "laws":
                    kept.cache_clear()
