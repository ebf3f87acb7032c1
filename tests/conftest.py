"""What all tests share."""

import gc
import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from ketareview.sandbox import WorkerPool

PATIENCE = 60_000  # milliseconds; a worker may hardly get a processor where much else runs

# A busy machine is no failure: nothing here is judged by the clock.
# Twenty examples a run keep all of it within ten minutes; each run draws others.
settings.register_profile(
    "calm", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE}

# trafilatura brings urllib3, which binds to ::1 to learn whether it can. In workers the program
# refuses every socket; tests that read pages in their own process keep it from trying.
socket.has_ipv6 = False


def pytest_collection_finish() -> None:
    """Leave what all tests share out of each search for garbage."""
    gc.freeze()


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkerPool]:
    """Worker processes for all tests that need no others; to start them takes a second."""
    with WorkerPool() as made:
        yield made
