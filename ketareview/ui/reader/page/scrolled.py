"""A view that scrolls and zooms a surface, and holds its place whatever changes size."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ketareview.domain.highlight import Piece
from ketareview.domain.wayfinding import Target
from ketareview.ui.calm import tell_motion
from ketareview.ui.reader.page.gliding import Glide
from ketareview.ui.reader.page.painting import boxes_of
from ketareview.ui.reader.page.surface import Hold, Surface, Zoom

SMALLEST, LARGEST, STEP = 0.25, 5.0, 1.1
_FAR = 0.6  # of the view's height: a jump from which one may want to come back
_ABOVE = 12  # pixels shown above what was gone to


@dataclass(frozen=True, slots=True)
class Stand:
    """What one sees: the place at the top, and how far across, as a part of the width."""

    hold: Hold
    across: float = 0.0


class ScrolledView(QAbstractScrollArea):
    """Knows which part of the surface is seen, and at which zoom."""

    page_shown = Signal(int)
    zoomed = Signal(float)
    moved = Signal()  # scrolled or laid out anew
    corrected = Signal()  # now that letters are known, it stands where it was to go
    leaving = Signal(object)  # Stand left by a jump; steps from place to place are one jump

    def __init__(self, surface: Surface, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.surface = surface
        self.glide = Glide(self.verticalScrollBar())
        self._factor = 1.0
        self._is_fitted = True
        self._hold = surface.hold(0.0)
        self._page = 0
        self._unsure: tuple[Hold, Callable[[], None]] | None = None
        self._is_correcting = False
        self._stepped_to: Hold | None = None
        self._left = Stand(self._hold)
        self._has_told = False
        surface.repaint.connect(self.viewport().update)
        surface.repaint.connect(self._make_sure)
        surface.resized.connect(self._keep_place)

    @property
    def factor(self) -> float:
        """How large it is shown: 1 is the size on paper."""
        return self._factor

    @property
    def is_fitted(self) -> bool:
        """Whether it fills the view's width, whatever that is."""
        return self._is_fitted

    @property
    def stand(self) -> Stand:
        """What is seen now."""
        across = self.horizontalScrollBar().value() / max(self.surface.size().width(), 1.0)
        return Stand(self._hold, across)

    def return_to(self, stand: Stand) -> None:
        """Show exactly what was seen before; the zoom stays as it is."""
        self.glide.stop()
        self._unsure = None
        self.verticalScrollBar().setValue(round(self.surface.height_of(stand.hold)))
        across = round(stand.across * self.surface.size().width())
        self.horizontalScrollBar().setValue(across)
        self._hold = stand.hold

    def zoom_to(self, factor: float, about: QPointF | None = None) -> None:
        """Show at a factor; the place `about` (of the viewport) stays under the pointer."""
        self._is_fitted = False
        self._zoom(min(max(factor, SMALLEST), LARGEST), about)

    def zoom_by(self, steps: float, about: QPointF | None = None) -> None:
        """Show some steps larger or smaller."""
        self.zoom_to(self._factor * STEP**steps, about)

    def fit_width(self) -> None:
        """Fill the view's width, now and when its size changes."""
        self._is_fitted = True
        fitting = self.surface.fitting(self.viewport().width())
        self._zoom(min(max(fitting, SMALLEST), LARGEST), None)

    def go_to_page(self, page: int) -> None:
        """Scroll to the beginning of a page."""
        self._jump(self.surface.top_of(page) - _ABOVE)

    def go_to(self, target: Target, at: float = 0.0) -> None:
        """Scroll so that a target stands at the top, or at a part of the view's height."""
        above = _ABOVE + at * self.viewport().height()
        self._jump(self.surface.top_of_target(target) - above)
        if isinstance(target, Piece) and not self.surface.boxes(target):
            self._await(partial(self.go_to, target, at))

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Scroll so that the first piece stands in the upper third, if it is not in sight."""
        if not pieces:
            return
        boxes = boxes_of(self.surface, pieces[:1])
        top = boxes[0].top() if boxes else self.surface.top_of_target(pieces[0])
        view = self.seen()
        if not boxes or not view.adjusted(0, 24, 0, -24).contains(boxes[0].center()):
            self._jump(top - view.height() / 3, is_step=True)
        if boxes and not view.left() <= boxes[0].center().x() <= view.right():
            self.horizontalScrollBar().setValue(round(boxes[0].left() - 48))
        if not boxes:
            self._await(partial(self.show_pieces, pieces))

    def seen(self) -> QRectF:
        """What of the surface the view shows."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(across, down, self.viewport().width(), self.viewport().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.surface.near(self.seen())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.surface.put_aside()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self.fit_width()
        else:
            self._zoom(self._factor, None)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        tell_motion()
        view = self.seen()
        self._hold = self.surface.hold(view.top())
        self._tell_page(view)
        self.surface.near(view)
        self.viewport().update()
        self.moved.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
        elif event.pixelDelta().isNull() and event.angleDelta().y():
            self.glide.by(-event.angleDelta().y())
        else:
            super().wheelEvent(event)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._zoom(self._factor, None)
        return super().viewportEvent(event)

    def _zoom(self, factor: float, about: QPointF | None) -> None:
        fixed = about or QPointF(self.viewport().width() / 2, 0.0)
        view = self.seen()
        hold = self._hold if about is None else self.surface.hold(view.top() + fixed.y())
        across = (view.left() + fixed.x()) / max(self.surface.size().width(), 1.0)
        changed = factor != self._factor
        self._factor = factor
        ratio = self.viewport().devicePixelRatioF()
        self._hold = self.surface.hold(view.top())
        self.surface.zoom(Zoom(factor, self.viewport().width(), ratio))
        self.verticalScrollBar().setValue(round(self.surface.height_of(hold) - fixed.y()))
        new_across = across * self.surface.size().width() - fixed.x()
        self.horizontalScrollBar().setValue(round(new_across))
        if about is None:
            self._hold = hold  # scroll bars count whole pixels, and may not reach so far yet
        if changed:
            self.zoomed.emit(factor)

    def _keep_place(self) -> None:
        """Give the scroll bars their new ranges and show the same place as before."""
        size, hold = self.surface.size(), self._hold
        width, height = self.viewport().width(), self.viewport().height()
        self.horizontalScrollBar().setPageStep(width)
        self.horizontalScrollBar().setRange(0, max(round(size.width()) - width, 0))
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(round(size.height()) - height, 0))
        bar.setValue(round(self.surface.height_of(hold)))
        self._hold = hold
        self._tell_page(self.seen())
        self.surface.near(self.seen())
        self.viewport().update()
        self.moved.emit()

    def leave_for(self, value: int) -> None:
        """Tell of a jump to a value of the scroll bar, if it is far."""
        self._left, self._has_told = self.stand, False
        self._tell_leaving(value)

    def _jump(self, wanted: float, *, is_step: bool = False) -> None:
        bar = self.verticalScrollBar()
        value = min(max(round(wanted), bar.minimum()), bar.maximum())
        self._unsure = None
        self.glide.stop()
        if not (self._is_correcting or (is_step and self._hold == self._stepped_to)):
            self._left, self._has_told = self.stand, False
        self._tell_leaving(value)
        bar.setValue(value)
        self._stepped_to = self._hold if is_step else None

    def _tell_leaving(self, value: int) -> None:
        """Tell once of the place at which the jump, or the first of several steps, began."""
        distance = abs(value - self.surface.height_of(self._left.hold))
        if not self._has_told and distance > self.viewport().height() * _FAR:
            self._has_told = True
            self.leaving.emit(self._left)

    def _await(self, again: Callable[[], None]) -> None:
        """Go there once more when the letters of the page are known, unless one has gone on."""
        self._unsure = self._hold, again

    def _make_sure(self) -> None:
        if self._unsure is None:
            return
        hold, again = self._unsure
        self._unsure = None
        if hold == self._hold:
            self._is_correcting = True
            again()
            self._is_correcting = False
            self.corrected.emit()

    def _tell_page(self, view: QRectF) -> None:
        page = self.surface.page_at(view.top() + view.height() / 3)
        if page != self._page:
            self._page = page
            self.page_shown.emit(page)

    def ensure_seen(self, box: QRectF) -> None:
        """Scroll just as far as a box needs to be seen."""
        view, bar = self.seen(), self.verticalScrollBar()
        if box.top() < view.top() + 24:
            bar.setValue(round(box.top() - 48))
        elif box.bottom() > view.bottom() - 24:
            bar.setValue(round(box.bottom() + 48 - view.height()))
