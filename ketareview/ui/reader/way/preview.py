"""What a link leads to, shown beside it before one goes there."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.geometry import Rect
from ketareview.pdf import Viewer
from ketareview.reading import PageLayout
from ketareview.reading.figures import part_around, part_shown
from ketareview.reading.mentions import Kind, Mention
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.reader.page.pictures import copied
from ketareview.ui.reader.way.link_finding import LinkFinding, Way
from ketareview.ui.theme import Theme

_WIDTH = 420
_HIGHEST = 340
_AWAY = 8
_LONGEST = 600


class PreviewCard(QFrame):
    """A title, and below it words or a picture; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("previewCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Preview")
        self._title = QLabel(self)
        self._title.setObjectName("caption")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._picture = QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (self._title, self._words, self._picture):
            column.addWidget(part)
        self.hide()

    @property
    def words(self) -> str:
        """What it says below its title."""
        return self._words.text()

    @property
    def has_picture(self) -> bool:
        """Whether it shows a part of a page."""
        return not self._picture.isHidden()

    def say(self, title: str, words: str) -> None:
        """Show words."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._picture.hide()
        self.setAccessibleDescription(f"{title}. {words}")
        fitting = self._words.sizeHint().width()
        self._words.setFixedWidth(min(max(fitting, 200), _WIDTH))

    def show_picture(self, title: str, image: QImage) -> None:
        """Show a part of a page, and no words."""
        self.say(title, "")
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.show()

    def show_beside(self, link: QRect, room: QRect) -> None:
        """Stand below a link, or above it, within `room`."""
        self.adjustSize()
        size: QSize = self.sizeHint()
        self.resize(size)
        left = min(max(link.left(), room.left()), room.right() - size.width())
        top = link.bottom() + _AWAY
        if top + size.height() > room.bottom():
            top = max(link.top() - _AWAY - size.height(), room.top())
        self.move(max(left, room.left()), top)
        self.show()
        self.raise_()


class Previews(QObject):
    """Finds out what a link leads to; what comes late, for a link left meanwhile, is not shown."""

    def __init__(
        self,
        viewer: Viewer,
        opened: Opened,
        finding: LinkFinding,
        theme: Theme,
        card: PreviewCard,
    ) -> None:
        super().__init__(card)
        self._viewer = viewer
        self._opened = opened
        self._finding = finding
        self._card = card
        self._theme = theme
        self._answers = Answers(self)
        self._place = QRect(), QRect()
        self._asked = 0

    def show(self, way: Way, link: QRect, room: QRect) -> None:
        """Show what a link leads to, beside it."""
        self._asked += 1
        self._place = link, room
        if way.address:
            self._say("Leads out of the program", way.address[:_LONGEST])
        elif way.mention is not None:
            self._show_mention(way.mention)
        elif way.spot is not None and self._opened.path is not None:
            self._look(self._opened.path, way.spot.page, partial(self._at_spot, way))

    def hide(self) -> None:
        """Show nothing."""
        self._asked += 1
        self._card.hide()

    def shut(self) -> None:
        """Hear no more answers."""
        self._answers.shut()

    def _show_mention(self, mention: Mention) -> None:
        mentions = self._finding.mentions
        if mentions is None:
            return
        if mention.kind is Kind.REFERENCE or self._opened.path is None:
            self._say(self._named(mention), mentions.words(mention))
        else:
            found = partial(self._at_caption, mention)
            self._look(self._opened.path, mention.target.page, found)

    def _look(self, path: Path, page: int, found: "partial[None]") -> None:
        """Ask where the letters of a page stand."""
        stored = self._opened.pages[page - 1]
        self._answers.wait(
            self._viewer.letters(path, page, stored.runs, len(stored.text)),
            partial(PageLayout, stored),
            partial(self._if_asked, self._asked, found),
            self._ignore,
        )

    def _if_asked(self, asked: int, found: "partial[None]", layout: PageLayout) -> None:
        if asked == self._asked:
            found(layout)

    def _at_spot(self, way: Way, layout: PageLayout) -> None:
        """Show the reference at a spot, or else a picture of what stands there."""
        spot, mentions = way.spot, self._finding.mentions
        if spot is None:
            return
        offset = layout.offset_at(max(spot.left, 1.0), spot.top + _AWAY)
        entry = mentions.entry_at(spot.page, offset) if mentions and offset is not None else None
        if entry is not None:
            number = f"Reference {entry.number}".strip()
            self._say(f"{number} · {self._label(spot.page)}", entry.words)
        else:
            page = self._opened.pages[spot.page - 1]
            self._draw(self._label(spot.page), spot.page, part_around(page, spot.top))

    def _at_caption(self, mention: Mention, layout: PageLayout) -> None:
        page = self._opened.pages[mention.target.page - 1]
        part = part_shown(page, layout, mention.target, mention.kind)
        self._draw(self._named(mention), page.number, part)

    def _draw(self, title: str, page: int, part: Rect) -> None:
        path = self._opened.path
        if path is None:
            return
        ratio = self._card.devicePixelRatioF()
        scale = min(_WIDTH / max(part.width, 1.0), _HIGHEST / max(part.height, 1.0))
        self._answers.wait(
            self._viewer.picture(path, page, scale * ratio),
            partial(copied, ground=self._theme.pages.ground),
            partial(self._show_part, self._asked, title, part, self._opened.sizes[page - 1]),
            self._ignore,
        )

    def _show_part(
        self, asked: int, title: str, part: Rect, size: tuple[float, float], image: QImage
    ) -> None:
        if asked != self._asked:
            return
        across, down = image.width() / max(size[0], 1.0), image.height() / max(size[1], 1.0)
        cut = image.copy(
            round(part.left * across),
            round(part.top * down),
            max(round(part.width * across), 1),
            max(round(part.height * down), 1),
        )
        cut.setDevicePixelRatio(self._card.devicePixelRatioF())
        self._card.show_picture(title, cut)
        self._card.show_beside(*self._place)

    def _say(self, title: str, words: str) -> None:
        self._card.say(title, words)
        self._card.show_beside(*self._place)

    def _named(self, mention: Mention) -> str:
        name = f"{mention.kind} {mention.number}".strip()
        label = self._label(mention.target.page)
        return f"{name} · {label}" if label else name

    def _label(self, page: int) -> str:
        labels = self._opened.labels
        return f"p. {labels[page - 1]}" if page <= len(labels) else ""

    def _ignore(self, _error: KetaReviewError) -> None:
        """A page that is broken has no preview; the page itself tells of it."""
