"""A copy with highlights is saved from the table and from the article that is read."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.library import Library
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.banner import MessageBanner
from ketareview.ui.copying import Copying, proposed
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from tests.pdf import papers
from tests.workflows.copies import marked

PATIENCE = 30_000


@pytest.fixture
def article(window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot) -> Article:
    text = papers.words("Ketamine acts fast", 50, 300)
    window.import_paths([papers.one_page(tmp_path / "okafor-2021.pdf", text)])
    table = window.findChild(ArticleTable, "articleTable")
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 1, timeout=PATIENCE)
    [found] = library.articles.all()
    made = library.articles.get(found)
    marked(library, made, "acts fast")
    return made


def choose(window: MainWindow, qtbot: QtBot, target: Path) -> None:
    """Answer the dialog as a reviewer does who types a name."""
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "copyDialog") is not None)
    dialog = window.findChild(QFileDialog, "copyDialog")
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == [
        "okafor-2021 with highlights.pdf"
    ]
    dialog.fileSelected.emit(str(target))
    dialog.close()


def test_a_copy_is_saved_of_the_article_that_is_read(
    window: MainWindow, article: Article, tmp_path: Path, qtbot: QtBot
) -> None:
    action = window.commands["save-copy"]
    assert not action.isEnabled()
    window.open_article(article.id)
    tabs = window.findChild(ReaderTabs, "readerTabs")
    assert tabs is not None
    qtbot.waitUntil(lambda: tabs.reader() is not None, timeout=PATIENCE)
    qtbot.waitUntil(action.isEnabled)
    target = tmp_path / "copy.pdf"
    target.write_text("asked about by the dialog")

    action.trigger()
    choose(window, qtbot, target)
    toast = window.findChild(Toast, "toast")
    assert toast is not None
    qtbot.waitUntil(toast.isVisible, timeout=PATIENCE)
    assert toast.text() == f"Saved a copy with 1 highlight: {target}"
    assert "/Annots" in pypdf.PdfReader(target).pages[0]


def test_a_copy_is_saved_of_the_article_that_is_selected(
    window: MainWindow, article: Article, tmp_path: Path, qtbot: QtBot
) -> None:
    table = window.findChild(ArticleTable, "articleTable")
    banner = window.findChild(MessageBanner, "messageBanner")
    assert table is not None
    assert banner is not None
    table.selectRow(0)
    qtbot.waitUntil(window.commands["save-copy"].isEnabled)

    window.commands["save-copy"].trigger()
    choose(window, qtbot, tmp_path / "nowhere" / "copy.pdf")
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE)
    assert "nowhere" in banner.text()


def test_what_is_read_elsewhere_is_told_before_a_name_is_asked_for(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Ketamine acts fast.\n")
    window.import_paths([path])
    table = window.findChild(ArticleTable, "articleTable")
    banner = window.findChild(MessageBanner, "messageBanner")
    assert table is not None
    assert banner is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 1, timeout=PATIENCE)
    table.selectRow(0)
    qtbot.waitUntil(window.commands["save-copy"].isEnabled)

    window.commands["save-copy"].trigger()
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE)
    assert "PDF" in banner.text()
    assert window.findChild(QFileDialog, "copyDialog") is None
    assert window.findChild(Copying) is not None


def test_the_name_proposed_fits_every_file_system(window: MainWindow, article: Article) -> None:
    assert proposed(article) == "okafor-2021 with highlights.pdf"
