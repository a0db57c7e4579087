"""A reader that a document keeps busy for ever."""

import time

print('{"done": 1, "total": 100}', flush=True)  # noqa: T201
while True:
    time.sleep(60)
