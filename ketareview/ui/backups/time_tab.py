"""A slider over everything that was ever done, and what was there at each moment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from ketareview.domain.past import Moment, Thing
from ketareview.domain.progress import Progress
from ketareview.library import Past
from ketareview.ui.backups.bringing import Bringing
from ketareview.ui.backups.things import ThingsPanel
from ketareview.ui.backups.watching import Watching
from ketareview.ui.backups.words import when
from ketareview.ui.latest import Latest
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.session import Session

_PAUSE = 150  # milliseconds after which a slider that stands is followed
_NOTHING = "Nothing was done in this library yet."


class TimeTab(QWidget):
    """Reads only; bringing something back asks first."""

    failed = Signal(object)  # Exception
    done = Signal(str)

    def __init__(self, session: Session, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = watching.folder
        self._moments: Sequence[Moment] = ()
        self._past: Past | None = None
        self._listing = Latest(session.tasks)
        self._looking = Latest(session.tasks)
        self.name = QLabel(_NOTHING, self)
        self.name.setObjectName("heading")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self._date = QLabel(self)
        self._date.setObjectName("hint")
        self._date.setTextFormat(Qt.TextFormat.PlainText)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("timeSlider")
        self.slider.setAccessibleName("Moment")
        self.slider.setRange(0, 0)
        self.earlier = _step("back", "Earlier", session, self)
        self.later = _step("forward", "Later", session, self)
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far that time is read")
        self._bar.hide()
        self.things = ThingsPanel(session.theme, self)
        self._bringing = Bringing(session, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self.slider.valueChanged.connect(self._name)
        self._pause.timeout.connect(self._look)
        self.earlier.clicked.connect(lambda: self.slider.setValue(self.slider.value() - 1))
        self.later.clicked.connect(lambda: self.slider.setValue(self.slider.value() + 1))
        self.things.asked.connect(self._ask)
        self._bringing.done.connect(self.done)

    def refresh(self) -> None:
        """Look again what was ever done."""
        library = self._session.library

        def work(progress: Progress) -> Sequence[Moment]:
            return library.timeline.moments(progress)

        self._listing.start("Look at history", work, done=self._list, failed=self.failed.emit)

    def stop(self) -> None:
        """Look no more."""
        self._pause.stop()
        self._listing.stop()
        self._looking.stop()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.earlier)
        row.addWidget(self.slider, 1)
        row.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for part in (self.name, self._date):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self.things, 1)

    def _list(self, moments: Sequence[Moment]) -> None:
        """Stay at the moment that was chosen, or stand at the last."""
        chosen = self._chosen()
        is_last = chosen is None or self.slider.value() == len(self._moments) - 1
        self._moments = moments
        last = max(len(moments) - 1, 0)
        self.slider.setRange(0, last)
        self.slider.setPageStep(max(1, len(moments) // 20))
        self.slider.setValue(last if is_last else self.slider.value())
        self._name()

    def _chosen(self) -> Moment | None:
        place = self.slider.value()
        return self._moments[place] if place < len(self._moments) else None

    @Slot()
    def _name(self) -> None:
        moment = self._chosen()
        self.earlier.setEnabled(self.slider.value() > 0)
        self.later.setEnabled(self.slider.value() < self.slider.maximum())
        if moment is None:
            self.name.setText(_NOTHING)
            return
        self.name.setText(f"After “{moment.name}”")
        place = f"{self.slider.value() + 1:,} of {len(self._moments):,}"
        self._date.setText(f"{when(moment.at)} · {moment.reviewer} · {place}")
        self.slider.setAccessibleDescription(f"{self.name.text()}, {self._date.text()}")
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        moment = self._chosen()
        if moment is None:
            return
        timeline, folder = self._session.library.timeline, self._folder

        def work(progress: Progress) -> tuple[Past, tuple[Thing, ...]]:
            past = timeline.at(moment.number, folder, progress)
            return past, past.things(progress)

        self._bar.show_steps(0, 0)
        self._bar.show()
        self._looking.start("Look at that time", work, done=self._show, failed=self._fail)

    def _show(self, found: tuple[Past, tuple[Thing, ...]]) -> None:
        self._bar.hide()
        self._past, things = found
        self.things.show_things(things)

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.failed.emit(error)

    @Slot(object, object)
    def _ask(self, kind: object, ids: object) -> None:
        if self._past is not None:
            self._bringing.ask(self._past, kind, ids)  # type: ignore[arg-type]


def _step(icon: str, words: str, session: Session, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(session.theme.icon(icon))
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
