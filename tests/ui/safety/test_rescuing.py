"""The file is taken away under the window: it says so, and what was saved is in a copy."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ketareview.domain.errors import LibraryFullError, LibraryMovedError
from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.safety.rescuing import Rescuing
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow

PATIENCE = 20_000
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in place")


def banner_of(window: MainWindow) -> MessageBanner:
    found = window.findChild(MessageBanner, "messageBanner")
    assert found is not None
    return found


def sign_of(window: MainWindow) -> QLabel:
    found = window.findChild(QLabel, "savedSign")
    assert found is not None
    return found


def copies(library: Library) -> list[Path]:
    return list(library.path.parent.glob("* (rescued *).ketareview"))


def fail_to_save(window: MainWindow, library: Library) -> None:
    """Do what a reviewer does: change something by way of a task."""
    window._session.tasks.start("Add topic", lambda _: library.topics.add("Sleep"))


def test_the_banner_stays_and_names_a_copy_that_can_be_opened(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    library.topics.add("Kept")
    away = library.path.with_name("moved by a sync client")
    library.path.rename(away)
    fail_to_save(window, library)
    banner = banner_of(window)
    offer = banner.findChild(QPushButton, "bannerOffer")
    assert offer is not None
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE)
    [copy] = copies(library)
    assert str(copy) in banner.text()
    assert "moved or replaced" in banner.text()
    assert not any(each.isVisible() for each in banner.findChildren(QToolButton))
    assert sign_of(window).text() == "Not saved"
    with Library.open(copy, reviewer="A. Reviewer") as rescued:
        assert rescued.topics.find("Kept").name == "Kept"
    fail_to_save(window, library)
    qtbot.waitUntil(lambda: str(copy) in banner.text(), timeout=PATIENCE)
    assert copies(library) == [copy]
    away.rename(library.path)
    library.topics.add("Again")
    qtbot.waitUntil(banner.isHidden, timeout=PATIENCE)
    assert sign_of(window).text().startswith("Saved ")


def test_the_copy_is_opened_on_demand(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    banner, shown = banner_of(window), list[Path]()
    window.show()
    rescuing = Rescuing(session, banner, window, shown.append)
    rescuing.look_at(LibraryMovedError(path=session.library.path))
    offer = banner.findChild(QPushButton, "bannerOffer")
    assert offer is not None
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE)
    offer.click()
    assert shown == copies(session.library)
    window.close()


def test_a_full_disk_needs_no_copy(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    window.tell_failure(LibraryFullError(path=library.path, finding="full"))
    assert "disk" in banner_of(window).text()
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy, timeout=PATIENCE)
    assert copies(library) == []


def test_a_rescue_that_fails_says_what_to_do(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = library.path.parent / "a file"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    path = library._database.path
    library._database.path = path.parent / "unplugged" / path.name
    fail_to_save(window, library)
    qtbot.waitUntil(lambda: "Leave this window open" in banner_of(window).text(), timeout=PATIENCE)
    library._database.path = path
