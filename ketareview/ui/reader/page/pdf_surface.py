"""The pages of a paper, one below the other."""

import math
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.domain.wayfinding import Spot, Target
from ketareview.pdf import PaperShape, Viewer
from ketareview.reading import letter_at
from ketareview.ui.page_look import Ground, PageLook
from ketareview.ui.reader.page.ahead import Ahead
from ketareview.ui.reader.page.geometry import Column, fitting_scale
from ketareview.ui.reader.page.layouts import Layouts
from ketareview.ui.reader.page.pictures import Pictures
from ketareview.ui.reader.page.selecting import Grain, Place, Span
from ketareview.ui.reader.page.surface import Hold, Zoom

PIXELS_PER_POINT = 96 / 72
"""Of the size on paper."""

_SETTLING = 60  # milliseconds for which a zoom must rest before pages are rendered for it
_RUSHING = 50  # milliseconds within which pages follow each other when nobody can read them
_ROOM = 32 * 1024 * 1024  # bytes of pictures, up to which pages beyond the next are drawn ahead
_MOST_PIXELS = 40_000_000  # of one picture: about 160 MB


class PdfSurface(QObject):
    """Paints pictures that workers made, and places letters by the boxes that they measured."""

    repaint = Signal()
    resized = Signal()
    failed = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - a paper, its text, and how it is shown
        self,
        viewer: Viewer,
        path: Path,
        shape: PaperShape,
        pages: tuple[Page, ...],
        look: PageLook,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._look = look
        self._pictures = Pictures(viewer, path, self, look=look)
        self._layouts = Layouts(viewer, path, pages, self)
        self._sizes = tuple((page.width, page.height) for page in shape.pages)
        self._column = Column(self._sizes, PIXELS_PER_POINT, 0.0)
        self._device_ratio = 1.0
        self._view = QRectF()
        self._seen = range(0)
        self._goes_down = True
        self._is_rushing = False
        self._resting = QTimer(self, singleShot=True, interval=_RUSHING)
        self._resting.timeout.connect(self._rest)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._want)
        look.changed.connect(self._want)
        self._pictures.arrived.connect(self._tell)
        self._layouts.arrived.connect(self._tell)
        self._pictures.failed.connect(self.failed)
        self._layouts.failed.connect(self.failed)

    def begin_with(self, page: int, image: QImage, scale: float, ground: Ground) -> None:
        """Take a picture that was drawn while the paper was measured."""
        self._pictures.take(page, image, scale, ground)

    @property
    def is_paper(self) -> bool:
        """Pages are light but on a dark ground."""
        return self._look.ground is not Ground.DARK

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return not self.is_paper

    def zoom(self, zoom: Zoom) -> None:
        """Lay the pages out; they are rendered sharp once the zoom rests."""
        scale = zoom.factor * PIXELS_PER_POINT
        self._column = Column(self._sizes, scale, zoom.view_width)
        self._device_ratio = zoom.device_ratio
        self._settling.start(_SETTLING if self._seen else 0)
        self.resized.emit()

    def fitting(self, view_width: float) -> float:
        """Find the factor at which the widest page fills the view."""
        return fitting_scale(self._sizes, view_width) / PIXELS_PER_POINT

    def size(self) -> QSizeF:
        """The column with its desk."""
        return QSizeF(self._column.width, self._column.height)

    def near(self, view: QRectF) -> None:
        """Ask for pictures and letters of the pages in the view, and of those around them."""
        if view.top() != self._view.top():
            self._goes_down = view.top() > self._view.top()
        self._view = view
        seen = self._column.pages_in(view.top(), view.bottom())
        if seen == self._seen or self._settling.isActive():
            return
        self._is_rushing = self._resting.isActive()
        self._resting.start()
        self._want()

    def paint_ground(self, painter: QPainter, view: QRectF) -> None:
        """Paint white sheets, and the pictures at hand on them."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._column.pages_in(view.top(), view.bottom()):
            page = _qt(self._column.page(number))
            sheet = _pixel_aligned(page, view.topLeft(), self._device_ratio)
            image = self._pictures.of(number)
            if image is None:
                painter.fillRect(sheet, self._look.colour("sheet") or QColor("white"))
            else:
                painter.drawImage(sheet, image, QRectF(image.rect()))

    def paint_words(self, painter: QPainter, view: QRectF) -> None:
        """Paint nothing: the words are in the pictures, and highlights tint them."""

    def hold(self, y: float) -> Hold:
        """Name a height by its page."""
        number = self._column.page_at(y)
        page = self._column.page(number)
        whole = page.height if y >= page.top else page.top
        return Hold(number, (y - page.top) / whole)

    def height_of(self, hold: Hold) -> float:
        """Find a height again."""
        page = self._column.page(min(hold.index, self.last_page()))
        return page.top + hold.part * (page.height if hold.part >= 0 else page.top)

    def page_at(self, y: float) -> int:
        """The page that stands at a height."""
        return self._column.page_at(y)

    def top_of(self, page: int) -> float:
        """Where a page begins."""
        return self._column.page(page).top

    def top_of_target(self, target: Target) -> float:
        """Where a target begins; words of which no box is known, by their share of the text."""
        page = self._column.page(min(target.page, self.last_page()))
        if isinstance(target, Spot):
            return page.top + min(target.top * self._column.scale, page.height)
        boxes = (target.box,) if target.box else self._layouts.known(target)
        if boxes:
            return page.top + boxes[0].top * self._column.scale
        return page.top + page.height * target.start / max(len(self.text_of(target.page)), 1)

    @property
    def has_pages(self) -> bool:
        """Figures and tables can be boxed."""
        return True

    def within_page(self, start: QPointF, end: QPointF) -> QRectF | None:
        """The box between two points, cut at the edges of the first one's page."""
        page = _qt(self._column.page(self._column.page_at(start.y())))
        box = QRectF(start, end).normalized().intersected(page)
        return None if box.isEmpty() else box

    def area(self, box: QRectF) -> Piece | None:
        """A box of the column in the points of its page."""
        number = self._column.page_at(box.center().y())
        left, top = self._column.to_points(number, box.left(), box.top())
        right, bottom = self._column.to_points(number, box.right(), box.bottom())
        sides = (round(each, 2) for each in (left, top, right - left, bottom - top))
        return Piece(number, box=Rect(*sides))

    def place_at(self, point: QPointF) -> Place | None:
        """The letter nearest to a point of a page whose letters are known."""
        number = self._column.page_at(point.y())
        layout = self._layouts.of(number)
        if layout is None:
            return None
        offset = layout.offset_at(*self._column.to_points(number, point.x(), point.y()))
        return None if offset is None else Place(number, offset)

    def unit_at(self, place: Place, grain: Grain) -> Span:
        """The letter, word, sentence or paragraph at a place."""
        if grain is Grain.LETTER:
            first, last = letter_at(self.text_of(place.page), place.offset)
            return Span(Place(place.page, first), Place(place.page, last))
        find = {
            Grain.WORD: self._layouts.word,
            Grain.SENTENCE: self._layouts.sentence,
            Grain.PARAGRAPH: self._layouts.paragraph,
        }[grain]
        start, end = find(place.page, place.offset)
        return Span(Place(*start), Place(*end))

    def boxes(self, piece: Piece) -> tuple[QRectF, ...]:
        """The boxes of a piece on the column."""
        boxes = (piece.box,) if piece.box else self._layouts.boxes(piece)
        return tuple(_qt(self._column.to_column(piece.page, box)) for box in boxes)

    def edges(self, piece: Piece) -> tuple[float, ...]:
        """Where the lines of a piece begin: at the first letter of the line of text."""
        boxes = self.boxes(piece)
        if not boxes:
            return ()
        text = self.text_of(piece.page)
        line = text.rfind("\n", 0, piece.start) + 1
        before = self.boxes(Piece(piece.page, line, piece.start)) if line < piece.start else ()
        first = min((box.left() for box in before), default=boxes[0].left())
        lefts = [min(first, boxes[0].left()), *(box.left() for box in boxes[1:])]
        return tuple(_levelled(lefts, boxes))

    def words_before(self, box: QRectF) -> float:
        """Where the words of the column beside a box end."""
        number = self._column.page_at(box.center().y())
        left, top = self._column.to_points(number, box.left(), box.top())
        right, bottom = self._column.to_points(number, box.right(), box.bottom())
        edge = self._layouts.edge_before(number, Rect(left, top, right - left, bottom - top))
        page = self._column.page(number)
        return page.left + edge * self._column.scale if edge else 0.0

    def is_raised(self, piece: Piece) -> bool:
        """Whether letters are superscripts."""
        return self._layouts.is_raised(piece)

    def text_of(self, page: int) -> str:
        """The stored text of a page."""
        return self._pages[page - 1].text

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:
        """Headers, footers and footnotes."""
        return self._layouts.left_out(page)

    def last_page(self) -> int:
        """The number of the last page."""
        return len(self._sizes)

    def put_aside(self) -> None:
        """Keep pictures and letters of the pages that were seen last, and no others."""
        self._settling.stop()
        self._resting.stop()
        self._is_rushing = False
        self._pictures.keep_only(self._seen)
        self._layouts.keep_only(self._seen)
        self._seen = range(0)  # so that what lies around it is asked for when it is shown again

    def shut(self) -> None:
        """Take back what workers were asked for."""
        self._settling.stop()
        self._resting.stop()
        self._pictures.shut()
        self._layouts.shut()

    def _rest(self) -> None:
        if self._is_rushing:
            self._is_rushing = False
            self._want()

    def _want(self) -> None:
        """Ask for what is seen and what lies around it; small pictures only while pages fly by."""
        seen = self._seen = self._column.pages_in(self._view.top(), self._view.bottom())
        self._layouts.look_at(seen)
        ahead, scale = Ahead(self._sizes, seen, self._goes_down), self._sharp_scale(seen)
        sharp = () if self._is_rushing else ahead.sharp(scale, _ROOM)
        self._pictures.want(sharp, scale, ahead.small())

    def _sharp_scale(self, seen: range) -> float:
        scale = self._column.scale * self._device_ratio
        largest = max(width * height for width, height in (self._sizes[n - 1] for n in seen))
        return round(min(scale, math.sqrt(_MOST_PIXELS / max(largest, 1.0))), 4)

    def _tell(self, _page: int) -> None:
        self.repaint.emit()


def _levelled(lefts: list[float], boxes: tuple[QRectF, ...]) -> list[float]:
    """Give lines that follow each other in a column the same edge, whatever their indents."""
    levelled: list[float] = []
    for left, box in zip(lefts, boxes, strict=True):
        column = [other for other in lefts if abs(other - left) < 2 * box.height()]
        levelled.append(min(column))
    return levelled


def _qt(box: Rect) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _pixel_aligned(box: QRectF, corner: QPointF, ratio: float) -> QRectF:
    """Move a sheet's edges to whole pixels of the screen, so that its picture is not blurred."""
    left = corner.x() + round((box.left() - corner.x()) * ratio) / ratio
    top = corner.y() + round((box.top() - corner.y()) * ratio) / ratio
    return QRectF(
        left, top, round(box.width() * ratio) / ratio, round(box.height() * ratio) / ratio
    )
