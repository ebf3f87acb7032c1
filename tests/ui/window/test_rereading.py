"""An article that is read in another file is shown in it, in the same tab."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.library import Library
from ketareview.ui.reader.healing.tray import Tray
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow
from tests.library.papers import TEXTS, draft, mark, paper, read, store
from tests.ui.window.test_window import PATIENCE, part


def source_shown(tabs: ReaderTabs) -> str:
    reader = tabs.reader()
    return reader.desk.source if reader is not None and reader.desk is not None else ""


def attach(library: Library, article: Article, path: Path) -> str:
    found = read(path)
    batch = library.imports.begin("New file", [path])
    library.imports.attach(batch, found, draft(found), path, article.id)
    return found.sha256


def test_the_tab_shows_the_file_that_the_article_is_read_in(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    article = store(library, paper(tmp_path))
    mark(library, article)
    old = article.sources[0].sha256
    tabs = part(window, ReaderTabs, "readerTabs")
    window.open_article(article.id)
    qtbot.waitUntil(lambda: source_shown(tabs) == old, timeout=PATIENCE)
    new = attach(library, article, paper(tmp_path, "new.txt", ("Published. " + TEXTS[0], TEXTS[1])))
    now = library.articles.get(article.id)

    workflows.carry_out(library, workflows.plan_move(library, now, new))
    qtbot.waitUntil(lambda: source_shown(tabs) == new, timeout=PATIENCE)
    assert (tabs.count(), tabs.currentIndex()) == (2, 1)

    library.history.undo()
    qtbot.waitUntil(lambda: source_shown(tabs) == old, timeout=PATIENCE)
    assert tabs.count() == 2


def test_files_and_lost_highlights_are_reached_by_commands(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    article = store(library, paper(tmp_path))
    mark(library, article)
    new = attach(library, article, paper(tmp_path, "new.txt", ("Nothing of it.", "Nor here.")))
    tabs = part(window, ReaderTabs, "readerTabs")
    window.open_article(article.id)
    qtbot.waitUntil(lambda: bool(source_shown(tabs)), timeout=PATIENCE)

    window.commands["choose-file"].trigger()
    qtbot.waitUntil(lambda: _focused(window) == "Read this file")
    now = library.articles.get(article.id)
    workflows.carry_out(library, workflows.plan_move(library, now, new))
    qtbot.waitUntil(lambda: source_shown(tabs) == new, timeout=PATIENCE)
    tray = tabs.currentWidget().findChild(Tray, "tray")
    assert isinstance(tray, Tray)
    qtbot.waitUntil(tray.isVisible, timeout=PATIENCE)

    window.commands["show-lost"].trigger()
    assert tray.is_open
    qtbot.waitUntil(lambda: _focused(window) == "Find again…")


def _focused(window: MainWindow) -> str:
    button = window.focusWidget()
    return button.text() if isinstance(button, QPushButton) else ""
