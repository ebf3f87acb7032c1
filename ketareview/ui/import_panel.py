"""The panel that tells what became of each file."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.ui.importing import Importing
from ketareview.ui.messages import counted, outcome, reason
from ketareview.ui.theme import Theme

_WIDTH = 460
_HEIGHT = 340
_AROUND = 84  # pixels of head and edges


class ImportPanel(QFrame):
    """Progress, a way to stop, and one line for each file."""

    show_asked = Signal(object)  # UUID

    def __init__(self, importing: Importing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importPanel")
        self.setAccessibleName("Import")
        self._importing = importing
        self._theme = theme
        self._outcomes: list[Outcome] = []
        self._title = QLabel("Import", self)
        self._title.setObjectName("heading")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Files read")
        self._stop = QPushButton("Cancel", self)
        self._stop.setAccessibleName("Cancel the import")
        self._stop.clicked.connect(importing.cancel)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close the import results")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.hide)
        self._inside = QWidget(self)
        self._lay_out()
        importing.began.connect(self._begin)
        importing.told.connect(self._add)
        importing.progressed.connect(self._show_progress)
        importing.ended.connect(self._end)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def outcomes(self) -> list[Outcome]:
        """What became of the files so far, in their order."""
        return list(self._outcomes)

    @override
    def sizeHint(self) -> QSize:
        needed = self._lines.heightForWidth(_WIDTH - 56) + _AROUND
        return QSize(_WIDTH, min(needed, _HEIGHT))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._stop)
        head.addWidget(self._close)
        inside = self._inside
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.setSpacing(4)
        self._lines.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolling = area.verticalScrollBar()
        self._scrolling.rangeChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(area, 1)

    @Slot()
    def _begin(self) -> None:
        if not self.isVisible():
            self._clear()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.show()
        self._say()
        self.show()
        self.raise_()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._title.setText(f"Importing {done:,} of {counted(total, 'file', 'files')}")

    @Slot(object)
    def _add(self, result: ImportResult) -> None:
        line = _Line(result, self)
        line.show_asked.connect(self.show_asked)
        line.retry_asked.connect(self._importing.retry)
        self._outcomes.append(result.outcome)
        self._lines.insertWidget(self._lines.count() - 1, line)
        self.updateGeometry()

    @Slot()
    def _end(self) -> None:
        self._bar.hide()
        self._stop.hide()
        self._say()

    @Slot()
    def _follow(self) -> None:
        self._scrolling.setValue(self._scrolling.maximum())

    def _say(self) -> None:
        counts = [(each, self._outcomes.count(each)) for each in Outcome]
        words = [f"{count:,} {outcome(each)}" for each, count in counts if count]
        self._title.setText(", ".join(words) or "Import")
        self.setAccessibleDescription(self._title.text())

    def _clear(self) -> None:
        self._outcomes.clear()
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close"))


class _Line(QWidget):
    """What became of one file or record."""

    show_asked = Signal(object)
    retry_asked = Signal(str)

    def __init__(self, result: ImportResult, parent: QWidget) -> None:
        super().__init__(parent)
        self._result = result
        name = Path(result.path).name
        title = _plain(result.title or name, self)
        title.setToolTip(result.path)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = _plain(outcome(result.outcome), self)
        told.setObjectName("problem" if result.outcome is Outcome.FAILED else "hint")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title, 1)
        row.addWidget(told)
        button = self._button(name)
        if button is not None:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        why = reason(result.reason)
        if why:
            words = _plain(why, self)
            words.setObjectName("hint")
            words.setWordWrap(True)
            column.addWidget(words)
        self.setAccessibleName(f"{title.text()}: {told.text()}. {why}")

    def _button(self, name: str) -> QPushButton | None:
        if self._result.outcome is Outcome.FAILED:
            button = QPushButton("Retry", self)
            button.clicked.connect(self._ask_retry)
        elif self._result.article_id is not None:
            button = QPushButton("Show", self)
            button.clicked.connect(self._ask_show)
        else:
            return None
        button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        button.setAccessibleName(f"{button.text()} {name}")
        return button

    @Slot()
    def _ask_show(self) -> None:
        self.show_asked.emit(self._result.article_id)

    @Slot()
    def _ask_retry(self) -> None:
        self.retry_asked.emit(self._result.path)


def _plain(words: str, parent: QWidget) -> QLabel:
    """Titles and names come from outside: they are never taken for markup."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
