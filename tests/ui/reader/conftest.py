"""A real library with a small paper and a small web page, and readers of them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ketareview.domain.article import Article
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.reader import ReaderTab
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from tests.ui.reader.papers import ITALICS, SENTENCES, write_paper

WEB_PAGE = f"""<html><head><title>A clinic's page</title></head><body><article>
<h1>Feel better</h1><p>{" ".join(SENTENCES)} {ITALICS}.</p>
<ul><li>{SENTENCES[0]}</li><li>{SENTENCES[1]}</li></ul>
<p>{" ".join(SENTENCES * 6)}</p></article></body></html>"""

Reader = Callable[[str], ReaderTab]

_PATIENCE = 120_000  # milliseconds: a worker may hardly get a processor where much else runs


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import both files once; each test works on a copy of the library."""
    folder = tmp_path_factory.mktemp("reader")
    paper, page = folder / "trial.pdf", folder / "clinic.html"
    write_paper(paper)
    page.write_text(WEB_PAGE, encoding="utf-8")
    path = folder / "filled.ketareview"
    with WorkerPool(1) as pool, Library.create(path, reviewer="A. Reviewer") as library:
        batch = library.imports.begin("Test")
        for file in (paper, page):
            read = read_file(pool, file)
            draft = read.drafts[0]
            assert isinstance(draft, Draft)
            library.imports.store(batch, read, draft, file)
    return path


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "test.ketareview"
    shutil.copy(filled, path)
    with Library.open(path, reviewer="A. Reviewer") as opened:
        yield opened


@pytest.fixture(scope="session")
def viewer() -> Iterator[Viewer]:
    opened = Viewer(workers=1)
    yield opened
    opened.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def reader(library: Library, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot) -> Iterator[Reader]:
    """Open an article by the ending of its file, and wait until its letters are known."""
    opened: list[ref[ReaderTab]] = []

    def open_reader(ending: str) -> ReaderTab:
        article = article_of(library, ending)
        codebook = library.codebooks.current()
        tab = ReaderTab(library, viewer, article, codebook, Theme("light"), tasks)
        opened.append(ref(tab))  # one that a test closed is gone
        tab.resize(1100, 700)
        with qtbot.waitExposed(tab):
            tab.show()
        qtbot.waitUntil(lambda: tab.page_view is not None, timeout=_PATIENCE)
        return tab

    yield open_reader
    for each in opened:
        tab = each()
        if tab is not None and isValid(tab):
            tab.close_reader()
            tab.close()
            tab.deleteLater()


def article_of(library: Library, ending: str) -> Article:
    """Find the article whose file has this ending."""
    articles = (library.articles.get(each) for each in library.articles.all())
    return next(each for each in articles if each.sources[0].name.endswith(ending))
