"""Below a record: what imports noticed of the article, and the records that it took over."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketareview.domain.provenance import Merged, Provenance
from ketareview.ui.field_words import MAIN_FIELDS, field_words
from ketareview.ui.messages import reason
from ketareview.ui.reader.beside.record_words import further_fields, whence, written

_NO_TITLE = "A record without a title"


class RecordPast(QWidget):
    """Sentences, and a line for each merged record that unfolds to its fields."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Provenance | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.show_past(Provenance())

    def show_past(self, past: Provenance) -> None:
        """Show these; what is unfolded stays so while nothing has changed."""
        if past == self._shown:
            return
        self._shown = past
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if past.notices:
            self._column.addWidget(_label("caption", "Noticed at the import", self))
            self._column.addWidget(
                _label("hint", "\n".join(dict.fromkeys(map(reason, past.notices))), self)
            )
        if past.merged:
            self._column.addWidget(_label("caption", "Merged into this record", self))
        for each in past.merged:
            self._column.addWidget(_MergedRecord(each, self))
        self.setVisible(bool(past.notices or past.merged))


class _MergedRecord(QWidget):
    """A record's title, when it was merged and by whom; a click shows what it said."""

    def __init__(self, merged: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        title = merged.record.called or _NO_TITLE
        self._button = QPushButton(title.replace("&", "&&"), self)
        for name in ("quiet", "link"):
            self._button.setProperty(name, True)  # noqa: FBT003 - the property's name says it
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.setCheckable(True)
        self._button.setAccessibleName(f"Merged record: {title}")
        self._button.setToolTip("Show what this record said; Undo in the history parts them again")
        self._fields = _label("hint", _said(merged), self)
        self._fields.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fields.setAccessibleName(f"What the record said: {title}")
        self._fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._button)
        column.addWidget(_label("hint", _when(merged), self))
        column.addWidget(self._fields)
        self._button.toggled.connect(self._unfold)

    @Slot(bool)
    def _unfold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal gives it so
        self._fields.setVisible(is_open)


def _when(merged: Merged) -> str:
    local = merged.at.astimezone()
    came = whence(merged.origin.get("title"))
    who = f"by {merged.reviewer}" if merged.reviewer else ""
    return " · ".join(filter(None, (came, f"merged {local.day} {local:%b %Y}", who)))


def _said(merged: Merged) -> str:
    """Write a record's fields, each with where it came from."""
    names = (*MAIN_FIELDS, *further_fields(merged.record))
    lines = (
        (name, written(merged.record, name), whence(merged.origin.get(name))) for name in names
    )
    return "\n".join(
        f"{field_words(name)}: {words}" + (f"  ({came})" if came else "")
        for name, words, came in lines
        if words
    )


def _label(name: str, words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
