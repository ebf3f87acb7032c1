"""The check in the window: on demand, and by itself while nobody works."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.checking import CheckReport
from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.safety import idle_checking
from ketareview.ui.safety.check_dialog import CheckDialog
from ketareview.ui.safety.idle_checking import IdleChecking
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.library.conftest import article  # noqa: F401 - a fixture
from tests.library.papers import mark
from tests.library.test_checking import damaged

PATIENCE = 20_000
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def checked(window: MainWindow, qtbot: QtBot) -> CheckDialog:
    window.commands["check-library"].trigger()
    dialog = window.findChild(CheckDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.again.isEnabled, timeout=PATIENCE)
    return dialog


def test_a_sound_library_is_said_to_be_whole(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot)
    assert dialog._title.text() == "The library is whole"
    assert not dialog.repair.isVisible()
    assert not dialog.list.isVisible()


def test_a_damaged_index_is_repaired_in_the_window(
    window: MainWindow,
    library: Library,
    article: Article,  # noqa: F811 - the fixture
    qtbot: QtBot,
) -> None:
    mark(library, article)
    with library._database.driver() as connection:
        connection.execute("DELETE FROM highlight_text")
    dialog = checked(window, qtbot)
    assert dialog.list.count() == 1
    assert dialog.repair.isVisible()
    dialog.repair.click()
    qtbot.waitUntil(lambda: dialog._title.text() == "The library is whole", timeout=PATIENCE)
    assert "sound again" in dialog.list.item(0).text()
    assert library.check().ok


def test_what_cannot_be_made_anew_is_said(
    window: MainWindow,
    library: Library,
    article: Article,  # noqa: F811 - the fixture
    qtbot: QtBot,
) -> None:
    mark(library, article)
    damaged(library, "UPDATE highlight SET note = 'else'")
    dialog = checked(window, qtbot)
    assert "cannot be made anew" in dialog._words.text()
    assert not dialog.repair.isVisible()


def resting(session: Session, window: MainWindow) -> IdleChecking:
    idle = IdleChecking(session, window, lambda: NOW)
    idle._rested = idle_checking._REST
    return idle


def test_a_check_begins_by_itself_after_a_rest_only(
    window: MainWindow, library: Library, session: Session, qtbot: QtBot
) -> None:
    idle = resting(session, window)
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)
    idle.tell_work()
    idle.look()
    assert not session.tasks.is_busy
    idle._rested = idle_checking._REST
    idle.look()
    qtbot.waitUntil(lambda: library.checked is not None, timeout=PATIENCE)


def test_what_it_found_stands_in_the_banner(
    window: MainWindow,
    library: Library,
    article: Article,  # noqa: F811 - the fixture
    qtbot: QtBot,
) -> None:
    mark(library, article)
    report = damaged(library, "UPDATE highlight SET note = 'else'")
    window._keeping._idle.found.emit(report)
    banner = window.findChild(MessageBanner, "messageBanner")
    assert banner is not None
    assert "not as it should be (1)" in banner.text()
    offer = banner.findChild(QPushButton, "bannerOffer")
    assert offer is not None
    offer.click()
    dialog = window.findChild(CheckDialog)
    assert dialog is not None
    assert dialog.list.count() == 1


@pytest.mark.parametrize("is_sound", [True, False])
def test_only_problems_are_told(
    window: MainWindow, session: Session, qtbot: QtBot, *, is_sound: bool
) -> None:
    if not is_sound:
        damaged(session.library, "UPDATE topic SET name = 'else'")
    idle, told = resting(session, window), list[CheckReport]()
    idle.found.connect(told.append)
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)
    idle.look()
    qtbot.waitUntil(lambda: idle._next > NOW, timeout=PATIENCE)
    assert bool(told) is not is_sound


def test_a_window_that_is_never_closed_is_checked_each_month(
    window: MainWindow, library: Library, session: Session, qtbot: QtBot
) -> None:
    days = [0]
    idle = IdleChecking(session, window, lambda: datetime.now(UTC) + timedelta(days=days[0]))
    seen: list[datetime | None] = []
    for day in (0, 1, 31):
        days[0] = day
        idle._rested = idle_checking._REST
        qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)
        before = idle._next
        idle.look()
        qtbot.waitUntil(partial(_has_asked, idle, before), timeout=PATIENCE)
        seen.append(library.checked)
    assert seen[0] is not None
    assert seen[1] == seen[0]
    assert seen[2] != seen[0]


def _has_asked(idle: IdleChecking, before: datetime) -> bool:
    return idle._next > before
