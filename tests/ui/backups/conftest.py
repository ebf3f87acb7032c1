"""A window whose session makes backups, over a library with a paper and a highlight."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


@pytest.fixture
def highlight(library: Library, article: Article) -> Highlight:
    return mark(library, article, note="first")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def kept(session: Session, folder: Path, highlight: Highlight) -> Session:
    return replace(session, backups=folder)


@pytest.fixture
def window(kept: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(kept)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.close()  # the first one waits for a backup, the second for nothing
    kept.tasks.shut_down()
