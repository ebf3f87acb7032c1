"""A window on a working copy of a library in a cloud folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.workflows.away.desk import Desk


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "Dropbox" / "review.ketareview"
    Library.create(path, reviewer="Ben").close()
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return Desk(tmp_path / "home" / "KetaReview" / "copies", "A. Reviewer")


@pytest.fixture
def library(place: Path, desk: Desk) -> Iterator[Library]:
    yield desk.open(place).library
    if desk.opened is not None:
        desk.die()


@pytest.fixture
def session(session: Session, desk: Desk) -> Session:
    return replace(session, opened=desk.opened)


def banner_of(window: MainWindow) -> MessageBanner:
    found = window.findChild(MessageBanner, "messageBanner")
    assert found is not None
    return found


def offer_of(window: MainWindow) -> QPushButton:
    found = banner_of(window).findChild(QPushButton, "bannerOffer")
    assert found is not None
    return found
