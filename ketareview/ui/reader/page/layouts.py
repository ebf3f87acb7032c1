"""The places of a paper's letters, asked for page by page as they come into view."""

from collections import OrderedDict
from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.pdf import Viewer
from ketareview.reading import PageLayout, PlaceOnPage, RunningText
from ketareview.ui.reader.page.answers import Answers

_MOST = 20
_MOST_PIECES = 2000  # of a page whose boxes are kept
_RESTING = 60  # milliseconds for which no other page may come into view
_PASSING = 200  # the same while pages follow each other so soon that nobody reads them


class Layouts(QObject):
    """Holds the layouts of the pages looked at last.

    They are made in a thread of their own: a page takes some 30 ms, for which no picture has to
    wait. While pages fly by, none is asked for.
    """

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(
        self, viewer: Viewer, path: Path, pages: tuple[Page, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._path = path
        self._pages = pages
        self._running = RunningText(pages)
        self._answers = Answers(self)
        self._held: OrderedDict[int, PageLayout] = OrderedDict()
        self._measured: dict[int, dict[Piece, tuple[Rect, ...]]] = {}
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._failed: set[int] = set()
        self._making = ThreadPoolExecutor(1, thread_name_prefix="layouts")
        self._resting = QTimer(self, singleShot=True)
        self._since_last = QElapsedTimer()
        self._resting.timeout.connect(self._ask_all)

    def look_at(self, pages: Collection[int]) -> None:
        """Ask for these pages, and for none of those that were passed by.

        One that failed is asked for again when it comes into view again: a worker may have been
        too slow, or ended by the system.
        """
        self._wanted.intersection_update(pages)
        left = self._failed.difference(pages)
        self._asked -= left
        self._failed -= left
        unknown = [page for page in pages if self.of(page) is None]
        if unknown:
            self._pass_by()

    def of(self, number: int) -> PageLayout | None:
        """Find a page's layout; where it is not at hand, ask for it."""
        held = self._held.get(number)
        if held is not None:
            self._held.move_to_end(number)
            return held
        if number not in self._asked and number not in self._wanted:
            self._wanted.add(number)
            self._resting.start(_RESTING)
        return None

    def boxes(self, piece: Piece) -> tuple[Rect, ...]:
        """The boxes of a piece, in points; none while the page's letters are not at hand."""
        layout = self.of(piece.page)
        if layout is None:
            return ()
        measured = self._measured.setdefault(piece.page, {})
        if piece not in measured:
            if len(measured) > _MOST_PIECES:
                measured.clear()
            measured[piece] = layout.boxes_of(piece.start, piece.end)
        return measured[piece]

    def edge_before(self, number: int, box: Rect) -> float:
        """Where the words left of a box end, in points; 0 where there are none, or not known."""
        layout = self._held.get(number)
        return layout.edge_before(box) if layout else 0.0

    def is_raised(self, piece: Piece) -> bool:
        """Whether letters stand above their line; unknown ones do not."""
        layout = self.of(piece.page)
        return layout is not None and layout.is_raised(piece.start, piece.end)

    def known(self, piece: Piece) -> tuple[Rect, ...]:
        """The boxes of a piece where its page's letters are at hand; nothing is asked for."""
        return self.boxes(piece) if piece.page in self._held else ()

    def word(self, number: int, offset: int) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Where the word at a place begins and ends."""
        return self._running.word(number, offset, self.of)

    def sentence(self, number: int, offset: int) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Where the sentence at a place begins and ends."""
        return self._running.sentence(number, offset, self.of)

    def paragraph(self, number: int, offset: int) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Where the paragraph at a place begins and ends."""
        return self._running.paragraph(number, offset, self.of)

    def left_out(self, number: int) -> tuple[tuple[int, int], ...]:
        """Headers, footers and footnotes of a page, as ranges of its text."""
        return self._running.left_out(number, self.of(number))

    def keep_only(self, pages: Collection[int]) -> None:
        """Let go of all other layouts, and ask for none."""
        self._resting.stop()
        self._wanted.clear()
        for number in self._held.keys() - set(pages):
            self._forget(number)

    def shut(self) -> None:
        """Hear no more answers."""
        self._resting.stop()
        self._answers.shut()
        self._making.shutdown(wait=False, cancel_futures=True)

    def _pass_by(self) -> None:
        """Wait longer while pages pass: making layouts would take Python's lock from the window."""
        is_passing = self._since_last.isValid() and self._since_last.elapsed() < _PASSING
        self._since_last.start()
        if is_passing and self._resting.isActive():
            self._resting.start(_PASSING)

    def _ask_all(self) -> None:
        for number in sorted(self._wanted):
            self._ask(number)
        self._wanted.clear()

    def _ask(self, number: int) -> None:
        page = self._pages[number - 1]
        self._asked.add(number)
        job = self._viewer.letters(self._path, number, page.runs, len(page.text))
        made = self._making.submit(self._laid_out, page, job)
        self._answers.wait(
            made, _as_it_is, partial(self._keep, number), partial(self._fail, number)
        )

    def _laid_out(self, page: Page, job: "Future[tuple[Rect | None, ...]]") -> PageLayout:
        return self._running.layout(page, job.result())

    def _keep(self, number: int, layout: PageLayout) -> None:
        self._asked.discard(number)
        self._held[number] = layout
        if len(self._held) > _MOST:
            self._forget(next(iter(self._held)))
        self.arrived.emit(number)

    def _forget(self, number: int) -> None:
        del self._held[number]
        self._measured.pop(number, None)

    def _fail(self, number: int, error: KetaReviewError) -> None:
        self._failed.add(number)
        self.failed.emit(error)


def _as_it_is(layout: PageLayout) -> PageLayout:
    return layout
