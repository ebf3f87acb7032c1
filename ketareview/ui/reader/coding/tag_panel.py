"""The tags of the chosen highlight, to be changed one by one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.domain.unsaved import Subject, Writing
from ketareview.ui.drafting.subjects import say_subject
from ketareview.ui.reader.beside.against import AgainstPanel
from ketareview.ui.reader.coding.choices import shown_sign
from ketareview.ui.reader.coding.named_row import NamedRow
from ketareview.ui.warnings.beside import WarnedPanel

_FACETS = (
    (Scheme.CLAIM_TYPE, "Claim type"),
    (Scheme.STRENGTH, "Evidence"),
    (Scheme.STANCE, "Stance"),
    (Scheme.BASIS, "Basis"),
)
_NOTE_HEIGHT = 64
_LABEL_HEIGHT = 32


class TagPanel(QFrame):
    """Shows one highlight's tags; `changed` tells which of them are to change."""

    changed = Signal(object, object)  # UUID, fields of the tags with their new values
    transcribed = Signal(object, str)  # UUID, what was typed off its picture
    topics_asked = Signal()

    def __init__(self, codebook: Codebook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagPanel")
        self.setAccessibleName("Tags of the chosen highlight")
        self._codebook = codebook
        self._highlight: Highlight | None = None
        self._form = QFormLayout(self)
        self._form.setContentsMargins(12, 10, 12, 12)
        self._form.setVerticalSpacing(6)
        self._form.setHorizontalSpacing(10)
        self._boxes = {scheme: self._box(scheme, name) for scheme, name in _FACETS}
        self._topics = self._topics_button()
        self._transcription = self._field(
            "Words in it", "Words typed off this picture", "Type what it says"
        )
        self._note = self._field("Note", "Note to this highlight", "Write a note")
        say_subject(self._transcription, partial(self._subject, Writing.TRANSCRIPTION))
        say_subject(self._note, partial(self._subject, Writing.NOTE))
        self._hint = QLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._form.addRow(self._hint)
        strength = "Modifiers of this passage's strength"
        self.modifiers = NamedRow("Modifiers", "modifiersButton", strength, self)
        self._form.addRow(self.modifiers)
        works = "Works that this passage rests on"
        self.resting = NamedRow("Rests on", "worksButton", works, self)
        self._form.addRow(self.resting)
        self.warned = WarnedPanel(self)
        self._form.insertRow(0, self.warned)
        self.against = AgainstPanel(self)
        self._form.addRow(self.against)
        self.hide()

    def show_highlight(
        self,
        highlight: Highlight | None,
        name_of_topic: Callable[[UUID], str],
        *,
        is_own: bool,
    ) -> None:
        """Show a highlight's tags, or nothing; others' can only be looked at."""
        is_same = self._is_showing(highlight)
        if not is_same:
            self._keep_words()
        self._highlight = highlight
        self.setVisible(highlight is not None)
        if highlight is None:
            return
        tags = highlight.tags
        for scheme, box in self._boxes.items():
            self._show_choice(box, scheme, getattr(tags, scheme.value))
            box.setEnabled(is_own)
        names = ", ".join(name_of_topic(topic) for topic in tags.topics)
        self._topics.setText(names or "None yet")
        self._topics.setEnabled(is_own)
        is_picture = any(piece.box is not None for piece in highlight.passage.pieces)
        self._form.setRowVisible(self._transcription, is_picture)
        for field, words in (
            (self._transcription, highlight.passage.transcription),
            (self._note, tags.note),
        ):
            is_written = is_same and field.hasFocus()
            if not is_written and field.toPlainText() != words:
                field.setPlainText(words)
            field.setReadOnly(not is_own)
        self._hint.setVisible(not is_own)
        self._hint.setText(
            f"{highlight.reviewer.name} made this highlight. Mark the words yourself to say "
            "something else of them."
        )

    def write_note(self) -> None:
        """Put the cursor into the note."""
        self._note.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._keep_words()
        return super().eventFilter(watched, event)

    def _subject(self, writing: Writing) -> Subject | None:
        is_own = self._highlight is not None and not self._note.isReadOnly()
        return Subject(writing, self._highlight.id) if self._highlight and is_own else None

    def _box(self, scheme: Scheme, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        for code in self._codebook.of(scheme):
            shows_sign = scheme is not Scheme.BASIS
            box.addItem(
                f"{shown_sign(code)}   {code.label}" if shows_sign else code.label, code.key
            )
            box.setItemData(box.count() - 1, code.definition, Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._choose)
        self._form.addRow(_soft(name, self), box)
        return box

    def _topics_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("topicsButton")
        button.setAccessibleName("Topics of this highlight")
        button.setSizePolicy(self.sizePolicy().Policy.Ignored, self.sizePolicy().Policy.Fixed)
        button.clicked.connect(self.topics_asked)
        self._form.addRow(_soft("Topics", self), button)
        return button

    def _field(self, label: str, name: str, hint: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(_NOTE_HEIGHT)
        field.installEventFilter(self)
        self._form.addRow(_soft(label, self), field)
        return field

    def _show_choice(self, box: QComboBox, scheme: Scheme, key: str) -> None:
        with QSignalBlocker(box):
            row = box.findData(key)
            if row < 0:  # retired since
                box.addItem(self._codebook.code(scheme, key).label, key)
                row = box.count() - 1
            box.setCurrentIndex(row)

    def _choose(self) -> None:
        for scheme, box in self._boxes.items():
            if box is self.sender():
                self._tell(scheme.value, box.currentData())

    def _keep_words(self) -> None:
        """Save what was typed: one change for each time that one writes."""
        if self._note.isReadOnly() or self._highlight is None:
            return
        self._tell("note", self._note.toPlainText().strip())
        typed, passage = self._transcription.toPlainText().strip(), self._highlight.passage
        if typed != passage.transcription:
            known = replace(passage, transcription=typed)
            self._highlight = replace(self._highlight, passage=known)
            self.transcribed.emit(self._highlight.id, typed)

    def _tell(self, field: str, value: str) -> None:
        if self._highlight is not None and getattr(self._highlight.tags, field) != value:
            # Known at once, so that leaving the note again does not save it twice.
            tags = replace(self._highlight.tags, **{field: value})  # type: ignore[arg-type] # a word
            self._highlight = replace(self._highlight, tags=tags)
            self.changed.emit(self._highlight.id, {field: value})

    def _is_showing(self, highlight: Highlight | None) -> bool:
        shown = self._highlight
        return highlight is not None and shown is not None and highlight.id == shown.id


def _soft(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName("caption")
    label.setMinimumHeight(_LABEL_HEIGHT)
    return label
