"""The window of a working copy says so once, saves back meanwhile, and tells what became of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.session import Session
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from tests.library.test_looking import held
from tests.ui.safety.away.conftest import banner_of, offer_of
from tests.workflows.away.desk import Desk, added_by, libraries_in, topics_in

PATIENCE = 20_000


def settled(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)


def let_half_an_hour_pass(window: MainWindow) -> None:
    window._keeping.copying.save_back()


def test_a_working_copy_is_told_once(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    settled(session, qtbot)
    assert banner_of(window).isVisible()
    assert "a copy on this computer" in banner_of(window).text()
    assert "Dropbox" in banner_of(window).text()
    assert window.commands["work-on-copy"].isChecked()
    assert window.windowTitle() == "review · KetaReview"
    assert session.place.parent.name == "Dropbox"
    again = MainWindow(session)
    qtbot.addWidget(again)
    again.show()
    settled(session, qtbot)
    assert not banner_of(again).isVisible()


def test_one_button_lets_the_file_itself_be_opened(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot
) -> None:
    settled(session, qtbot)
    assert offer_of(window).text() == "Work there directly"
    QTest.mouseClick(offer_of(window), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert session.opened is not None
    assert session.opened.opens_again
    assert session.remembered.now.directly == {str(library.id): "Dropbox"}


def test_the_menu_leads_back_to_a_copy(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot
) -> None:
    settled(session, qtbot)
    assert session.opened is not None
    assert session.opened.copy is not None
    session.opened.copy.release()
    session.opened.copy = None
    session.remembered.change(
        lambda now: type(now)(directly={str(library.id): "Dropbox", "other": "OneDrive"})
    )
    window.commands["work-on-copy"].trigger()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert session.remembered.now.directly == {"other": "OneDrive"}


def test_it_is_saved_back_while_work_goes_on(
    session: Session, desk: Desk, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = MainWindow(replace(session, backups=tmp_path / "backups"))
    qtbot.addWidget(window)
    window.show()
    settled(session, qtbot)
    desk.add("Mine")
    assert window._backing.watching is not None
    window._backing.watching.timer.timeout.emit()
    settled(session, qtbot)
    assert "Mine" in topics_in(place)
    window.close()


def test_what_somebody_else_changed_is_told_with_both_names(
    window: MainWindow, session: Session, desk: Desk, place: Path, qtbot: QtBot
) -> None:
    settled(session, qtbot)
    desk.add("Mine")
    added_by("Ben", place, "Theirs")
    let_half_an_hour_pass(window)
    settled(session, qtbot)
    [other] = set(libraries_in(place.parent)) - {place}
    assert str(place) in banner_of(window).text()
    assert str(other) in banner_of(window).text()
    assert banner_of(window).isVisible()


def test_a_place_that_is_gone_is_told_once_and_looked_for(
    window: MainWindow, session: Session, desk: Desk, place: Path, qtbot: QtBot
) -> None:
    settled(session, qtbot)
    desk.add("Mine")
    pulled = place.parent.rename(place.parents[1] / "pulled")
    let_half_an_hour_pass(window)
    settled(session, qtbot)
    assert "cannot be reached now" in banner_of(window).text()
    banner_of(window).hide()
    again = window._keeping.copying.again
    assert again.isActive()
    again.timeout.emit()
    settled(session, qtbot)
    assert not banner_of(window).isVisible()
    pulled.rename(place.parent)
    again.timeout.emit()
    settled(session, qtbot)
    assert "Mine" in topics_in(place)
    assert str(place) in window.findChild(Toast).text()  # type: ignore[union-attr]


def test_a_place_that_refuses_is_no_failure_of_the_library(
    window: MainWindow, session: Session, desk: Desk, place: Path, qtbot: QtBot
) -> None:
    settled(session, qtbot)
    desk.add("Mine")
    with held(place):
        let_half_an_hour_pass(window)
        settled(session, qtbot)
    assert "is open elsewhere" in banner_of(window).text()
    assert "kept on this computer" in banner_of(window).text()
    assert not window._keeping.sign.text().startswith("Not saved")
    assert libraries_in(place.parent) == [place]


def test_what_an_earlier_session_left_is_saved_back_and_told(
    session: Session, desk: Desk, place: Path, qtbot: QtBot
) -> None:
    other = Desk(desk.copies)
    left = place.parents[1] / "OneDrive" / "other.ketareview"
    other.open(left)
    other.add("Left")
    other.die()
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    settled(session, qtbot)
    assert "Left" in topics_in(left)
    assert str(left) in banner_of(window).text()
