"""What the campaigns share: the window needs no screen."""

import os

import pytest

from tests.screens import UNSEEN

os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what the platform without a screen always says."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def calm(qapp: object) -> None:
    """Let pytest own the application, for it outlives a campaign."""
