import socket

import pytest

from tools.serve import HOST, demo_key, refuse_taken


def test_a_taken_port_is_told_in_one_line():
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit) as refusal:
            refuse_taken(port)

    assert str(refusal.value).endswith(f"make run PORT={port + 1}")
    assert "\n" not in str(refusal.value)


def test_the_demo_keeps_its_key_to_itself(tmp_path):
    folder = tmp_path / "var"

    key = demo_key(folder)

    assert demo_key(folder) == key
    assert len(key) >= 50
    assert (folder / "demo-secret-key").stat().st_mode & 0o077 == 0
