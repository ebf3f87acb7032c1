"""Pictures of an article that gets another file: the offer, the question, the tray afterwards."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from ketareview import workflows
from ketareview.domain.highlight import Tags
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.healing.dialog import MoveDialog
from ketareview.ui.reader.healing.offer import Offer
from ketareview.ui.reader.healing.tray import Tray
from ketareview.ui.tabs import ReaderTabs
from tests.picturing.camera import Pictures, rest, save, wait_for
from tests.ui.reader.papers import SENTENCES, write_paper

W = TypeVar("W", bound=QWidget)

_MARKED = (
    *SENTENCES[:2],
    f"Page 1 of the trial {' '.join(SENTENCES)}",  # which is found, but not for sure
    "Page 2 of the trial",
)
_PUBLISHED = (
    f"A trial, as it was published. Page 1 of the trial {SENTENCES[0]} {SENTENCES[1]} "
    f"{SENTENCES[2]} {SENTENCES[3].replace('Most', 'Most of the')}"
)


def make_moving_library(path: Path) -> None:
    """Make a library with a marked paper to which another file was attached."""
    paper, published = path.parent / "trial.pdf", path.parent / "published.txt"
    write_paper(paper)
    published.write_text(_PUBLISHED, encoding="utf-8")
    with Library.create(path, reviewer="A. Reviewer") as library, WorkerPool(1) as pool:
        batch = library.imports.begin("Healing")
        read = read_file(pool, paper)
        library.imports.store(batch, read, _draft(read.drafts[0]), paper)
        article = library.articles.get(library.articles.all()[0])
        for words in _MARKED:
            workflows.mark(library, article, words, Tags("efficacy", "trial"), occurrence=1)
        read = read_file(pool, published)
        library.imports.attach(batch, read, _draft(read.drafts[0]), published, article.id)
        library.imports.finish(batch)


def _draft(read: object) -> Draft:
    if not isinstance(read, Draft):
        raise TypeError(read)
    return read


class Healing(Pictures):
    """Takes the article from the paper to the published text."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        self._window.open_article(self._library.articles.all()[0])
        wait_for(lambda: self._reader() is not None)
        offer = self._part(Offer)
        wait_for(offer.isVisible)
        self._shoot(out / f"healing-offer-{name}.png", pause=900)
        _press(offer, "Look at them…")
        wait_for(lambda: self._window.findChild(MoveDialog) is not None)
        rest(300)
        dialog = self._part(MoveDialog)
        save(dialog, out / f"healing-dialog-{name}.png")
        before = self._reader()
        dialog.accept()
        wait_for(lambda: self._reader() not in {None, before})
        wait_for(lambda: self._part(Tray).isVisible())
        self._part(Tray).open()
        self._shoot(out / f"healing-tray-{name}.png", pause=900)

    def _reader(self) -> ReaderTab | None:
        tabs = self._part(ReaderTabs, "readerTabs")
        reader = tabs.reader()
        return reader if reader and reader.page_view is not None else None


def _press(within: QWidget, words: str) -> None:
    next(each for each in within.findChildren(QPushButton) if each.text() == words).click()
