"""The place "Reports": what is chosen, written and cited is in the pages and in the library."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTabWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.reporting import ReportOptions, Section
from ketareview.library import Library
from ketareview.ui.chooser import Chooser
from ketareview.ui.naming import NameDialog
from ketareview.ui.places import Place
from ketareview.ui.reports import ReportPage
from ketareview.ui.reports.sections import SectionList
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.ui.window.test_window import part

PATIENCE = 60_000


@pytest.fixture
def page(window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path) -> ReportPage:
    article = store(library, paper(tmp_path), title="Dreams")
    mark(library, article)
    window.show_place(Place.REPORTS)
    found = part(window, ReportPage, "reportPreview")
    qtbot.waitUntil(lambda: found.list.has_drawn(1), timeout=PATIENCE)
    return found


def field(page: ReportPage) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit, "summaryField")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_a_summary_is_kept_as_it_is_typed(page: ReportPage, library: Library, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), "Brief")
    qtbot.waitUntil(lambda: library.summaries.own(None) == "Brief", timeout=PATIENCE)
    QTest.keyClicks(field(page), " and open")
    qtbot.waitUntil(lambda: library.summaries.own(None) == "Brief and open", timeout=PATIENCE)

    assert [each.name for each in library.history.actions()].count("Write summary") == 1


def test_what_was_just_typed_is_kept_when_the_window_closes(
    page: ReportPage, window: MainWindow, session: Session, library: Library
) -> None:
    page.findChild(QTabWidget, "reportTabs").setCurrentIndex(1)  # type: ignore[union-attr] # it has one
    field(page).setFocus()
    QTest.keyClicks(field(page), "Brief")
    window.close()
    session.tasks.shut_down()

    assert library.summaries.own(None) == "Brief"


def test_what_is_undone_is_shown(page: ReportPage, library: Library, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), "Brief")
    qtbot.waitUntil(lambda: library.summaries.own(None) == "Brief", timeout=PATIENCE)

    library.summaries.write(None, "Otherwise")

    qtbot.waitUntil(lambda: field(page).toPlainText() == "Otherwise", timeout=PATIENCE)


def test_a_passage_is_cited_by_typing_its_words(
    page: ReportPage, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.commands["cite-in-summary"].trigger()
    chooser = part(window, Chooser, "palette")
    typed = chooser.findChild(QLineEdit)
    assert typed is not None
    QTest.keyClick(typed, Qt.Key.Key_Return)
    (highlight,) = library.highlights.all()

    qtbot.waitUntil(
        lambda: library.summaries.own(None) == f"[[h:{str(highlight)[:8]}]]", timeout=PATIENCE
    )


def test_sections_are_hidden_and_moved_with_keys(page: ReportPage) -> None:
    sections = page.findChild(SectionList)
    assert isinstance(sections, SectionList)
    sections.setCurrentRow(1)
    QTest.keyClick(sections, Qt.Key.Key_Space)
    assert Section.BRIEF not in page.contents.options.sections

    sections.setCurrentRow(2)
    QTest.keyClick(sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.contents.options.sections[0] is Section.MAP


def test_choices_are_kept_under_a_name_and_taken_again(
    page: ReportPage, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    options = replace(ReportOptions(), sections=(Section.PASSAGES,), style="apa")
    library.templates.save("Short", options)
    box = page.findChild(QComboBox, "reportTemplate")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.findText("Short") >= 0, timeout=PATIENCE)
    box.setCurrentText("Short")
    box.activated.emit(box.currentIndex())
    assert page.contents.options == options

    window.commands["save-template"].trigger()
    dialog = part(window, NameDialog, "nameDialog")
    named = dialog.findChild(QLineEdit)
    assert named is not None
    QTest.keyClicks(named, "Also short")
    dialog.accept()
    qtbot.waitUntil(lambda: len(library.templates.all()) == 2, timeout=PATIENCE)
    assert library.templates.find("also short").options == options


def test_the_languages_that_there_are_are_offered(page: ReportPage) -> None:
    box = page.findChild(QComboBox, "reportLanguage")
    assert isinstance(box, QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["English"]

    page.contents.show_options(ReportOptions(language="xx"))
    assert box.currentText() == "English"
    box.activated.emit(box.currentIndex())
    assert page.contents.options.language == "en"
