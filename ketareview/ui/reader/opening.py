"""Getting an article's source onto the screen: its text from the library, its file to a worker."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ketareview.domain.article import Source
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.pdf import PaperShape, Viewer
from ketareview.settings import private_folder
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.reader.page.pdf_surface import PdfSurface
from ketareview.ui.reader.page.surface import Surface
from ketareview.ui.reader.page.text_surface import TextSurface
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that is ready to be read; a paper has a file, and `sizes` of its pages in points."""

    source: Source
    pages: tuple[Page, ...]
    labels: tuple[str, ...]
    surface: Surface
    path: Path | None = None
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Fetched:
    pages: tuple[Page, ...]
    path: Path | None
    password: str = ""


class Opening(QObject):
    """Opens one source; ends with `opened` or `failed`."""

    opened = Signal(object)  # Opened
    failed = Signal(object)  # KetaReviewError

    def __init__(
        self, library: Library, viewer: Viewer, theme: Theme, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._viewer = viewer
        self._theme = theme
        self._tasks = tasks
        self._answers = Answers(self)
        self._is_shut = False

    def start(self, source: Source) -> None:
        """Fetch the text, and for a paper its file."""
        self._tasks.start(
            "Open article",
            partial(_fetch, self._library, source),
            done=partial(self._show, source),
            failed=self._fail,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._is_shut = True
        self._answers.shut()

    def _show(self, source: Source, fetched: _Fetched) -> None:
        if self._is_shut:
            return
        if fetched.path is None:
            surface = TextSurface(fetched.pages, self._theme, self)
            self.opened.emit(Opened(source, fetched.pages, (), surface))
            return
        self._answers.wait(
            self._viewer.open(fetched.path, fetched.password),
            lambda shape: shape,
            partial(self._show_paper, source, fetched.pages, fetched.path),
            self._fail,
        )

    def _show_paper(
        self, source: Source, pages: tuple[Page, ...], path: Path, shape: PaperShape
    ) -> None:
        surface = PdfSurface(self._viewer, path, shape, pages, self._theme.pages, self)
        # As they were stored: reports and the command line know no others.
        labels = tuple(page.label or str(page.number) for page in pages)
        sizes = tuple((page.width, page.height) for page in shape.pages)
        self.opened.emit(Opened(source, pages, labels, surface, path, sizes))

    def _fail(self, error: Exception) -> None:
        if not self._is_shut:
            self.failed.emit(error)


def _fetch(library: Library, source: Source, _progress: Progress) -> _Fetched:
    pages = tuple(library.sources.pages(source.sha256))
    if not source.is_pdf:
        return _Fetched(pages, None)
    path = private_folder() / f"{source.sha256}.pdf"
    if not path.exists():
        library.sources.write_to(source.sha256, path)
    return _Fetched(pages, path, library.sources.password(source.sha256))
