"""Each alarm fires, once in the log; a crash is told at the next start, without private words."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.alarms import Alarms
from ketareview.ui.crashing.faults import Faults
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.ui.staying.test_drafts import PATIENCE, bar_of, press

TITLE = "Slow drip in the second week"
CRASH = """
import faulthandler, sys
from pathlib import Path
from ketareview.ui.crashing.faults import Faults
Faults(Path(sys.argv[1])).watch()
if sys.argv[2] == "crash":
    faulthandler._sigabrt()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def alarms(qtbot: QtBot) -> Iterator[Alarms]:
    made = Alarms()
    made.set()
    yield made
    made.unset()


def fail() -> None:
    raise ZeroDivisionError(TITLE)


def in_python() -> None:
    try:
        fail()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize("go_wrong", [in_python, in_a_thread])
def test_what_nobody_caught_is_told_each_time_and_logged_once(
    alarms: Alarms,
    go_wrong: Callable[[], None],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    raised: list[BaseException] = []
    alarms.raised.connect(raised.append)
    go_wrong()
    go_wrong()
    qtbot.waitUntil(lambda: len(raised) == 2)
    assert [type(each) for each in raised] == [ZeroDivisionError] * 2
    assert len(caplog.records) == 1


def test_what_cannot_be_raised_is_logged(alarms: Alarms, caplog: pytest.LogCaptureFixture) -> None:
    class Failing:
        def __del__(self) -> None:
            fail()

    Failing()
    assert [record.message for record in caplog.records] == ["Could not be raised"]


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    alarms = Alarms()
    alarms.set()
    assert sys.excepthook != before[0]
    alarms.unset()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_details_of_an_error_nobody_foresaw_can_be_copied(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    mark(library, store(library, paper(tmp_path), title=TITLE))

    def work(_progress: object) -> None:
        raise ValueError(TITLE)

    window._session.tasks.start("Fail", work)
    banner = window.findChild(MessageBanner)
    assert banner is not None
    copy = banner.findChild(QPushButton, "bannerOffer")
    assert copy is not None
    qtbot.waitUntil(copy.isVisible, timeout=PATIENCE)
    assert copy.text() == "Copy details"
    copy.click()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "ValueError" in clipboard.text(), timeout=PATIENCE)
    text = clipboard.text()
    assert "1 articles, 1 files, 2 pages, 1 highlights" in text
    assert TITLE not in text
    assert str(tmp_path) not in text


def started(folder: Path, what: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CRASH, str(folder), what]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, text=True, **pipes)  # type: ignore[call-overload, no-any-return] # pipes


def test_a_crash_is_found_and_a_running_program_is_left_alone(tmp_path: Path) -> None:
    with started(tmp_path, "crash") as crashed:
        crashed.wait()
    with started(tmp_path, "stay") as running:
        assert running.stdout is not None
        running.stdout.readline()
        faults = Faults(tmp_path)
        assert "Fatal Python error: Aborted" in faults.left()
        faults.forget()
        assert faults.left() == ""
        assert [each.name for each in tmp_path.iterdir()] == [f"{running.pid}.txt"]
        running.kill()
    assert faults.left() == ""  # killed: there is nothing to tell
    faults.forget()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_ends_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    script = CRASH.replace("Faults(", "faults = Faults(").replace(".watch()", "; faults.watch()")
    command = [sys.executable, "-c", f"{script}\nfaults.end()", str(tmp_path), "stay"]
    subprocess.run(command, check=True, input="", text=True, stdout=subprocess.DEVNULL)
    assert list(tmp_path.iterdir()) == []


def test_the_report_is_shown_at_the_next_start_until_it_was_seen(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "faults"
    with started(folder, "crash") as crashed:
        crashed.wait()
    window = MainWindow(replace(session, faults=folder))
    qtbot.addWidget(window)
    window.show()
    bar = bar_of(window)
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    assert "sent to nobody" in bar.text()
    press(bar, "Show report")
    qtbot.waitUntil(lambda: window.findChild(QDialog, "crashReport") is not None, timeout=PATIENCE)
    dialog = window.findChild(QDialog, "crashReport")
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "Fatal Python error: Aborted" in text.toPlainText()
    assert str(tmp_path) not in text.toPlainText()
    press_copy = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy")
    press_copy.click()
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    dialog.close()
    qtbot.waitUntil(lambda: list(folder.iterdir()) == [], timeout=PATIENCE)
    window.close()
