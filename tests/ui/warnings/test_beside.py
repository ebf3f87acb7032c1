"""A warning beside the passage, live after tagging, dismissed with a reason."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.ids import new_id
from ketareview.library import Library
from ketareview.ui.naming import NameDialog
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.warnings.beside import WarnedPanel, WarningWatch
from tests.library.papers import paper, store

PATIENCE = 30_000
_TEXT = "Ketamine lowered scores more than saline."
_CLEAN = Tags("efficacy", "trial", basis="own-data")


@pytest.fixture
def marked(library: Library, tmp_path: Path) -> Highlight:
    article = store(library, paper(tmp_path, texts=[_TEXT]))
    passage = Passage(article.sources[0].sha256, (Piece(1, 0, len(_TEXT)),), _TEXT)
    return library.highlights.add(article.id, passage, _CLEAN)


@dataclass(frozen=True, slots=True)
class Beside:
    """The list and the panel of a reader, without its page."""

    window: QWidget
    library: Library
    marked: Highlight
    model: HighlightModel
    panel: WarnedPanel
    watch: WarningWatch

    def look(self, note: str = "") -> None:
        """Give the highlight a note and show it, as a reader does."""
        self.library.highlights.change(self.marked.id, replace(_CLEAN, note=note))
        now = self.library.highlights.get(self.marked.id)
        self.model.show([now])
        self.watch.choose(now)
        self.watch.look([now], self.library.topics.tree())

    def spoken(self) -> str:
        """What a screen reader says of it."""
        return str(self.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))

    def is_warned(self) -> bool:
        """Whether it bears the sign."""
        return "! 1 warning" in self.spoken()


@pytest.fixture
def beside(library: Library, marked: Highlight, tasks: TaskRunner, qtbot: QtBot) -> Beside:
    window = QWidget()
    qtbot.addWidget(window)
    panel = WarnedPanel(window)
    model = HighlightModel(library.codebooks.current(), str, window)
    watch = WarningWatch(library, tasks, model, panel, window)
    return Beside(window, library, marked, model, panel, watch)


def test_a_passage_is_warned_of_as_soon_as_it_is_tagged(beside: Beside, qtbot: QtBot) -> None:
    beside.look()
    beside.look(note="71%")
    qtbot.waitUntil(beside.is_warned, timeout=PATIENCE)
    assert "“71%” stands in the note, but not in the passage." in beside.spoken()
    assert "“71%”" in str(beside.model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    [told] = beside.panel.findChildren(QLabel)
    assert told.text() == "! “71%” stands in the note, but not in the passage."
    assert told.toolTip().endswith("Correct the number, or mark the passage that gives it.")
    beside.look()
    qtbot.waitUntil(lambda: "warning" not in beside.spoken(), timeout=PATIENCE)
    assert beside.panel.isHidden()


def test_it_is_dismissed_with_a_reason_and_comes_back_with_undo(
    beside: Beside, library: Library, qtbot: QtBot
) -> None:
    beside.look(note="71%")
    qtbot.waitUntil(beside.is_warned, timeout=PATIENCE)
    [button] = beside.panel.findChildren(QToolButton)
    assert "A number that" in button.accessibleName()
    button.click()
    asking = beside.panel.findChild(NameDialog)
    assert asking is not None
    field = asking.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "It is in Table 1.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "warning" not in beside.spoken(), timeout=PATIENCE)
    assert [each.reason for each in library.dismissals.all()] == ["It is in Table 1."]
    library.history.undo()
    qtbot.waitUntil(beside.is_warned, timeout=PATIENCE)


def test_no_warning_of_another_passage_is_shown(beside: Beside, qtbot: QtBot) -> None:
    beside.look(note="71%")
    qtbot.waitUntil(lambda: not beside.panel.isHidden(), timeout=PATIENCE)
    beside.watch.choose(replace(beside.marked, id=new_id()))
    assert beside.panel.isHidden()
    beside.watch.choose(None)
    assert beside.panel.isHidden()
