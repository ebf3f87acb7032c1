"""One block of reflowed text, set in lines; offsets are code points of its page's text."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption

from ketareview.domain.text import Block, Page
from ketareview.reading.utf16 import Utf16
from ketareview.ui.reader.page.text_style import BASE_PIXELS, BlockStyle, font_of, style_of


@dataclass(frozen=True, slots=True)
class Setting:
    """How wide and how large text is set, in logical pixels."""

    width: float
    factor: float

    @property
    def em(self) -> float:
        """The size of the text itself."""
        return BASE_PIXELS * self.factor


class SetBlock:
    """Lines of one block; places are measured from its own top and the column's left edge."""

    def __init__(self, page: Page, block: Block, setting: Setting) -> None:
        self.page = page.number
        self.block = block
        self.style: BlockStyle = style_of(block)
        self.above = self.style.before * setting.em * self.style.size
        self.indent = self.style.indent * setting.em
        words = page.text[block.start : block.end]
        self._units = Utf16(words)
        # Qt breaks lines at U+2028 only; one code point for one keeps all offsets.
        broken = words.replace("\n", "\u2028")
        self._layout = QTextLayout(broken, font_of(self.style, setting.factor))
        self._layout.setCacheEnabled(True)
        self.height = self.above + self._set_lines(max(setting.width - self.indent, 40.0))

    @property
    def layout(self) -> QTextLayout:
        """Qt's own lines, to paint them."""
        return self._layout

    def offset_at(self, point: QPointF) -> int:
        """The code point of the page nearest to a point."""
        index = self._line_index(point.y())
        line = self._layout.lineAt(index)
        unit = line.xToCursor(point.x() - self.indent, line.CursorPosition.CursorOnCharacter)
        last = line.textStart() + max(line.textLength() - 1, 0)
        return self.block.start + self._units.code_points(min(unit, last))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a stretch of the page, one for each line."""
        first = self._units.units(max(start, self.block.start) - self.block.start)
        stop = self._units.units(min(end, self.block.end) - self.block.start)
        boxes = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            begin = max(first, line.textStart())
            finish = min(stop, line.textStart() + line.textLength())
            if begin < finish:
                right = min(_x(line, finish), line.naturalTextRect().right())
                boxes.append(self._box(line.y(), line.height(), _x(line, begin), right))
        return boxes

    def _box(self, top: float, height: float, left: float, right: float) -> QRectF:
        return QRectF(self.indent + min(left, right), self.above + top, abs(right - left), height)

    def _set_lines(self, width: float) -> float:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        metrics = QFontMetricsF(self._layout.font())
        step = metrics.height() * self.style.leading / 1.2
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, top))
            top += step
        self._layout.endLayout()
        return top

    def _line_index(self, y: float) -> int:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if y - self.above < line.y() + line.height():
                return number
        return self._layout.lineCount() - 1


def _x(line: QTextLine, unit: int) -> float:
    """Where a unit begins; Qt answers with the place and the unit that it took."""
    answer = line.cursorToX(unit)
    return float(answer[0]) if isinstance(answer, tuple) else 0.0


def guessed_height(block: Block, setting: Setting) -> float:
    """Guess the height of a block that is not set yet, so that the scroll bar is about right."""
    style = style_of(block)
    em = setting.em * style.size
    letters = max((setting.width - style.indent * setting.em) / (em * 0.45), 1.0)
    lines = -(-(block.end - block.start) // int(letters) if letters >= 1 else 1)
    return style.before * em + max(lines, 1) * em * style.leading
