"""Of a cloud folder, a network drive or a stick it is told once, and moving is offered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.safety.odd_place import OddPlace
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow

PATIENCE = 20_000
CLOUD = Whereabouts(PlaceKind.CLOUD, "Nextcloud")


def banner_of(window: MainWindow) -> MessageBanner:
    found = window.findChild(MessageBanner, "messageBanner")
    assert found is not None
    return found


def looked(
    window: MainWindow, session: Session, qtbot: QtBot, place: Whereabouts, shown: list[Path]
) -> None:
    odd = OddPlace(session, banner_of(window), window, lambda _: place, shown.append)
    odd.look()
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)


@pytest.mark.parametrize("kind", [PlaceKind.CLOUD, PlaceKind.NETWORK, PlaceKind.REMOVABLE])
def test_an_odd_place_is_told_once(
    window: MainWindow, session: Session, qtbot: QtBot, kind: PlaceKind
) -> None:
    banner = banner_of(window)
    looked(window, session, qtbot, Whereabouts(kind, "Somewhere"), [])
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE)
    assert "Somewhere" in banner.text()
    assert "safer on this computer" in banner.text()
    banner.hide()
    looked(window, session, qtbot, Whereabouts(kind, "Somewhere"), [])
    assert not banner.isVisible()


def test_of_an_ordinary_place_nothing_is_told(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    looked(window, session, qtbot, Whereabouts(PlaceKind.OWN), [])
    assert not banner_of(window).isVisible()


def test_the_library_moves_to_this_computer(
    window: MainWindow,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    session.library.topics.add("Sleep")
    shown: list[Path] = []
    looked(window, session, qtbot, CLOUD, shown)
    offer = banner_of(window).findChild(QPushButton, "bannerOffer")
    assert offer is not None
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE)
    offer.click()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE)
    [copy] = shown
    assert copy.is_relative_to(tmp_path / "home")
    assert str(copy) in banner_of(window).text()
    now = session.remembered.now
    assert (now.library, now.second_place) == (str(copy), str(session.library.path.parent))
    with Library.open(copy, reviewer="A. Reviewer") as moved:
        assert moved.topics.find("Sleep").name == "Sleep"
