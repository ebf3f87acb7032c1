"""What the tests of the window share: they need no screen."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Pass over the one warning that the platform without a screen always gives."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """Collect garbage in this thread only, as the program does (see `ui/tidying.py`)."""
    gc.disable()
    yield
    gc.collect()
