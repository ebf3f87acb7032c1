"""Joins the panel beside the page, the strip at its edge and its links with the page itself."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ketareview.domain.wayfinding import Heading
from ketareview.pdf import Viewer
from ketareview.ui.reader.desk import Desk
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.scrolled import Stand
from ketareview.ui.reader.toolbar import ReaderToolbar
from ketareview.ui.reader.way.buttons import SideButtons
from ketareview.ui.reader.way.links import Links
from ketareview.ui.reader.way.outline_reading import OutlineReading
from ketareview.ui.reader.way.panel import WayPanel
from ketareview.ui.tasks import TaskRunner

_PAUSE = 40  # milliseconds between two looks at where the reader is
_READ_AT = 0.3  # of the view's height: where the eye is taken to be


class Guide(QObject):
    """Reads the outline when it is looked at first, and follows what is read.

    `placed` tells of the page before it is shown, `leaving` of the stand that a jump leads from.
    """

    placed = Signal(object)  # Desk
    leaving = Signal(object)  # Stand
    back_asked = Signal()
    forward_asked = Signal()

    def __init__(
        self,
        viewer: Viewer,
        tasks: TaskRunner,
        panel: WayPanel,
        toolbar: ReaderToolbar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._tasks = tasks
        self._room = parent
        self.links: Links | None = None
        self._panel = panel
        self._view: PageView | None = None
        self._opened: Opened | None = None
        self._has_asked = False
        self._reading = OutlineReading(viewer, tasks, self)
        self._reading.found.connect(self._show_outline)
        self._toolbar = toolbar
        self._goal: Stand | None = None
        self._buttons = SideButtons(self)
        self._buttons.back.connect(self.back_asked)
        self._buttons.forward.connect(self.forward_asked)
        toolbar.back_asked.connect(self.back_asked)
        toolbar.forward_asked.connect(self.forward_asked)
        toolbar.panel_asked.connect(self.switch)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._follow)

    def take(self, opened: Opened, desk: Desk) -> None:
        """Lead through an article from now on."""
        self._opened, self._view = opened, desk.view
        panel, view = self._panel, desk.view
        panel.offer_pages(opened.path is not None)
        if opened.path is not None:
            panel.thumbnails.show_paper(self._viewer, opened.path, opened)
        panel.outline.asked.connect(view.go_to)
        panel.thumbnails.asked.connect(view.go_to_page)
        panel.outline.left.connect(desk.setFocus)
        panel.thumbnails.left.connect(desk.setFocus)
        for watched in (view, panel.outline, panel.thumbnails):
            self._buttons.watch(watched.viewport())
        self.links = Links(self._viewer, opened, view, self._tasks, self._room)
        view.moved.connect(self._follow_soon)
        view.overlaid.connect(self._show_marks)
        panel.currentChanged.connect(self._look)
        if self.is_open:
            self._look()
        view.leaving.connect(self.leaving)
        self.placed.emit(desk)
        if self._goal is not None:
            view.return_to(self._goal)

    @property
    def stand(self) -> Stand | None:
        """What is seen of the page; before it is there, what will be."""
        return self._goal if self._view is None else self._view.stand

    def return_to(self, stand: Stand) -> None:
        """Show exactly what was seen before, as soon as the page is there."""
        self._goal = stand
        if self._view is not None:
            self._view.return_to(stand)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Show whether there is a way back and forward."""
        self._toolbar.show_ways(back=back, forward=forward)

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return not self._panel.isHidden()

    def open_like(self, other: "Guide") -> None:
        """Begin with the panel as it stands in another tab."""
        self._panel.setVisible(other.is_open)
        self._panel.setCurrentIndex(other.tab)

    @property
    def tab(self) -> int:
        """Which of the panel's tabs is shown."""
        return self._panel.currentIndex()

    def switch(self) -> None:
        """Show the panel with the focus in it, or hide it."""
        panel = self._panel
        panel.setVisible(panel.isHidden())
        if panel.isHidden():
            if self._view is not None:
                self._view.setFocus()
            return
        self._look()
        panel.currentWidget().setFocus()

    def shut(self) -> None:
        """Hear no more answers."""
        self._pause.stop()
        self._reading.shut()
        self._panel.thumbnails.shut()
        self._panel.outline.shut()
        if self.links is not None:
            self.links.shut()

    def _look(self) -> None:
        if self._opened is not None and not self._has_asked:
            self._has_asked = True
            self._reading.start(self._opened)
        self._show_marks()
        self._follow()

    def _show_outline(self, headings: tuple[Heading, ...]) -> None:
        if self._opened is not None:
            self._panel.outline.show_headings(headings, self._opened.surface)
            self._follow()

    def _show_marks(self) -> None:
        if self._view is not None and self.is_open:
            self._panel.thumbnails.show_marks(self._view.marks)

    def _follow_soon(self) -> None:
        if self.is_open and not self._pause.isActive():
            self._pause.start()

    def _follow(self) -> None:
        if self._view is None:
            return
        seen = self._view.seen()
        height = seen.top() + seen.height() * _READ_AT
        self._panel.outline.follow(self._view.surface, height)
        self._panel.thumbnails.follow(self._view.surface.page_at(height))
