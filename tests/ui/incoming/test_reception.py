"""Imports in the window, from the drop to what became of it, and back."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.imports import ImportResult, Outcome, Reason, Search
from ketareview.library import Library
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.banner import MessageBanner
from ketareview.ui.incoming.colours_dialog import ColoursDialog
from ketareview.ui.incoming.columns_dialog import ColumnsDialog
from ketareview.ui.incoming.deeds import Deed
from ketareview.ui.incoming.panel import ImportPanel
from ketareview.ui.incoming.password_dialog import PasswordDialog
from ketareview.ui.incoming.past import PastImports
from ketareview.ui.session import Session
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.topic_model import TopicModel
from ketareview.ui.topics import TopicTree
from ketareview.ui.window import MainWindow
from tests.ui.incoming import files, hands

W = TypeVar("W", bound=QWidget)
PATIENCE = 30_000
MANY, SOME = 5_000, 2_500
ADDED, FAILED, ATTACHED = Outcome.ADDED, Outcome.FAILED, Outcome.ATTACHED


@pytest.fixture
def panel(window: MainWindow) -> ImportPanel:
    return part(window, ImportPanel)


def part(window: QWidget, kind: type[W], name: str = "") -> W:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert found is not None, kind
    return found


def asked(window: QWidget, kind: type[W], qtbot: QtBot) -> W:
    """Wait for a dialog."""
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=PATIENCE)
    return part(window, kind)


def button(widget: QWidget, words: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == words)


def told(panel: ImportPanel, qtbot: QtBot, *outcomes: Outcome) -> None:
    """Wait until the panel shows these, and the import has ended."""
    qtbot.waitUntil(lambda: panel.outcomes() == list(outcomes), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not button(panel, "Cancel").isVisible(), timeout=PATIENCE)


def test_what_is_dropped_on_a_topic_is_filed_there(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    topic = library.topics.add("Sleep")
    tree = part(window, TopicTree)
    model = tree.model()
    assert isinstance(model, TopicModel)
    qtbot.waitUntil(lambda: model.find(topic.id) is not None, timeout=PATIENCE)
    place = tree.visualRect(model.index_of(topic.id)).center()
    hands.drop(tree.viewport(), hands.files(files.paper(tmp_path)), place)
    told(panel, qtbot, ADDED)
    assert library.articles.get(library.articles.all()[0]).topics == (topic.id,)


def test_what_is_dropped_on_an_article_is_attached_to_it(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.reference(tmp_path, "A title unlike any paper's")])
    told(panel, qtbot, ADDED)
    table = part(window, ArticleTable)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1, timeout=PATIENCE)
    carried = hands.files(files.paper(tmp_path))
    hands.drop(table.viewport(), carried, table.visualRect(table.model().index(0, 0)).center())
    told(panel, qtbot, ADDED, ATTACHED)
    [article] = library.articles.all()
    assert [source.name for source in library.articles.get(article).sources] == ["trial.pdf"]


def test_what_is_dropped_on_an_open_article_is_attached_to_it(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.reference(tmp_path, "A title unlike any paper's")])
    told(panel, qtbot, ADDED)
    [article] = library.articles.all()
    window.open_article(article)
    tabs = part(window, ReaderTabs, "readerTabs")
    qtbot.waitUntil(lambda: tabs.reader() is not None, timeout=PATIENCE)
    hands.drop(tabs, hands.files(files.paper(tmp_path)), QPoint(200, 300))
    told(panel, qtbot, ADDED, ATTACHED)
    assert len(library.articles.get(article).sources) == 1


def test_a_password_is_asked_once_and_tried_on_all_locked_files(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    one, other = files.locked(tmp_path, "open"), files.locked(tmp_path, "shut", "other.pdf")
    window.import_paths([one, other])
    told(panel, qtbot, FAILED, FAILED)
    button(panel, "Password …").click()
    dialog = asked(window, PasswordDialog, qtbot)
    QTest.keyClicks(part(dialog, QLineEdit), "open")
    dialog.accept()
    told(panel, qtbot, ADDED, FAILED)
    [article] = library.articles.all()
    [source] = library.articles.get(article).sources
    assert library.sources.password(source.sha256) == "open"
    window.open_article(article)
    tabs = part(window, ReaderTabs, "readerTabs")
    qtbot.waitUntil(lambda: tabs.reader() is not None, timeout=PATIENCE)
    assert part(window, MessageBanner).isHidden()


def test_a_table_waits_for_its_columns_while_other_files_go_on(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.table(tmp_path), files.paper(tmp_path)])
    dialog = asked(window, ColumnsDialog, qtbot)
    told(panel, qtbot, ADDED)
    box = dialog.box("Name of it")
    box.setCurrentIndex(box.findData("title"))
    dialog.accept()
    told(panel, qtbot, ADDED, ADDED, ADDED)
    titles = {library.articles.get(each).record.title for each in library.articles.all()}
    assert "Ketamine and sleep in many people" in titles
    qtbot.waitUntil(lambda: window.findChild(ColumnsDialog) is None, timeout=PATIENCE)
    again = files.table(tmp_path, "again.csv")
    again.write_text(again.read_text(encoding="utf-8") + "A third,Lee A,2019\n", encoding="utf-8")
    window.import_paths([again])
    qtbot.waitUntil(lambda: panel.outcomes()[-1:] == [ADDED] and len(panel.outcomes()) == 6)
    assert window.findChild(ColumnsDialog) is None


def test_colours_of_other_programs_are_asked_for_and_remembered(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.highlighted(tmp_path)])
    dialog = asked(window, ColoursDialog, qtbot)
    [before] = library.highlights.many(library.highlights.all())
    assert (before.tags.claim_type, before.tags.strength) == ("background", "unchecked")
    box = dialog.box("#ffd400")
    box.setCurrentIndex(box.findData("efficacy"))
    dialog.accept()

    def claim_types() -> list[str]:
        return [each.tags.claim_type for each in library.highlights.many([before.id])]

    qtbot.waitUntil(lambda: claim_types() == ["efficacy"], timeout=PATIENCE)
    assert session.remembered.now.colours == {"#ffd400": "efficacy"}


def test_colours_that_are_left_for_later_are_asked_for_again(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.highlighted(tmp_path)])
    asked(window, ColoursDialog, qtbot).reject()
    qtbot.waitUntil(lambda: window.findChild(ColoursDialog) is None, timeout=PATIENCE)

    window.commands["show-imports"].trigger()
    past = asked(window, PastImports, qtbot)
    offer = button(past, "Colours …")
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE)
    offer.click()
    asked(window, ColoursDialog, qtbot).reject()
    qtbot.waitUntil(lambda: window.findChild(ColoursDialog) is None, timeout=PATIENCE)

    again = MainWindow(session)
    qtbot.addWidget(again)
    dialog = asked(again, ColoursDialog, qtbot)
    box = dialog.box("#ffd400")
    box.setCurrentIndex(box.findData("efficacy"))
    dialog.accept()
    qtbot.waitUntil(
        lambda: (
            [each.tags.claim_type for each in library.highlights.many(library.highlights.all())]
            == ["efficacy"]
        ),
        timeout=PATIENCE,
    )
    past.refresh()
    qtbot.waitUntil(lambda: not offer.isVisible(), timeout=PATIENCE)
    again.close()


def test_words_on_the_clipboard_become_an_article(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Masking failed\n\nMost guessed what they had been given.")
    QTest.keySequence(window, QKeySequence("Ctrl+V"))
    told(panel, qtbot, ADDED)
    assert library.articles.count() == 1


def test_links_are_refused_in_the_banner(window: MainWindow) -> None:
    hands.drop(window, hands.addresses("https://example.org/a.pdf"), QPoint(500, 500))
    banner = part(window, MessageBanner)
    assert banner.isVisible()
    assert banner.text().startswith("Links are not fetched")


def test_an_import_is_described_where_its_results_are(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.reference(tmp_path, "Dreams of many people")])
    told(panel, qtbot, ADDED)
    qtbot.waitUntil(button(panel, "Describe").isVisible, timeout=PATIENCE)
    QTest.mouseClick(button(panel, "Describe"), Qt.MouseButton.LeftButton)
    details = panel.details
    QTest.keyClicks(details.name, "First search")
    QTest.keyClick(details.name, Qt.Key.Key_Return)
    QTest.keyClicks(details.day, "2026-01-31")
    QTest.keyClick(details.day, Qt.Key.Key_Return)
    wanted = ("First search", Search(day=date(2026, 1, 31)))
    qtbot.waitUntil(
        lambda: [(b.name, b.search) for b in library.imports.batches()] == [wanted],
        timeout=PATIENCE,
    )
    window.commands["show-imports"].trigger()
    listed = part(part(window, PastImports), QListWidget)
    qtbot.waitUntil(lambda: listed.count() == 1, timeout=PATIENCE)
    assert "First search" in listed.item(0).text()
    part(window, PastImports).close()


def test_imports_that_are_described_together_keep_their_own_searches(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.reference(tmp_path, "Dreams of many people")])
    told(panel, qtbot, ADDED)
    (first,) = library.imports.batches()
    library.imports.describe(first.id, "", Search("Embase", "1 ketamine\n2 dreams"))
    window.import_paths([files.reference(tmp_path, "Sleep of many people")])
    told(panel, qtbot, ADDED, ADDED)
    qtbot.waitUntil(button(panel, "Describe").isVisible, timeout=PATIENCE)
    QTest.mouseClick(button(panel, "Describe"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.details.name, "May")
    QTest.keyClick(panel.details.name, Qt.Key.Key_Return)
    wanted = [("May", Search()), ("May", Search("Embase", "1 ketamine\n2 dreams"))]
    qtbot.waitUntil(
        lambda: [(b.name, b.search) for b in library.imports.batches()] == wanted,
        timeout=PATIENCE,
    )


def test_an_import_is_undone_among_the_past_ones(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.reference(tmp_path, "Dreams of many people")])
    told(panel, qtbot, ADDED)
    window.commands["show-imports"].trigger()
    past = part(window, PastImports)
    listed = part(past, QListWidget)
    qtbot.waitUntil(lambda: len(past.results.model.results()) == 1, timeout=PATIENCE)
    button(past, "Undo this import").click()
    qtbot.waitUntil(lambda: library.articles.count() == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: listed.count() == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=PATIENCE)
    past.close()


def test_a_result_is_shown_in_its_tab(
    window: MainWindow, panel: ImportPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([files.paper(tmp_path)])
    told(panel, qtbot, ADDED)
    panel.results.table.do(Deed.SHOW, panel.results.model.index(0))
    tabs = part(window, ReaderTabs, "readerTabs")
    qtbot.waitUntil(lambda: tabs.reader() is not None, timeout=PATIENCE)


def test_an_import_that_was_killed_goes_on_with_its_results(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    gone, paper = tmp_path / "gone.pdf", files.paper(tmp_path)
    batch = library.imports.begin("First search", [gone, paper])
    why = Reason("missing-file", {"path": str(gone)})
    library.imports.note(batch, ImportResult(str(gone), FAILED, reason=why))
    library.imports.finish_file(batch, gone)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    panel = part(window, ImportPanel)
    told(panel, qtbot, FAILED, ADDED)
    assert panel.isVisible()
    [found] = library.imports.batches()
    assert found.ended is not None
    window.close()


def test_an_import_is_stopped_within_a_file_of_many_records(
    window: MainWindow, panel: ImportPanel, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([large(tmp_path, MANY)])
    qtbot.waitUntil(lambda: ADDED in panel.outcomes(), timeout=PATIENCE)
    button(panel, "Cancel").click()
    qtbot.waitUntil(lambda: not button(panel, "Cancel").isVisible(), timeout=PATIENCE)
    assert library.articles.count() < MANY
    assert panel.outcomes()[-1] is FAILED
    [batch] = library.imports.batches()
    assert batch.ended is not None
    qtbot.waitUntil(button(panel, "Undo this import").isVisible, timeout=PATIENCE)


def test_an_import_goes_on_after_the_window_was_closed_in_the_middle(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.import_paths([large(tmp_path, SOME)])
    panel = part(window, ImportPanel)
    qtbot.waitUntil(lambda: ADDED in panel.outcomes(), timeout=PATIENCE)
    window.close()
    assert library.imports.unfinished()
    tasks = TaskRunner()
    again = MainWindow(replace(session, tasks=tasks))
    qtbot.addWidget(again)
    again.show()
    panel = part(again, ImportPanel)
    qtbot.waitUntil(lambda: len(panel.outcomes()) == SOME, timeout=2 * PATIENCE)
    qtbot.waitUntil(lambda: not library.imports.unfinished(), timeout=PATIENCE)
    assert library.articles.count() == SOME
    again.close()
    tasks.shut_down()


def large(folder: Path, records: int) -> Path:
    """A file of many records."""
    path = folder / "large.bib"
    words = "@article{{k{0}, title = {{Dreams of {0} people}}, year = 2020}}\n"
    path.write_text("".join(words.format(number) for number in range(records)), encoding="utf-8")
    return path
