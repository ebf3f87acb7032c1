"""How the kinds of blocks of a reflowed text are set."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ketareview import resources
from ketareview.domain.text import Block, BlockKind

_SERIF_FILES = "LibertinusSerif"
BASE_PIXELS = 18.0
COLUMN_LETTERS = 68
"""Letters that a line of the reading column holds, about."""

_HEADING_SIZES = {1: 1.65, 2: 1.35, 3: 1.15}
_INDENT_EMS = 1.5


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """Measures in ems of the text (`before` and `indent`) and factors (`size`, `leading`)."""

    size: float = 1.0
    leading: float = 1.5
    before: float = 0.9
    indent: float = 0.0
    is_bold: bool = False
    is_soft: bool = False
    is_fixed: bool = False
    is_italic: bool = False
    sign: str = ""


_SMALL = BlockStyle(size=0.86, leading=1.4, before=0.6, is_soft=True)
_STYLES = {
    BlockKind.TABLE_ROW: BlockStyle(size=0.86, leading=1.4, before=0.3),
    BlockKind.QUOTATION: BlockStyle(indent=_INDENT_EMS, is_italic=True),
    BlockKind.CAPTION: _SMALL,
    BlockKind.FOOTNOTE: _SMALL,
    BlockKind.CODE: BlockStyle(size=0.82, leading=1.4, indent=1.0, is_fixed=True),
}


@cache
def serif() -> str:
    """Load the shipped serif, and name its family; the system's own where it cannot be had."""
    loaded: set[str] = set()
    for path in sorted(resources.path("fonts").glob(f"{_SERIF_FILES}*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        loaded.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    return next(iter(sorted(loaded)), "serif")


def style_of(block: Block) -> BlockStyle:
    """Choose the style of a block by its kind and level."""
    if block.kind is BlockKind.HEADING:
        size = _HEADING_SIZES.get(block.level, 1.0)
        return BlockStyle(size=size, leading=1.25, before=1.8 / size, is_bold=True)
    if block.kind is BlockKind.LIST_ITEM:
        return BlockStyle(before=0.35, indent=_INDENT_EMS * max(block.level, 1), sign="•")
    return _STYLES.get(block.kind, BlockStyle())


def font_of(style: BlockStyle, factor: float) -> QFont:
    """Make the font of a style; `factor` 1 is 18 px for the text itself."""
    font = QFont()
    font.setFamilies(["DejaVu Sans Mono", "monospace"] if style.is_fixed else [serif(), "serif"])
    font.setStyleHint(QFont.StyleHint.Monospace if style.is_fixed else QFont.StyleHint.Serif)
    font.setPixelSize(max(round(BASE_PIXELS * factor * style.size), 4))
    font.setBold(style.is_bold)
    font.setItalic(style.is_italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
