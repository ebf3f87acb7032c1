"""What the reviewer says of an import: its name, and where the records were searched for."""

from datetime import date
from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ketareview.domain.imports import Search

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

_LONGEST_WORDS = 1_000_000
_LONGEST_TIP = 2_000


class BatchDetails(QWidget):
    """Four fields; leaving one keeps it."""

    changed = Signal(str, object)  # the name, and the Search

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = self._line("Name of the import", "Such as “First search”")
        self.database = QComboBox(self)
        self.database.setEditable(True)
        self.database.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.database.addItems(("", *_DATABASES))
        self.database.setAccessibleName("Database")
        self.words = self._line("Search words", "As they were typed there")
        self.words.setMaxLength(_LONGEST_WORDS)
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
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self._told: tuple[str, Search] = ("", Search())
        for line in (self.name, self.words, self.day):
            line.editingFinished.connect(self._keep)
        self.database.activated.connect(self._keep)
        editor = self.database.lineEdit()
        if editor is not None:
            editor.editingFinished.connect(self._keep)

    def show_details(self, name: str, search: Search) -> None:
        """Show what is known."""
        self._told = (name, search)
        self.name.setText(name)
        self.database.setCurrentText(search.database)
        self.words.setText(search.words)
        self.words.setToolTip(_tip(search.words))
        self.day.setText(search.day.isoformat() if search.day else "")
        self._judge()

    def written(self) -> tuple[str, Search]:
        """What the fields say; a day that is none is left out."""
        search = Search(
            database=self.database.currentText().strip(),
            words=self.words.text().strip(),
            day=_day(self.day.text()),
        )
        return self.name.text().strip(), search

    @Slot()
    def _keep(self) -> None:
        self._judge()
        written = self.written()
        if written != self._told:
            self._told = written
            self.changed.emit(*written)

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


def _tip(words: str) -> str:
    """Show the lines of a strategy, which the field shows as one."""
    return f"<pre>{escape(words[:_LONGEST_TIP])}</pre>" if "\n" in words else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None
