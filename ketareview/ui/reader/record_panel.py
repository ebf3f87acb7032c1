"""The article's record: what is known of it, where that came from, and changing it."""

import re
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.article import Article, ArticleKind, Author, Record

_FIELDS = (
    ("title", "Title"),
    ("authors", "Authors"),
    ("year", "Year"),
    ("journal", "Journal"),
    ("doi", "DOI"),
)
_YEAR = re.compile(r"[12]\d{3}")


class RecordPanel(QScrollArea):
    """A line for each field, and below it where it came from; leaving a line saves it."""

    changed = Signal(object)  # fields of the record with their new values

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recordPanel")
        self.setAccessibleName("Record of this article")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._record = Record()
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(2)
        self._origins: dict[str, QLabel] = {}
        self._lines = {name: self._line(name, label) for name, label in _FIELDS}
        self._kind = self._kind_box()
        self._files = QLabel(inside)
        self._files.setObjectName("hint")
        self._files.setWordWrap(True)
        self._column.addSpacing(8)
        self._column.addWidget(self._files)
        self._column.addStretch()
        self.setWidget(inside)

    def show_article(self, article: Article) -> None:
        """Show an article's record."""
        self._record = article.record
        for name, line in self._lines.items():
            if not line.isModified():
                line.setText(_written(article.record, name))
                line.setCursorPosition(0)
        with QSignalBlocker(self._kind):
            self._kind.setCurrentIndex(self._kind.findData(article.record.kind))
        for name, label in self._origins.items():
            origin = article.origin.get(name)
            label.setText(_told(origin.where, origin.confidence) if origin else "")
            label.setVisible(origin is not None)
        self._files.setText("\n".join(_described(article)))

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(label)
        if name == "authors":
            line.setPlaceholderText("Family, Given; Family, Given")
        line.editingFinished.connect(self._keep)
        self._add(name, label, line)
        return line

    def _kind_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Kind")
        for kind in ArticleKind:
            box.addItem(kind.value.replace("-", " ").capitalize(), kind)
        box.activated.connect(self._keep)
        self._add("kind", "Kind", box)
        return box

    def _add(self, name: str, label: str, field: QWidget) -> None:
        caption = QLabel(label, self)
        caption.setObjectName("caption")
        caption.setBuddy(field)
        origin = QLabel(self)
        origin.setObjectName("hint")
        origin.setWordWrap(True)
        self._origins[name] = origin
        for widget in (caption, field, origin):
            self._column.addWidget(widget)
        self._column.addSpacing(8)

    def _keep(self) -> None:
        record = self._edited()
        for line in self._lines.values():
            line.setModified(False)
        self._lines["year"].setText(_written(record, "year"))
        before, self._record = self._record, record
        names = (*self._lines, "kind")
        new = {name: getattr(record, name) for name in names}
        fields = {name: new[name] for name in names if new[name] != getattr(before, name)}
        if fields:
            self.changed.emit(fields)

    def _edited(self) -> Record:
        written = {name: " ".join(line.text().split()) for name, line in self._lines.items()}
        return replace(
            self._record,
            title=written["title"],
            authors=_authors(written["authors"], self._record.authors),
            year=_year(written["year"], self._record.year),
            journal=written["journal"],
            doi=written["doi"],
            kind=ArticleKind(self._kind.currentData()),  # Qt keeps it as plain text
        )


def _written(record: Record, name: str) -> str:
    if name == "authors":
        return "; ".join(_name(author) for author in record.authors)
    value = getattr(record, name)
    return "" if value is None else str(value)


def _name(author: Author) -> str:
    if author.literal:
        return author.literal
    return f"{author.family}, {author.given}" if author.given else f"{author.family},"


def _year(written: str, before: int | None) -> int | None:
    """Read a year; what is none changes nothing, and an empty line takes it away."""
    if not written:
        return None
    return int(written) if _YEAR.fullmatch(written) else before


def _authors(written: str, before: tuple[Author, ...]) -> tuple[Author, ...]:
    """Read names as they are shown; a name without a comma is a body."""
    known = {_name(author): author for author in before}
    names = (part.strip() for part in written.split(";"))
    return tuple(known.get(name) or _author(name) for name in names if name)


def _author(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    return Author(family, given) if comma else Author(literal=name)


def _told(where: str, confidence: float) -> str:
    words = where.replace("-", " ")
    return words if confidence >= 1 else f"{words} · {confidence:.0%} sure"


def _described(article: Article) -> list[str]:
    return [
        f"{source.name} · {source.media_type} · {source.bytes / 1_000_000:.1f} MB"
        for source in article.sources
    ]
