"""A judgement of one thing: what it is, a choice, the reason, and a passage where wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.ui.growing_text import GrowingText

_WIDE = 520  # pixels from which choice and reason stand side by side
_LEFT = 220
_MOST_WORDS = 70
_EDGES = 40  # pixels beside the words of a choice


@dataclass(frozen=True, slots=True)
class Option:
    """One of the choices: the words, what they stand for, and more about it."""

    label: str
    value: object
    help: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage that a reason may rest on."""

    id: UUID
    quote: str


class ReasonedRow(QFrame):
    """Tells when the choice, the passage or, after writing, the reason was changed."""

    changed = Signal(str)  # the row's key

    def __init__(self, key: str, label: str, prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"judged-{key}")
        self.caption = _label("caption", label, self)
        self._prompt = _label("hint", prompt, self)
        self.choice = _combo(label, self)
        self.reason = GrowingText(f"{label}: reason", self, has_lines=True)
        self.reason.setPlaceholderText("Why")
        self.passage = _combo(f"{label}: passage", self)
        self.passage.setProperty("flat", True)  # noqa: FBT003 - the name of the property says it
        self._told = _label("hint", "", self)
        self._problem = _label("problem", "", self)
        self.caption.setBuddy(self.choice)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 10)
        self._layout.setSpacing(4)
        self._lay_out()
        self.show_passages(())
        self.choice.activated.connect(self._tell)
        self.passage.activated.connect(self._tell)
        self.reason.edited.connect(self._tell)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self.choice.currentData()

    @property
    def words(self) -> str:
        """The reason."""
        return self.reason.toPlainText().strip()

    @property
    def highlight(self) -> UUID | None:
        """The passage that the reason rests on."""
        chosen = self.passage.currentData()
        return UUID(chosen) if chosen else None

    @property
    def problem(self) -> str:
        """What is the matter with it."""
        return self._problem.text()

    def offer(self, options: Sequence[Option]) -> None:
        """Give it other choices; the one that was chosen stays, if it is among them."""
        chosen = self.value
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for place, option in enumerate(options):
                self.choice.addItem(option.label, option.value)
                self.choice.setItemData(place, option.help, Qt.ItemDataRole.ToolTipRole)
            self.choice.setCurrentIndex(max(self._place_of(chosen), 0))
        letters = self.choice.fontMetrics()
        widest = max((letters.horizontalAdvance(each.label) for each in options), default=0)
        self.choice.view().setMinimumWidth(min(widest + _EDGES, _WIDE))

    def show_passages(self, passages: Sequence[Quoted]) -> None:
        """Offer passages, for which there is no room where there are none."""
        chosen = self.passage.currentData()
        with QSignalBlocker(self.passage):
            self.passage.clear()
            self.passage.addItem("No passage", "")
            for each in passages:
                words = " ".join(each.quote.split())
                short = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
                self.passage.addItem(f"“{short}”", str(each.id))
            self.passage.setCurrentIndex(max(self.passage.findData(chosen), 0))
        self._make_room()

    def ask_reason(self, *, is_asked: bool) -> None:
        """Show the field for the reason, or have no room for it."""
        self.reason.setVisible(is_asked)
        self._make_room()

    def show_judged(self, value: object, reason: str, highlight: UUID | None = None) -> None:
        """Show what was judged, unless somebody is writing here."""
        with QSignalBlocker(self.choice), QSignalBlocker(self.passage):
            self.choice.setCurrentIndex(max(self._place_of(value), 0))
            self.passage.setCurrentIndex(max(self.passage.findData(str(highlight or "")), 0))
        document = self.reason.document()
        if not document.isModified() and reason != self.reason.toPlainText():
            self.reason.setPlainText(reason)
            document.setModified(False)
        self._make_room()

    def settle(self) -> None:
        """Know that what is written is saved."""
        self.reason.document().setModified(False)
        self.say_problem("")

    def say(self, words: str) -> None:
        """Tell something about it, softly."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def say_problem(self, words: str) -> None:
        """Tell what is the matter with it."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        self._left.setFixedWidth(_LEFT) if is_wide else self._left.setMaximumWidth(10_000)
        if not is_wide:
            self._left.setMinimumWidth(0)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._layout.setSpacing(16 if is_wide else 4)

    def _lay_out(self) -> None:
        self._left, right = QWidget(self), QWidget(self)
        first, second = QVBoxLayout(self._left), QVBoxLayout(right)
        for column in (first, second):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
        above: tuple[QWidget, ...] = (self.caption, self._prompt, self.choice)
        for part in above:
            first.addWidget(part)
        first.addStretch()
        below: tuple[QWidget, ...] = (self._told, self.reason, self._problem, self.passage)
        for part in below:
            second.addWidget(part)
        second.addStretch()
        self._layout.addWidget(self._left)
        self._layout.addWidget(right, 1)
        for label in (self._prompt, self._told, self._problem):
            label.setVisible(bool(label.text()))

    def _place_of(self, value: object) -> int:
        places = (place for place in range(self.choice.count()))
        return next((each for each in places if self.choice.itemData(each) == value), -1)

    def _make_room(self) -> None:
        """Offer passages where there are some and something is said."""
        is_said = bool(self.value) or bool(self.words)
        has_passages = self.passage.count() > 1
        self.passage.setVisible(has_passages and is_said and not self.reason.isHidden())

    @Slot()
    def _tell(self) -> None:
        self._make_room()
        self.changed.emit(self.key)


def _combo(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _label(name: str, words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
