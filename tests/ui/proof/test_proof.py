"""A report is chosen, verified, and the answer can be read and copied."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Tags
from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.proof.dialog import ProofDialog
from ketareview.ui.window import MainWindow
from ketareview.workflows import mark, report_on, write_report
from tests.library import papers

PATIENCE = 60_000


@pytest.fixture
def report(library: Library, tmp_path: Path) -> Path:
    article = papers.store(library, papers.paper(tmp_path))
    mark(library, article, "Ketamine lowered MADRS scores", Tags("efficacy", "trial"))
    path = tmp_path / "report.pdf"
    write_report(report_on(library, None, on=datetime(2026, 1, 2, tzinfo=UTC)), path)
    return path


def choose(window: MainWindow, path: Path) -> None:
    window.commands["verify-report"].trigger()
    dialog = window.findChild(QFileDialog, "verifyDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def shown(window: MainWindow) -> ProofDialog | None:
    return window.findChild(ProofDialog, "proofDialog")


def answer(window: MainWindow, qtbot: QtBot) -> ProofDialog:
    qtbot.waitUntil(lambda: shown(window) is not None, timeout=PATIENCE)
    found = shown(window)
    assert found is not None
    return found


def words(dialog: ProofDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_report_as_it_was_made_is_told_so(window: MainWindow, report: Path, qtbot: QtBot) -> None:
    choose(window, report)
    dialog = answer(window, qtbot)
    assert "is as it was made" in words(dialog)
    assert "1 quotation; 1 of 1 file is here" in words(dialog)
    assert dialog.findChild(QListWidget, "proofList").count() == 0  # type: ignore[union-attr] # it is there
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) is None)


def test_what_is_wrong_can_be_copied(window: MainWindow, report: Path, qtbot: QtBot) -> None:
    report.write_bytes(report.read_bytes().replace(b"sha256 ", b"sha257 "))
    choose(window, report)
    dialog = answer(window, qtbot)
    assert "is not as it was made" in words(dialog)
    lines = dialog.findChild(QListWidget, "proofList")
    assert lines is not None
    lines.setFocus()
    lines.selectAll()
    QTest.keyClick(lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "were sealed" in QApplication.clipboard().text()


def test_what_is_no_report_is_told_in_the_banner(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no PDF")
    choose(window, path)
    banner = window.findChild(MessageBanner, "messageBanner")
    assert banner is not None
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE)
