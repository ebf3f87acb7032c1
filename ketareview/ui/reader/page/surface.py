"""What the reader scrolls: the pages of a paper, or the column of a reflowed text.

All lengths are logical pixels of the surface from its top left corner.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, SignalInstance
from PySide6.QtGui import QPainter

from ketareview.domain.highlight import Piece
from ketareview.domain.wayfinding import Target
from ketareview.ui.reader.page.selecting import Grain, Place, Span


@dataclass(frozen=True, slots=True)
class Hold:
    """A height that stays the same place when sizes change: a part of the page or block `index`.

    Below 0 it is a part of the desk above the first one; -1 is the very top.
    """

    index: int
    part: float


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large to show: `factor` 1 is the size on paper, in a view so wide."""

    factor: float
    view_width: float
    device_ratio: float


class Surface(Protocol):
    """Knows where every code point of the stored text stands."""

    @property
    def repaint(self) -> SignalInstance:
        """Told when a picture or the letters of a page have come."""

    @property
    def resized(self) -> SignalInstance:
        """Told when heights have changed, so that the view holds its place."""

    @property
    def failed(self) -> SignalInstance:
        """Told with a KetaReviewError when a page cannot be shown."""

    @property
    def is_paper(self) -> bool:
        """Whether the ground is light in every theme, as a paper's pages are."""

    @property
    def is_dark(self) -> bool:
        """Whether the words are light and the ground is dark."""

    def zoom(self, zoom: Zoom) -> None:
        """Lay everything out anew."""

    def fitting(self, view_width: float) -> float:
        """Find the factor that fills the view's width."""

    def size(self) -> QSizeF:
        """The whole extent."""

    def near(self, view: QRectF) -> None:
        """Make ready what the view shows, and what lies around it."""

    def paint_ground(self, painter: QPainter, view: QRectF) -> None:
        """Paint what lies under the highlights."""

    def paint_words(self, painter: QPainter, view: QRectF) -> None:
        """Paint what lies over the highlights."""

    def hold(self, y: float) -> Hold:
        """Name a height so that it can be found again."""

    def height_of(self, hold: Hold) -> float:
        """Find a named height again."""

    def page_at(self, y: float) -> int:
        """The page that stands at a height."""

    def top_of(self, page: int) -> float:
        """Where a page begins."""

    def top_of_target(self, target: Target) -> float:
        """Where a target begins, as well as is known without asking for anything."""

    @property
    def has_pages(self) -> bool:
        """Whether boxes can be drawn on it: reflowed text has no pages of its own."""

    def within_page(self, start: QPointF, end: QPointF) -> QRectF | None:
        """The box between two points, cut at the edges of the page on which the first lies."""

    def area(self, box: QRectF) -> Piece | None:
        """A box of the surface as a place on its page."""

    def place_at(self, point: QPointF) -> Place | None:
        """The letter nearest to a point, or None where there is none in its column."""

    def unit_at(self, place: Place, grain: Grain) -> Span:
        """The letter, word, sentence or paragraph that stands at a place."""

    def boxes(self, piece: Piece) -> tuple[QRectF, ...]:
        """The boxes of a piece, one for each line; none while they are not known."""

    def edges(self, piece: Piece) -> tuple[float, ...]:
        """For each of `boxes`, where its column of text begins at the left."""

    def words_before(self, box: QRectF) -> float:
        """Where the words end that stand left of a box, as far as is known; 0 where none do."""

    def is_raised(self, piece: Piece) -> bool:
        """Whether letters are superscripts, as far as is known of where they stand."""

    def text_of(self, page: int) -> str:
        """The stored text of a page."""

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:
        """Ranges of a page's text that nobody reads on from it: headers, footers, footnotes."""

    def last_page(self) -> int:
        """The number of the last page."""

    def put_aside(self) -> None:
        """Keep little in memory: nobody sees it until something near is asked for again."""

    def shut(self) -> None:
        """Let everything go; nothing more will be asked."""
