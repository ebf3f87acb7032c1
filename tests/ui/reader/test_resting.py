"""What a passage rests on is shown below its tags, and said with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.coding.works_dialog import WorksDialog
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.workflows import mark, works_offered
from ketareview.workflows.citations import Grounds

PATIENCE = 20_000
PAGE = """A clinic writes

Relief comes within a day [1]. It is kept up by tablets [2]. It works for everybody.

References

1. Okafor A. A single infusion in depression. J Rapid. 2013;170:1134-42.

2. Moreau J. Tablets against relapse after remission. J Slow. 2014;12:77-81.
"""


@pytest.fixture
def cited(library: Library, tmp_path: Path) -> Highlight:
    """A passage of a page with a list of references."""
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    with WorkerPool(1) as pool:
        read = read_file(pool, path)
    draft = read.drafts[0]
    assert isinstance(draft, Draft)
    result = library.imports.store(library.imports.begin("Page"), read, draft, path)
    assert result.article_id is not None
    article = library.articles.get(result.article_id)
    tags = Tags("efficacy", "trial", basis="cited")
    return mark(library, article, "Relief comes within a day", tags)


@pytest.fixture
def tab(
    library: Library, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot, cited: Highlight
) -> ReaderTab:
    article = library.articles.get(cited.article)
    made = ReaderTab(library, viewer, article, library.codebooks.current(), Theme("light"), tasks)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.desk is not None, timeout=PATIENCE)
    made.show_highlight(cited.id)
    return made


def button(tab: ReaderTab) -> QToolButton:
    found = tab.findChild(QToolButton, "worksButton")
    assert found is not None
    return found


def test_the_references_that_its_marks_name_are_shown(tab: ReaderTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: button(tab).text() == "Okafor 2013", timeout=PATIENCE)
    assert button(tab).isVisible()
    assert button(tab).toolTip() == "As the marks in the passage say"


def test_another_work_is_said_with_the_keyboard_and_taken_back(
    tab: ReaderTab, library: Library, qtbot: QtBot, cited: Highlight
) -> None:
    qtbot.waitUntil(lambda: button(tab).text() == "Okafor 2013", timeout=PATIENCE)
    button(tab).setFocus()
    QTest.keyClick(button(tab), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.findChild(WorksDialog) is not None, timeout=PATIENCE)
    dialog = tab.findChild(WorksDialog)
    assert dialog is not None
    field, shown = dialog.findChild(QLineEdit), dialog.findChild(QListWidget)
    assert field is not None
    assert shown is not None
    assert shown.item(0).checkState() is Qt.CheckState.Checked
    QTest.keyClick(field, Qt.Key.Key_Return)  # the first one no longer
    QTest.keyClicks(field, "moreau")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: button(tab).text() == "Moreau 2014", timeout=PATIENCE)
    assert button(tab).toolTip() == "As you said"
    assert [work.label for work in Grounds(library).of([cited]).works] == ["Moreau 2014"]
    library.history.undo()
    assert [work.label for work in Grounds(library).of([cited]).works] == ["Okafor 2013"]


def test_passages_that_do_not_cite_have_no_such_row(
    tab: ReaderTab, library: Library, qtbot: QtBot, cited: Highlight
) -> None:
    qtbot.waitUntil(button(tab).isVisible, timeout=PATIENCE)
    library.highlights.change(cited.id, Tags("efficacy", "trial", basis="none"))
    qtbot.waitUntil(lambda: not button(tab).isVisible(), timeout=PATIENCE)


def test_references_and_articles_are_offered_each_once(library: Library, cited: Highlight) -> None:
    offered = works_offered(library, cited)
    labels = [offer.label for offer in offered.offers]
    assert labels[:2] == ["Okafor 2013", "Moreau 2014"]
    assert len(labels) == len(set(labels)) == 2 + len(library.articles.all()) - 1
