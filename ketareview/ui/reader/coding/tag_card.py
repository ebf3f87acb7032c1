"""The card at a selection: what can be typed, and what is chosen so far."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.ui.reader.coding.choices import Choice, ClaimChoice, StrengthChoice, shown_sign
from ketareview.ui.reader.coding.keys import Draft
from ketareview.ui.theme import Theme

_COLUMNS, _FEW_COLUMNS = 3, 2
_LONGEST_TOPIC = 28  # letters shown of a topic's name
_MEANING_LINES = 4
_SHADOW = 10
_PADDING = 16
_AWAY = 8  # pixels between the selection and the card


class TagCard(QWidget):
    """Shows the keys, so that nothing has to be learned by heart; a click types the key."""

    typed = Signal(str)

    def __init__(self, codebook: Codebook, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagCard")
        self.setAccessibleName("Tags for the selected words")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._codebook = codebook
        self._theme = theme
        self._choices: dict[tuple[Scheme, str], Choice] = {}
        self._column = QVBoxLayout(self)
        edge = _SHADOW + _PADDING
        self._column.setContentsMargins(edge, edge - 4, edge, edge - 6)
        self._column.setSpacing(4)
        self._claims = QGridLayout()
        self._columns = 0
        self._add_claims()
        self._add_strengths()
        self._add_stances()
        self._basis, self._topics, self._note = self._add_words()
        self._typed: Code | None = None
        self._meaning = _meaning(self)
        self._column.addWidget(self._meaning)
        self.hide()

    def choices(self) -> tuple[Choice, ...]:
        """The buttons of claim types, rungs and stances."""
        return tuple(self._choices.values())

    def show_draft(self, draft: Draft, name_of_topic: Callable[[UUID], str]) -> None:
        """Show what is chosen so far."""
        chosen = {
            Scheme.CLAIM_TYPE: draft.claim_type,
            Scheme.STRENGTH: draft.strength,
            Scheme.STANCE: draft.stance,
        }
        for (scheme, key), choice in self._choices.items():
            choice.setChecked(chosen[scheme] == key)
        self._typed = self._typed_code(draft)
        self._explain(self._typed)
        basis = self._codebook.code(Scheme.BASIS, draft.basis)
        _word(self._basis, f"basis: {basis.label}  U")
        _word(self._topics, f"{_named(draft.topics, name_of_topic)}  T")
        _word(self._note, "note ✓  W" if draft.note else "note  W")

    def show_at(self, selected: QRect, room: QRect) -> None:
        """Stand below the selection, or above or beside it, and always within `room`.

        Where it would cover the selection, it goes without what the codes mean.
        """
        least = max(room.bottom() - selected.bottom(), selected.top() - room.top()) - _AWAY
        for is_told in (True, False):
            self._meaning.setVisible(is_told)
            self._fit(room.width())
            if self.height() - _SHADOW <= least:
                break
        size = self.size()
        left = min(max(selected.left(), room.left()), room.right() - size.width())
        below = selected.bottom() + _AWAY - _SHADOW
        above = selected.top() - _AWAY + _SHADOW - size.height()
        if below + size.height() <= room.bottom():
            top = below
        elif above >= room.top():
            top = above
        else:
            top = room.bottom() - size.height()
            left = _beside(selected, room, size.width())
        self.move(QPoint(max(left, room.left()), max(top, room.top())))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 7 if not self._theme.is_dark else 16))
            painter.drawRoundedRect(
                card.adjusted(-step, -step + 3, step, step), 10.0 + step, 10.0 + step
            )
        painter.setBrush(self._theme.colour("panel"))
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10.0, 10.0)
        painter.end()

    def _add_claims(self) -> None:
        self._column.addWidget(_caption("Claim type", self))
        self._claims.setHorizontalSpacing(8)
        self._claims.setVerticalSpacing(0)
        codes = self._codebook.of(Scheme.CLAIM_TYPE)
        families = list(dict.fromkeys(code.family for code in codes))
        ordered = sorted(codes, key=lambda code: families.index(code.family))
        for code in ordered:
            self._know(Scheme.CLAIM_TYPE, code.key, ClaimChoice(code, self._theme, self))
        self._column.addLayout(self._claims)
        self._arrange(_COLUMNS)

    def _add_strengths(self) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(_caption("Evidence behind it", self))
        row = QHBoxLayout()
        row.setSpacing(2)
        for code in self._codebook.of(Scheme.STRENGTH):
            choice = StrengthChoice(code, self._theme, self)
            row.addWidget(choice)
            self._know(Scheme.STRENGTH, code.key, choice)
        row.addStretch()
        self._column.addLayout(row)

    def _add_stances(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for code in self._codebook.of(Scheme.STANCE):
            choice = Choice(f"{shown_sign(code)} {code.label}", code.sign, self._theme, self)
            row.addWidget(choice)
            self._know(Scheme.STANCE, code.key, choice)
        row.addStretch()
        self._column.addSpacing(6)
        self._column.addLayout(row)

    def _add_words(self) -> tuple[Choice, Choice, Choice]:
        row = QHBoxLayout()
        row.setSpacing(2)
        made = tuple(Choice(word, key, self._theme, self) for word, key in _COMMANDS)
        for choice in made:
            choice.setCheckable(False)
            choice.clicked.connect(self._type)
            row.addWidget(choice)
        row.addStretch()
        self._column.addLayout(row)
        basis, topics, note, _repeat = made
        return basis, topics, note

    def _fit(self, width: int) -> None:
        """Take fewer columns where the room is narrow."""
        for columns in (_COLUMNS, _FEW_COLUMNS):
            self._arrange(columns)
            self.adjustSize()
            if self.width() <= width:
                return

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        claims = [c for (scheme, _), c in self._choices.items() if scheme is Scheme.CLAIM_TYPE]
        rows = -(-len(claims) // columns)
        for number, choice in enumerate(claims):
            self._claims.addWidget(choice, number % rows, number // rows)

    def _know(self, scheme: Scheme, key: str, choice: Choice) -> None:
        self._choices[scheme, key] = choice
        choice.clicked.connect(self._type)
        code = self._codebook.code(scheme, key)
        choice.pointed.connect(lambda on: self._explain(code if on else self._typed))

    def _typed_code(self, draft: Draft) -> Code | None:
        """The claim type or strength typed so far."""
        if draft.claim_type:
            return self._codebook.code(Scheme.CLAIM_TYPE, draft.claim_type)
        return self._codebook.code(Scheme.STRENGTH, draft.strength) if draft.strength else None

    def _explain(self, code: Code | None) -> None:
        """Say what a code means; before any is typed, how a passage is saved."""
        self._meaning.setText(_HOW_TO_SAVE if code is None else explained(code))

    def _type(self) -> None:
        sender = self.sender()
        if isinstance(sender, Choice):
            self.typed.emit(sender.typed)


_HOW_TO_SAVE = "Type a letter and a digit: that saves the passage."
_COMMANDS = (("basis", "u"), ("topics", "t"), ("note", "w"), ("repeat  H", "h"))


def explained(code: Code) -> str:
    """Word what a code means, and when another one is right."""
    told = f"{code.label}: {code.definition}"
    return f"{told}\nNot when: {code.not_when}" if code.not_when else told


def _meaning(parent: QWidget) -> QLabel:
    """Make room for a definition; always as high, so that the card does not jump."""
    label = QLabel(parent)
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setFixedHeight(_MEANING_LINES * label.fontMetrics().lineSpacing())
    return label


def _caption(words: str, parent: QWidget) -> QLabel:
    caption = QLabel(words, parent)
    caption.setObjectName("caption")
    return caption


def _word(choice: Choice, words: str) -> None:
    choice.setText(words)
    choice.setAccessibleName(words)
    choice.updateGeometry()


def _named(topics: Sequence[UUID], name_of_topic: Callable[[UUID], str]) -> str:
    if not topics:
        return "no topics"
    first = name_of_topic(topics[0])
    if len(first) > _LONGEST_TOPIC:
        first = first[: _LONGEST_TOPIC - 1].rstrip() + "…"
    return first if len(topics) == 1 else f"{first} +{len(topics) - 1}"


def _beside(selected: QRect, room: QRect, width: int) -> int:
    right = selected.right() + _AWAY - _SHADOW
    return right if right + width <= room.right() else selected.left() - _AWAY + _SHADOW - width
