"""The places themselves, one of which is seen."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ketareview.domain.highlight import Topic
from ketareview.ui.actions import Actions
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.library_page import LibraryPage
from ketareview.ui.maps.page import EvidencePage
from ketareview.ui.places import Place
from ketareview.ui.reports import ReportPage
from ketareview.ui.session import Session


class Stage(QStackedWidget):
    """Shows a place, always for the topic that is chosen."""

    passage_asked = Signal(object, object)  # the article's UUID, the highlight's
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = Place.LIBRARY
        self.library = LibraryPage(session, actions, self)
        self.map = EvidencePage(session, actions, self)
        self.claims = ClaimPage(session, actions, self)
        self.reports = ReportPage(session, actions, self)
        for page in (self.library, self.map, self.claims, self.reports):
            self.addWidget(page)
        for asking in (self.map, self.claims):
            asking.passage_asked.connect(self.passage_asked)
        for failing in (self.map, self.claims, self.reports):
            failing.failed.connect(self.failed)

    @property
    def place(self) -> Place:
        """The place that is seen."""
        return self._place

    @property
    def title(self) -> str:
        """The name of the place that is seen."""
        return self._place.label

    def show_place(self, place: Place) -> None:
        """Go to a place."""
        self._place = place
        self.setCurrentIndex(list(Place).index(place))
        if place is Place.REPORTS:
            self.reports.make()

    def picked_passages(self) -> list[UUID]:
        """The passages that are selected in the place that is seen."""
        if self._place is Place.CLAIMS:
            return self.claims.picked_passages()
        return self.map.picked() if self._place is Place.MAP else []

    def choose_topic(self, topic: Topic | None) -> None:
        """Show what belongs to a topic, in every place."""
        self.library.choose_topic(topic)
        self.map.choose_topic(topic)
        self.claims.choose_topic(topic)
        self.reports.choose_topic(topic)

    def refresh(self) -> None:
        """Look at the library again."""
        self.library.refresh()
        self.map.refresh()
        self.claims.refresh()
        self.reports.refresh()
