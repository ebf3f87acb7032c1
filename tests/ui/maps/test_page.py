"""The three maps on the screen: numbers, contradictions, gaps; a cell opens its passages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Tags
from ketareview.domain.mapping import MapKind
from ketareview.library import Library
from ketareview.ui.actions import Actions
from ketareview.ui.maps.model import CELL, IS_GAP, SHADE, GridModel
from ketareview.ui.maps.page import EvidencePage
from ketareview.ui.session import Session
from tests.library.papers import paper, passage, store

TELLING = QAbstractItemModelTester.FailureReportingMode.Fatal
PATIENCE = 20_000


@pytest.fixture
def page(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> Iterator[EvidencePage]:
    """Three passages: two on PTSD and MADRS that oppose each other, one on PTSD without a claim."""
    article = store(library, paper(tmp_path))
    ptsd, madrs = (library.topics.find(name).id for name in ("PTSD", "MADRS"))
    for at, (stance, topics) in enumerate(
        [("supports", (ptsd, madrs)), ("contradicts", (ptsd, madrs)), ("supports", (ptsd,))]
    ):
        tags = Tags("efficacy", "trial", stance=stance, topics=topics)
        library.highlights.add(article.id, passage(article, at, at + 5), tags)
    around = QWidget()  # lives as long as the fixture
    qtbot.addWidget(around)
    made = EvidencePage(session, Actions(session.theme, {}, around), around)
    around.resize(1200, 700)
    made.resize(1200, 700)
    around.show()

    qtbot.waitUntil(lambda: made.table.model().rowCount() > 0, timeout=PATIENCE)
    yield made
    session.tasks.shut_down()


def model(page: EvidencePage) -> GridModel:
    found = page.table.model()
    assert isinstance(found, GridModel)
    return found


def at(page: EvidencePage, row: str, column: str) -> QModelIndex:
    grid = model(page).grid
    rows = [heading.label for heading in grid.rows]
    columns = [heading.label for heading in grid.columns]
    return model(page).index(rows.index(row), columns.index(column))


def test_claim_types_stand_against_strengths(page: EvidencePage) -> None:
    QAbstractItemModelTester(model(page), TELLING)
    cell = at(page, "Efficacy", "randomised trial")
    assert (cell.data(), cell.data(SHADE)) == ("3", 5)
    assert cell.data(CELL).against == 1
    told = "Efficacy, randomised trial: 3 passages, 1 contradicting"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == told


def test_a_cell_opens_its_passages_and_a_passage_its_page(page: EvidencePage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(at(page, "Efficacy", "randomised trial"))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 3, timeout=PATIENCE)
    with qtbot.waitSignal(page.passage_asked):
        page.list.setCurrentIndex(page.list.model().index(0, 0))
        QTest.keyClick(page.list, Qt.Key.Key_Return)


def test_an_empty_cell_has_no_passages(page: EvidencePage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(at(page, "Efficacy", "randomised trial"))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 3, timeout=PATIENCE)
    page.table.setCurrentIndex(at(page, "Efficacy", "systematic review"))
    assert page.list.model().rowCount() == 0
    assert not page.list.isVisible()


def test_gaps_are_shown_where_something_was_read(page: EvidencePage, qtbot: QtBot) -> None:
    chip = page.findChild(QPushButton, "map-gaps")
    assert chip is not None
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model(page).grid.kind is MapKind.GAPS, timeout=PATIENCE)
    QAbstractItemModelTester(model(page), TELLING)

    assert at(page, "PTSD", "MADRS").data() == "2"
    assert at(page, "PTSD", "BDI").data(IS_GAP)
    assert not at(page, "OCD", "BDI").data(IS_GAP)
    told = at(page, "OCD", "BDI").data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("no article on it")
    page.table.setCurrentIndex(at(page, "PTSD", "MADRS"))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 2, timeout=PATIENCE)


def test_topics_stand_against_claim_types(page: EvidencePage, qtbot: QtBot) -> None:
    page.choose_kind(MapKind.TOPICS)
    qtbot.waitUntil(lambda: model(page).grid.kind is MapKind.TOPICS, timeout=PATIENCE)
    assert at(page, "Condition", "Efficacy").data() == "3"
    assert at(page, "MADRS", "Efficacy").data() == "2"
    page.table.setCurrentIndex(at(page, "MADRS", "Efficacy"))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 2, timeout=PATIENCE)


def test_a_topic_is_mapped_alone(page: EvidencePage, library: Library, qtbot: QtBot) -> None:
    page.choose_topic(library.topics.find("MADRS"))
    told = page.findChildren(QLabel)
    qtbot.waitUntil(lambda: "2 passages" in {label.text() for label in told}, timeout=PATIENCE)


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_map_is_saved_as_a_picture(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"map{ending}"
    page.save_as(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    start = path.read_bytes()[:600]
    assert (
        start.startswith(b"\x89PNG") if ending == ".png" else b"<title>The whole library" in start
    )
