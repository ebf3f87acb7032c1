"""What the colours mean in which other programs marked: a claim type for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.ui.messages import counted
from ketareview.ui.theme import Theme

_SIZE = (640, 380)
_SWATCH = 22
_LONGEST = 90
_UNTIL_THEN = "background"
_GREY = 40  # of 255: what has less of a colour is grey
_DARK, _LIGHT = 70, 225
_HUES = (
    (20, "red"),
    (45, "orange"),
    (70, "yellow"),
    (165, "green"),
    (195, "cyan"),
    (255, "blue"),
    (290, "violet"),
    (345, "pink"),
    (360, "red"),
)


@dataclass(frozen=True, slots=True)
class Coloured:
    """What was marked in a colour (`#rrggbb`): how many passages, and the words of one."""

    colour: str
    count: int
    example: str


class ColoursDialog(QDialog):
    """A line for each colour, with what its passages are of."""

    chosen = Signal(object)  # dict[str, str]: the key of a claim type for each colour

    def __init__(
        self, found: Sequence[Coloured], codebook: Codebook, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("coloursDialog")
        self.setWindowTitle("Colours")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._theme = theme
        self._codebook = codebook
        self._boxes: dict[str, QComboBox] = {}
        asked = QLabel("What do these colours mean?", self)
        asked.setObjectName("heading")
        hint = QLabel(
            "Passages that were marked in another program came in. What you choose is remembered; "
            "how strong the evidence is stays unchecked until you say it.",
            self,
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Use these", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(asked)
        column.addWidget(hint)
        column.addWidget(self._lines(found), 1)
        column.addWidget(buttons)
        self.accepted.connect(self._tell)

    def box(self, colour: str) -> QComboBox:
        """The choice for a colour."""
        return self._boxes[colour]

    def mapping(self) -> Mapping[str, str]:
        """The claim type chosen for each colour."""
        return {colour: str(box.currentData()) for colour, box in self._boxes.items()}

    def _lines(self, found: Sequence[Coloured]) -> QScrollArea:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 8, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, each in enumerate(found):
            grid.addWidget(_Swatch(each.colour, self._theme, inside), row, 0)
            grid.addWidget(self._words(each, inside), row, 1)
            grid.addWidget(self._box_for(each, inside), row, 2)
        grid.setRowStretch(len(found), 1)
        area = QScrollArea(self)
        area.setAccessibleName("Colours")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _words(self, each: Coloured, parent: QWidget) -> QWidget:
        words = QWidget(parent)
        named = QLabel(
            f"{colour_name(each.colour).capitalize()} · "
            f"{counted(each.count, 'passage', 'passages')}",
            words,
        )
        shown = " ".join(each.example.split())
        cut = f"{shown[:_LONGEST].rstrip()}…" if len(shown) > _LONGEST else shown
        example = QLabel(f"“{cut}”" if cut else "A place without words", words)
        example.setObjectName("hint")
        example.setTextFormat(Qt.TextFormat.PlainText)
        example.setWordWrap(True)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(named)
        column.addWidget(example)
        return words

    def _box_for(self, each: Coloured, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName(f"What {colour_name(each.colour)} ({each.colour}) means")
        for code in self._codebook.of(Scheme.CLAIM_TYPE):
            box.addItem(f"{code.sign}  {code.label}", code.key)
        box.setCurrentIndex(max(box.findData(_UNTIL_THEN), 0))
        self._boxes[each.colour] = box
        return box

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.mapping())


class _Swatch(QWidget):
    """A field of a colour; the words beside it name the colour."""

    def __init__(self, colour: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self._theme = theme
        self.setFixedSize(_SWATCH, _SWATCH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("frame")))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)


def colour_name(written: str) -> str:
    """Name a colour (`#rrggbb`) as people do."""
    colour = QColor(written)
    parts = (colour.red(), colour.green(), colour.blue())
    if max(parts) - min(parts) < _GREY:
        if max(parts) < _DARK:
            return "black"
        return "white" if min(parts) > _LIGHT else "grey"
    return next(name for below, name in _HUES if colour.hslHue() < below)
