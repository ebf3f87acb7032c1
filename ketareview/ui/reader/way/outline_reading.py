"""Where an article's outline comes from: its bookmarks, or else its headings."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ketareview.domain.progress import Progress
from ketareview.domain.wayfinding import Heading
from ketareview.pdf import Viewer
from ketareview.pdf.shapes import TextLine
from ketareview.reading import outline
from ketareview.reading.headings import headings_of
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.tasks import TaskRunner

_AT_ONCE = 6  # pages looked at in one go, so that pictures need not wait long
_MOST_PAGES = 400


class OutlineReading(QObject):
    """Ends with `found`, which may be nothing."""

    found = Signal(tuple)  # of Heading

    def __init__(self, viewer: Viewer, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._tasks = tasks
        self._answers = Answers(self)
        self._lines: list[TextLine] = []
        self._is_shut = False

    def start(self, opened: Opened) -> None:
        """Read the outline of an article."""
        if opened.path is None:
            self._work(partial(outline.of_blocks, opened.pages))
            return
        self._answers.wait(
            self._viewer.outline(opened.path),
            lambda headings: headings,
            partial(self._take_bookmarks, opened, opened.path),
            self._find_none,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._is_shut = True
        self._answers.shut()

    def _take_bookmarks(self, opened: Opened, path: Path, headings: tuple[Heading, ...]) -> None:
        if any(heading.target is not None for heading in headings):
            self.found.emit(headings)
        else:
            self._look(opened, path, 1)

    def _look(self, opened: Opened, path: Path, first: int) -> None:
        last = min(len(opened.pages), _MOST_PAGES)
        if first > last:
            self._work(partial(headings_of, tuple(self._lines)))
            return
        until = min(first + _AT_ONCE - 1, last)
        self._answers.wait(
            self._viewer.lines(path, first, until),
            lambda lines: lines,
            partial(self._take_lines, opened, path, until + 1),
            self._find_none,
        )

    def _take_lines(
        self, opened: Opened, path: Path, following: int, lines: tuple[TextLine, ...]
    ) -> None:
        self._lines += lines
        self._look(opened, path, following)

    def _work(self, find: partial[tuple[Heading, ...]]) -> None:
        def work(_progress: Progress) -> tuple[Heading, ...]:
            return find()

        self._tasks.start("Read outline", work, done=self._tell, failed=self._find_none)

    def _find_none(self, _error: Exception) -> None:
        # The page itself tells of a file that is broken.
        self._tell(())

    def _tell(self, headings: tuple[Heading, ...]) -> None:
        if not self._is_shut:
            self.found.emit(headings)
