"""What the reviewer says of an import: its name, and where the records were searched for."""

from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ketareview.domain.imports import Search
from ketareview.ui.growing_text import GrowingText

_DATABASES = (
    "PubMed",
    "Embase",
    "Cochrane CENTRAL",
    "PsycINFO",
    "Scopus",
    "Web of Science",
    "CINAHL",
    "ClinicalTrials.gov",
    "Google Scholar",
)

_MOST_LINES = 6
"""Of a search's words that are shown at once: a strategy has fifty."""

_ABOVE = 8  # pixels from the top of a field to its words


class BatchDetails(QWidget):
    """Four fields; leaving one keeps it."""

    changed = Signal(object)  # dict: the fields written, of "name" and of those of a Search

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = self._line("Name of the import", "Such as “First search”")
        self.database = QComboBox(self)
        self.database.setEditable(True)
        self.database.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.database.addItems(("", *_DATABASES))
        self.database.setAccessibleName("Database")
        self.words = GrowingText("Search words", self, has_lines=True, most_lines=_MOST_LINES)
        self.words.setPlaceholderText("As they were typed there")
        self.day = self._line("Day of the search", "2026-01-31")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        fields = {
            "Name": self.name,
            "Database": self.database,
            "Search": self.words,
            "Day": self.day,
        }
        for row, (label, field) in enumerate(fields.items()):
            caption = QLabel(label, self)
            caption.setProperty("soft", True)  # noqa: FBT003 - the name of the property says it
            caption.setBuddy(field)
            caption.setContentsMargins(0, _ABOVE, 0, 0)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self._told: tuple[str, Search] = ("", Search())
        for line in self._lines():
            line.editingFinished.connect(self._keep)
        self.words.edited.connect(self._keep)
        self.database.activated.connect(self._keep)

    def show_details(self, name: str, search: Search) -> None:
        """Show what is known; a field in which somebody writes stays as it is."""
        self._told = (name, search)
        day = search.day.isoformat() if search.day else ""
        for line, known in zip(self._lines(), (name, search.database, day), strict=True):
            if not (line.hasFocus() and line.isModified()):
                line.setText(known)
        if not (self.words.hasFocus() and self._is_strategy_written()):
            self.words.setPlainText(search.words)
            self.words.document().setModified(False)
        self._judge()

    def written(self) -> tuple[str, Search]:
        """What the fields say; a day that is none is left out."""
        name, database, day = (line.text().strip() for line in self._lines())
        # A text field gives back other characters for some, such as spaces that do not break.
        is_written = self._is_strategy_written()
        words = self.words.toPlainText().strip() if is_written else self._told[1].words
        return name, Search(database, words, _day(day))

    def _lines(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.name, cast("QLineEdit", self.database.lineEdit()), self.day

    def _is_strategy_written(self) -> bool:
        return self.words.document().isModified()

    @Slot()
    def _keep(self) -> None:
        self._judge()
        told, self._told = _fields(*self._told), self.written()
        written = _fields(*self._told)
        if changes := {name: value for name, value in written.items() if value != told[name]}:
            self.changed.emit(changes)
        for line in self._lines():
            line.setModified(False)
        self.words.document().setModified(False)

    def _judge(self) -> None:
        is_wrong = bool(self.day.text().strip()) and _day(self.day.text()) is None
        self.day.setProperty("wrong", is_wrong)
        self.day.setToolTip("A day is written as 2026-01-31." if is_wrong else "")
        self.day.style().polish(self.day)

    def _line(self, name: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        return line


def _fields(name: str, search: Search) -> dict[str, object]:
    return {"name": name, "database": search.database, "words": search.words, "day": search.day}


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None
