"""A box of the rungs of the evidence ladder: a digit in it, and words in its list."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget
from typing_extensions import override

from ketareview.domain.codebook import Code

_ANY = "Any"
_SIGN = Qt.ItemDataRole.UserRole + 1


class RungBox(QComboBox):
    """Holds a level, or None for any."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName(f"report{name.replace(' ', '')}")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(_ANY, None)

    @property
    def level(self) -> int | None:
        """The level that is chosen."""
        found = self.currentData()
        return found if isinstance(found, int) else None

    def offer(self, rungs: Iterable[Code]) -> None:
        """Offer these strengths; what is chosen stays so."""
        level = self.level
        while self.count() > 1:
            self.removeItem(1)
        for code in rungs:
            self.addItem(f"{code.sign}  {code.label}", code.level)
            self.setItemData(self.count() - 1, code.sign, _SIGN)
        self.choose(level)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def choose(self, level: int | None) -> None:
        """Choose a level, without telling."""
        self.setCurrentIndex(max(self.findData(level), 0))

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.currentData(_SIGN) or self.currentText()
