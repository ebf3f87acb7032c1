"""Getting an article's source onto the screen: its text from the library, its file to a worker."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ketareview.domain.article import Source
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.pdf import Glimpse, PaperShape, Viewer
from ketareview.settings import private_folder
from ketareview.ui.page_look import Ground
from ketareview.ui.reader.first_look import FirstLook
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.reader.page.pdf_surface import PdfSurface
from ketareview.ui.reader.page.pictures import copied
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
class _First:
    """The first picture of a paper."""

    page: int
    image: QImage
    scale: float
    ground: Ground


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file on the disk, with the sizes of its pages."""

    path: Path
    shape: PaperShape
    first: _First | None = None


class Opening(QObject):
    """Opens one source; ends with `opened` or `failed`.

    A worker measures the pages of a paper, and draws the first one, while their text is read from
    the library.
    """

    opened = Signal(object)  # Opened
    failed = Signal(object)  # KetaReviewError

    def __init__(  # noqa: PLR0913, PLR0917 - the tab hands over its parts
        self,
        library: Library,
        viewer: Viewer,
        theme: Theme,
        tasks: TaskRunner,
        first: FirstLook,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._viewer = viewer
        self._theme = theme
        self._tasks = tasks
        self._first = first
        self._answers = Answers(self)
        self._is_shut = False
        self._pages: tuple[Page, ...] | None = None
        self._paper: _Paper | None = None

    def start(self, source: Source) -> None:
        """Fetch the text, and for a paper its file."""
        if source.is_pdf:
            self._tasks.start(
                "Write file",
                partial(_written, self._library, source),
                done=partial(self._measure, source),
                failed=self._fail,
            )
        self._tasks.start(
            "Open article",
            partial(_read, self._library, source),
            done=partial(self._take_pages, source),
            failed=self._fail,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._is_shut = True
        self._answers.shut()

    def _measure(self, source: Source, written: tuple[Path, str]) -> None:
        if self._is_shut:
            return
        path, password = written
        self._answers.wait(
            self._viewer.glance(path, password, self._first.glance()),
            partial(_seen, path, self._theme.pages.ground),
            partial(self._take_paper, source),
            partial(self._measure_only, source, path, password),
        )

    def _measure_only(self, source: Source, path: Path, password: str, _error: Exception) -> None:
        """Open a paper of which the first page cannot be drawn: the others may be readable."""
        self._answers.wait(
            self._viewer.open(path, password),
            partial(_Paper, path),
            partial(self._take_paper, source),
            self._fail,
        )

    def _take_paper(self, source: Source, paper: _Paper) -> None:
        self._paper = paper
        self._show(source)

    def _take_pages(self, source: Source, pages: tuple[Page, ...]) -> None:
        self._pages = pages
        self._show(source)

    def _show(self, source: Source) -> None:
        """Show what has come, once all of it is there."""
        pages, paper = self._pages, self._paper
        if self._is_shut or pages is None:
            return
        if not source.is_pdf:
            self.opened.emit(Opened(source, pages, (), TextSurface(pages, self._theme, self)))
        elif paper is not None:
            look = self._theme.pages
            surface = PdfSurface(self._viewer, paper.path, paper.shape, pages, look, self)
            if first := paper.first:
                surface.begin_with(first.page, first.image, first.scale, first.ground)
            # As they were stored: reports and the command line know no others.
            labels = tuple(page.label or str(page.number) for page in pages)
            sizes = tuple((page.width, page.height) for page in paper.shape.pages)
            self.opened.emit(Opened(source, pages, labels, surface, paper.path, sizes))

    def _fail(self, error: Exception) -> None:
        if not self._is_shut:
            self.shut()  # one of two that failed is told of
            self.failed.emit(error)


def _seen(path: Path, ground: Ground, glimpse: Glimpse) -> _Paper:
    if glimpse.picture is None:
        return _Paper(path, glimpse.shape)
    image = copied(glimpse.picture, ground)
    return _Paper(path, glimpse.shape, _First(glimpse.page, image, glimpse.scale, ground))


def _read(library: Library, source: Source, _progress: Progress) -> tuple[Page, ...]:
    library.sources.require(source.sha256)
    return library.sources.pages(source.sha256)


def _written(library: Library, source: Source, _progress: Progress) -> tuple[Path, str]:
    """Write a paper's file where workers can read it; gives its password with it."""
    path = private_folder() / f"{source.sha256}.pdf"
    if not path.exists():
        library.sources.write_to(source.sha256, path, is_kept=False)
    return path, library.sources.password(source.sha256)
