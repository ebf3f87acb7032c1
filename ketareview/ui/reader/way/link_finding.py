"""Which link lies at a place of the page: one of the file's own, or a mention in the text."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.highlight import Piece
from ketareview.domain.progress import Progress
from ketareview.domain.wayfinding import Link, Spot
from ketareview.pdf import Viewer
from ketareview.reading.mentions import Mention, Mentions
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.tasks import Task, TaskRunner

_MOST_PAGES = 100  # whose links are kept


@dataclass(frozen=True, slots=True)
class Way:
    """A link on the surface; exactly one of the three says where it leads."""

    boxes: tuple[QRectF, ...]
    spot: Spot | None = None
    mention: Mention | None = None
    address: str = ""


class LinkFinding(QObject):
    """Asks for a page's links when the page is first pointed at, and for all mentions once."""

    arrived = Signal()

    def __init__(self, viewer: Viewer, opened: Opened, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._opened = opened
        self._tasks = tasks
        self._answers = Answers(self)
        self._links: OrderedDict[int, tuple[Link, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._mentions: Mentions | None = None
        self._has_read = False
        self._task: Task[Mentions] | None = None
        self._is_shut = False

    @property
    def mentions(self) -> Mentions | None:
        """What the text mentions, once it is read."""
        return self._mentions

    def prepare(self, pages: Sequence[int]) -> None:
        """Make links of pages ready."""
        for page in pages:
            self._ask(page)
        if not self._has_read:
            self._has_read = True
            self._task = self._tasks.start("Read references", self._read, done=self._take_mentions)

    def at(self, point: QPointF) -> Way | None:
        """Find the link over a point of the surface."""
        surface = self._opened.surface
        for link in self._links.get(surface.page_at(point.y()), ()):
            boxes = self._boxes(surface.page_at(point.y()), link)
            if any(box.contains(point) for box in boxes):
                return Way(boxes, spot=link.target, address=link.address)
        place = surface.place_at(point)
        way = self._mentioned(place) if place else None
        if way and any(box.adjusted(-1, -2, 1, 2).contains(point) for box in way.boxes):
            return way
        return None

    def at_place(self, place: Place) -> Way | None:
        """Find the link over the letter at a place of the text."""
        boxes = self._opened.surface.boxes(Piece(place.page, place.offset, place.offset + 1))
        return self.at(boxes[0].center()) if boxes else self._mentioned(place)

    def shut(self) -> None:
        """Hear no more answers; what is read of a long paper for nothing is stopped."""
        self._is_shut = True
        self._answers.shut()
        if self._task is not None and self._mentions is None:
            self._task.cancel()

    def _boxes(self, page: int, link: Link) -> tuple[QRectF, ...]:
        surface = self._opened.surface
        return tuple(each for box in link.boxes for each in surface.boxes(Piece(page, box=box)))

    def _mentioned(self, place: Place) -> Way | None:
        surface, mentions = self._opened.surface, self._mentions
        if mentions is None:
            return None
        mention = mentions.at(place.page, place.offset)
        if mention is None:
            mention = mentions.raised_at(place.page, place.offset)
            if mention is None or not surface.is_raised(mention.piece):
                return None
        return Way(surface.boxes(mention.piece), mention=mention)

    def _ask(self, page: int) -> None:
        path = self._opened.path
        if path is None or page in self._asked:
            return
        self._asked.add(page)
        self._answers.wait(
            self._viewer.links(path, page),
            lambda links: links,
            partial(self._keep, page),
            self._keep_none,
        )

    def _keep(self, page: int, links: tuple[Link, ...]) -> None:
        self._links[page] = links
        if len(self._links) > _MOST_PAGES:
            forgotten, _ = self._links.popitem(last=False)
            self._asked.discard(forgotten)
        self.arrived.emit()

    def _keep_none(self, _error: KetaReviewError) -> None:
        """A page that is broken has no links; the page itself tells of it."""

    def _read(self, progress: Progress) -> Mentions:
        # Nobody watches it, so it tells of no step; it only asks whether to stop.
        return Mentions(self._opened.pages, lambda *_: progress(0, 0))

    def _take_mentions(self, mentions: Mentions) -> None:
        if not self._is_shut:
            self._mentions = mentions
            self.arrived.emit()
