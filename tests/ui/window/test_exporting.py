"""Articles and highlights are saved for other programs from the File menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Tags
from ketareview.library import Library
from ketareview.ui.exporting import Exporting
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from ketareview.workflows import mark
from tests.library import papers

PATIENCE = 30_000


@pytest.fixture
def topic(library: Library, tmp_path: Path) -> str:
    """Two papers, of which one is marked under a topic."""
    first = papers.store(library, papers.paper(tmp_path))
    papers.store(library, papers.paper(tmp_path, "tan.txt", ("Other words.",)), title="Tan")
    ptsd = library.topics.find("PTSD")
    library.articles.file([first.id], ptsd.id)
    mark(library, first, "Ketamine lowered", Tags("efficacy", "trial", topics=(ptsd.id,)))
    return "PTSD"


@pytest.mark.parametrize("name", ["articles.ris", "highlights.jsonld", "highlights.qdpx"])
def test_what_is_chosen_is_saved(
    window: MainWindow, topic: str, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    window.commands[f"export-{Path(name).stem}"].trigger()
    dialog = window.findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    path = tmp_path / name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    toast = window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(toast.isVisible, timeout=PATIENCE)


def test_a_topic_narrows_it_down(
    window: MainWindow, library: Library, topic: str, tmp_path: Path, qtbot: QtBot
) -> None:
    exporting = window.findChild(Exporting)
    assert exporting is not None
    told: list[str] = []
    exporting.saved.connect(lambda words, _path: told.append(words))
    for chosen, count in ((None, "2 articles"), (library.topics.find(topic), "1 article")):
        exporting.choose_topic(chosen)
        told.clear()
        exporting.save_to("articles", tmp_path / "out.json")
        qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
        assert count in told[0]
