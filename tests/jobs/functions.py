"""Functions for workers in processes of their own, which tests can hold in their middle."""

import contextlib
import os
import socket

from newsrooms.jobs import Progress, job


@job("tests.wait_at_the_gate")
def wait_at_the_gate(progress: Progress, *, port: int) -> None:
    """Half done, knock at the gate and wait until it is shut; where there is none any more, go on."""
    progress.tell(1, 2)
    with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)) as gate:
        gate.recv(1)


@job("tests.leave_a_line")
def leave_a_line(progress: Progress, *, path: str, line: str) -> None:
    traces = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    os.write(traces, f"{line}\n".encode())
    os.close(traces)
