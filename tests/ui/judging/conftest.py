"""A library with a claim and passages under it, and the forms that judge it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.judging import AppraisalPane, GradeForm
from ketareview.ui.judging.reasoned_row import ReasonedRow
from ketareview.ui.tasks import TaskRunner
from tests.library.papers import mark, paper, store


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as made:
        yield made


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


@pytest.fixture
def highlight(library: Library, article: Article) -> Highlight:
    return mark(library, article)


@pytest.fixture
def claim(library: Library, highlight: Highlight) -> UUID:
    made = library.claims.add("Ketamine works within a day").id
    library.claims.file(made, [highlight.id])
    return made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def form(library: Library, tasks: TaskRunner, claim: UUID, qtbot: QtBot) -> Iterator[GradeForm]:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.resize(760, 900)
    made = GradeForm(library, tasks)
    area.setWidget(made)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    made.show_claim(claim)
    qtbot.waitUntil(made.isEnabled)
    yield made
    made.shut()


@pytest.fixture
def pane(
    library: Library, article: Article, tasks: TaskRunner, qtbot: QtBot
) -> Iterator[AppraisalPane]:
    made = AppraisalPane(library, article.id, tasks)
    made.resize(330, 900)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.form.rows))
    yield made
    made.shut()


def choose(row: ReasonedRow, value: object) -> None:
    """Choose with the keyboard, as one does who never uses a mouse."""
    place = next(n for n in range(row.choice.count()) if row.choice.itemData(n) == value)
    press(row.choice, place)


def press(box: QComboBox, place: int) -> None:
    """Step through a list's choices until one is reached."""
    box.setFocus()
    while box.currentIndex() != place:
        down = place > box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def write(row: ReasonedRow, words: str) -> None:
    """Write a reason and leave the field with Ctrl+Enter."""
    row.reason.setFocus()
    row.reason.selectAll()
    QTest.keyClicks(row.reason, words)
    QTest.keyClick(row.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
