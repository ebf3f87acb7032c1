"""Where the parts of an article's tab stand: panel, page with its toolbar, side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_PANEL, _PAGE, _SIDE = 220, 900, 300


def arrange(
    tab: QWidget, panel: QWidget, above: Sequence[QWidget], page: QWidget, side: QWidget
) -> None:
    """Put the panel to the left of the page and the side to its right; the page grows."""
    middle = QWidget(tab)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for each in above:
        column.addWidget(each)
    column.addWidget(page, 1)
    parts = QSplitter(Qt.Orientation.Horizontal, tab)
    for part in (panel, middle, side):
        parts.addWidget(part)
        parts.setStretchFactor(parts.count() - 1, int(part is middle))
    parts.setSizes([_PANEL, _PAGE, _SIDE])
    whole = QVBoxLayout(tab)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(parts)
