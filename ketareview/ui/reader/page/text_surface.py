"""The column of a reflowed text, set by ourselves: a widget's document would change the text."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ketareview.domain.highlight import Piece
from ketareview.domain.text import BlockKind, Page
from ketareview.domain.wayfinding import Spot, Target
from ketareview.reading import PageLayout, letter_at, word_at
from ketareview.ui.page_look import Ground
from ketareview.ui.reader.page.geometry import MARGIN
from ketareview.ui.reader.page.selecting import Grain, Place, Span
from ketareview.ui.reader.page.surface import Hold, Zoom
from ketareview.ui.reader.page.text_block import SetBlock, Setting
from ketareview.ui.reader.page.text_column import TextColumn
from ketareview.ui.reader.page.text_style import COLUMN_LETTERS, BlockStyle, font_of
from ketareview.ui.theme import Theme

_PADDING = 56.0
_NARROW_PADDING = 28.0
_NARROW = 640.0  # a view below this has less room at the sides
_SLICE = 0.008  # seconds in which blocks are set in one go, while nothing else happens


class TextSurface(QObject):
    """Paints blocks in one reading column; heights are guessed until the blocks are set."""

    repaint = Signal()
    resized = Signal()
    failed = Signal(object)

    def __init__(self, pages: tuple[Page, ...], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._theme = theme
        self._layouts: dict[int, PageLayout] = {}
        self._width = 0.0
        self._left = 0.0
        self._padding = _PADDING
        self._setting = Setting(600.0, 1.0)
        self._column = TextColumn(pages, self._setting)
        self._told_height = 0.0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._set_some)
        theme.pages.changed.connect(self.repaint)

    @property
    def is_paper(self) -> bool:
        """Reflowed text takes the ground of the theme."""
        return False

    @property
    def is_dark(self) -> bool:
        """As the ground chosen for papers says, or the theme."""
        ground = self._theme.pages.ground
        return ground is Ground.DARK or (ground is Ground.PRINTED and self._theme.is_dark)

    def zoom(self, zoom: Zoom) -> None:
        """Set the blocks anew as they are looked at."""
        self._padding = _NARROW_PADDING if zoom.view_width < _NARROW else _PADDING
        room = zoom.view_width - 2 * (MARGIN + self._padding)
        setting = Setting(max(min(_column_width(zoom.factor), room), 160.0), zoom.factor)
        if setting != self._setting or not len(self._column):
            self._setting = setting
            self._column = TextColumn(self._pages, setting)
        self._width = max(zoom.view_width, setting.width + 2 * (MARGIN + self._padding))
        self._left = (self._width - setting.width) / 2
        self._idle.start()
        self._told_height = self._column.tops[-1]
        self.resized.emit()

    def fitting(self, view_width: float) -> float:
        """Find the factor at which the column of 68 letters fills the view, within reason."""
        room = view_width - 2 * (MARGIN + self._padding)
        return min(max(room / _column_width(1.0), 0.75), 1.5)

    def size(self) -> QSizeF:
        """The sheet with its desk."""
        return QSizeF(self._width, self._column.tops[-1] + 2 * (MARGIN + self._padding))

    def near(self, view: QRectF) -> None:
        """Set what the view shows."""
        self._column.set_between(view.top() - self._above, view.bottom() - self._above)
        self._tell_height()

    def paint_ground(self, painter: QPainter, view: QRectF) -> None:
        """Paint the sheet."""
        painter.fillRect(self._sheet().intersected(view), self._colour("sheet", "panel"))

    def paint_words(self, painter: QPainter, view: QRectF) -> None:
        """Paint the blocks in the view."""
        top, bottom = view.top() - self._above, view.bottom() - self._above
        for index in self._column.set_between(top, bottom):
            block = self._column.at(index)
            origin = QPointF(self._left, self._above + self._column.tops[index])
            self._paint_block(painter, block, origin)

    def hold(self, y: float) -> Hold:
        """Name a height by its block."""
        if y < self._above:
            return Hold(0, y / self._above - 1.0)
        index = self._column.index_at(y - self._above)
        height = self._column.tops[index + 1] - self._column.tops[index]
        return Hold(index, (y - self._above - self._column.tops[index]) / max(height, 1.0))

    def height_of(self, hold: Hold) -> float:
        """Find a height again."""
        if hold.part < 0:
            return self._above * (1.0 + hold.part)
        index = min(hold.index, len(self._column) - 1)
        height = self._column.tops[index + 1] - self._column.tops[index]
        return self._above + self._column.tops[index] + hold.part * height

    def page_at(self, y: float) -> int:
        """The stored page whose text stands at a height."""
        return self._column.page_of(self._column.index_at(y - self._above))

    def top_of(self, page: int) -> float:
        """Where the text of a stored page begins."""
        return self._above + self._column.tops[self._column.index_of(page, 0)]

    def top_of_target(self, target: Target) -> float:
        """Where a target begins; words of a block that is not set yet, by their share of it."""
        page = min(target.page, self.last_page())
        offset = 0 if isinstance(target, Spot) else target.start
        index = self._column.index_of(page, offset)
        height = self._column.tops[index + 1] - self._column.tops[index]
        return self._above + self._column.tops[index] + height * self._column.share(index, offset)

    @property
    def has_pages(self) -> bool:
        """Blocks are set anew at every width, so no box would stay where it is."""
        return False

    def within_page(self, start: QPointF, end: QPointF) -> QRectF | None:  # noqa: ARG002 - as all have
        """There are no pages."""
        return None

    def area(self, box: QRectF) -> Piece | None:  # noqa: ARG002 - as all have
        """There are no pages."""
        return None

    def place_at(self, point: QPointF) -> Place | None:
        """The letter nearest to a point."""
        index = self._column.index_at(point.y() - self._above)
        block = self._column.at(index)
        origin = QPointF(self._left, self._above + self._column.tops[index])
        return Place(block.page, block.offset_at(point - origin))

    def unit_at(self, place: Place, grain: Grain) -> Span:
        """The letter, word, sentence or paragraph at a place."""
        if grain is Grain.SENTENCE:
            start, end = self._layout(place.page).sentence_at(place.offset)
        elif grain is Grain.PARAGRAPH:
            start, end = self._layout(place.page).paragraph_at(place.offset)
        else:
            unit_at = word_at if grain is Grain.WORD else letter_at
            start, end = unit_at(self.text_of(place.page), place.offset)
        return Span(Place(place.page, start), Place(place.page, end))

    def boxes(self, piece: Piece) -> tuple[QRectF, ...]:
        """The boxes of a piece, one for each line of each block."""
        boxes: list[QRectF] = []
        index = self._column.index_of(piece.page, piece.start)
        while index < len(self._column) and self._column.page_of(index) == piece.page:
            block = self._column.at(index)
            if block.block.start >= piece.end:
                break
            top = self._above + self._column.tops[index]
            found = block.boxes(piece.start, piece.end)
            boxes += [box.translated(self._left, top) for box in found]
            index += 1
        return tuple(boxes)

    def edges(self, piece: Piece) -> tuple[float, ...]:
        """Every line begins at the edge of the column."""
        return (self._left,) * len(self.boxes(piece))

    def words_before(self, box: QRectF) -> float:
        """Nothing stands left of the one column."""
        return min(box.left(), 0.0)

    def is_raised(self, piece: Piece) -> bool:
        """Whether letters are superscripts: only such as are written so; the rest is not known."""
        words = self.text_of(piece.page)[piece.start : piece.end]
        return bool(words) and all(letter.isdigit() and not letter.isdecimal() for letter in words)

    def text_of(self, page: int) -> str:
        """The stored text of a page."""
        return self._pages[page - 1].text

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:  # noqa: ARG002 - as all have
        """Reflowed text holds none."""
        return ()

    def last_page(self) -> int:
        """The number of the last page."""
        return len(self._pages)

    def put_aside(self) -> None:
        """Keep everything: it is little."""

    def shut(self) -> None:
        """Set no more blocks."""
        self._idle.stop()

    @property
    def _above(self) -> float:
        return MARGIN + self._padding

    def _sheet(self) -> QRectF:
        left = self._left - self._padding
        width = self._setting.width + 2 * self._padding
        return QRectF(left, MARGIN, width, self._column.tops[-1] + 2 * self._padding)

    def _layout(self, number: int) -> PageLayout:
        if number not in self._layouts:
            page = self._pages[number - 1]
            self._layouts[number] = PageLayout(page, (None,) * len(page.text))
        return self._layouts[number]

    def _set_some(self) -> None:
        self._column.set_more(_SLICE)
        if self._column.is_set:
            self._idle.stop()
        self._tell_height()

    def _tell_height(self) -> None:
        if self._told_height != self._column.tops[-1]:
            self._told_height = self._column.tops[-1]
            self.resized.emit()

    def _colour(self, on_page: str, in_window: str) -> QColor:
        return self._theme.pages.colour(on_page) or self._theme.colour(in_window)

    def _paint_block(self, painter: QPainter, block: SetBlock, origin: QPointF) -> None:
        style = block.style
        painter.setPen(
            self._colour("soft", "soft") if style.is_soft else self._colour("ink", "ink")
        )
        words = origin + QPointF(block.indent, block.above)
        block.layout.draw(painter, words)
        if style.sign:
            self._paint_sign(painter, style, words, block.layout.lineAt(0).ascent())
        if block.block.kind is BlockKind.QUOTATION:
            bar = QRectF(origin.x(), words.y(), 2.0, block.height - block.above)
            painter.fillRect(bar, self._colour("line", "line"))

    def _paint_sign(
        self, painter: QPainter, style: BlockStyle, words: QPointF, ascent: float
    ) -> None:
        font = font_of(style, self._setting.factor)
        painter.setFont(font)
        back = QFontMetricsF(font).horizontalAdvance(style.sign) + self._setting.em * 0.5
        painter.drawText(words + QPointF(-back, ascent), style.sign)


def _column_width(factor: float) -> float:
    return QFontMetricsF(font_of(BlockStyle(), factor)).averageCharWidth() * COLUMN_LETTERS
