"""Pictures of where highlights were, from the files that they were made in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Passage
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.pdf import PaperShape, Viewer
from ketareview.reading import PageLayout
from ketareview.settings import private_folder
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.reader.page.pictures import copied
from ketareview.ui.tasks import TaskRunner

_SCALE = 2.0
_ROUND = 26.0
"""Points shown above and below the words; sideways the whole width of them and as much."""

_TALLEST = 220.0
_PALE = 150

Drawn = Callable[[QImage], None]


@dataclass(frozen=True, slots=True)
class Old:
    """A highlight's page in the file that it was made in; a path where the page has a picture."""

    passage: Passage
    page: Page | None
    told: str
    path: Path | None = None
    password: str = ""


class OldPlaces(QObject):
    """Finds where highlights were, and draws it."""

    def __init__(
        self, library: Library, viewer: Viewer, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._viewer = viewer
        self._tasks = tasks
        self._answers = Answers(self)

    def look(
        self,
        highlights: Sequence[Highlight],
        tell: Callable[[Sequence[Old]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read where highlights that lost their place were, in their order."""
        work = partial(_fetch, self._library, tuple(highlights))
        self._tasks.start("Look for old places", work, done=tell, failed=failed)

    def draw(self, old: Old, show: Drawn) -> None:
        """Draw the page round the old place; what cannot be drawn is left out."""
        if old.path is None or old.page is None:
            return
        then = partial(self._ask_letters, old, old.path, old.page, show)
        self._answers.wait(self._viewer.open(old.path, old.password), _itself, then, _pass_over)

    def shut(self) -> None:
        """Draw nothing more."""
        self._answers.shut()

    def _ask_letters(
        self, old: Old, path: Path, page: Page, show: Drawn, _shape: PaperShape
    ) -> None:
        job = self._viewer.letters(path, page.number, page.runs, len(page.text))
        self._answers.wait(
            job,
            partial(_boxes, old.passage, page),
            partial(self._ask, path, page, show),
            _pass_over,
        )

    def _ask(self, path: Path, page: Page, show: Drawn, boxes: Sequence[Rect]) -> None:
        if boxes:
            job = self._viewer.picture(path, page.number, _SCALE)
            self._answers.wait(job, lambda made: _cut(copied(made), boxes), show, _pass_over)


def _fetch(library: Library, highlights: Sequence[Highlight], _progress: Progress) -> list[Old]:
    return [_old(library, each) for each in highlights]


def _old(library: Library, highlight: Highlight) -> Old:
    passage = highlight.passage
    article = library.articles.get(highlight.article)
    source = next((each for each in article.sources if each.sha256 == passage.source), None)
    name = source.name if source else "a file that is gone"
    if not passage.pieces:
        return Old(passage, None, f"its place in {name} was never known")
    page = library.sources.page(passage.source, passage.pieces[0].page)
    if source is None or not source.is_pdf:
        return Old(passage, page, f"was in {name}")
    path = private_folder() / f"{passage.source}.pdf"
    if not path.exists():
        library.sources.write_to(passage.source, path)
    told = f"was on p. {page.label or page.number} of {name}"
    return Old(passage, page, told, path, library.sources.password(passage.source))


def _boxes(passage: Passage, page: Page, letters: Sequence[Rect | None]) -> tuple[Rect, ...]:
    layout = PageLayout(page, tuple(letters))
    boxes: list[Rect] = []
    for piece in passage.pieces:
        if piece.page != page.number:
            continue
        boxes += [piece.box] if piece.box else layout.boxes_of(piece.start, piece.end)
    return tuple(boxes)


def _cut(page: QImage, boxes: Sequence[Rect]) -> QImage:
    """Cut out the words with what stands round them, and tint them."""
    with_tint = QPainter(page)
    with_tint.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for box in boxes:
        with_tint.fillRect(_pixels(box, 0), QColor(Qt.GlobalColor.yellow).lighter(_PALE))
    with_tint.end()
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    whole = Rect(left, top, right - left, min(bottom - top, _TALLEST))
    return page.copy(_pixels(whole, _ROUND).intersected(page.rect()))


def _pixels(box: Rect, more: float) -> QRect:
    return QRect(
        round((box.left - more) * _SCALE),
        round((box.top - more) * _SCALE),
        round((box.width + 2 * more) * _SCALE),
        round((box.height + 2 * more) * _SCALE),
    )


def _itself(shape: PaperShape) -> PaperShape:
    return shape


def _pass_over(_error: KetaReviewError) -> None:
    """A picture that cannot be drawn is left out: the words and the page are told."""
