"""A box that takes several choices at once, or none, which is any."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from typing_extensions import override

_ANY = "Any"
_TOGGLES = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SeveralBox(QComboBox):
    """Shows what is chosen; its menu stays open while one chooses."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName(f"report{name.replace(' ', '')}")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(_ANY)
        self._offered: dict[str, str] = {}
        self._chosen: tuple[str, ...] = ()
        self.menu = _StayingMenu(self)
        self.menu.triggered.connect(self._take)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are chosen, in the order in which they are offered; none is any."""
        return self._chosen

    def offer(self, offered: Mapping[str, str]) -> None:
        """Offer these keys in these words."""
        self._offered = dict(offered)
        self._fill()

    def choose(self, keys: tuple[str, ...]) -> None:
        """Choose something else, without telling; a key that is not offered stays chosen."""
        self._chosen = keys
        self._fill()

    @override
    def showPopup(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[0])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # there is nothing to turn to; what it stands in scrolls

    def _fill(self) -> None:
        self.menu.clear()
        self.menu.addAction(_ANY)
        self.menu.addSeparator()
        for key, words in self._all().items():
            action = self.menu.addAction(words.replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in self._chosen)
        self._say()

    def _all(self) -> dict[str, str]:
        return self._offered | {key: key for key in self._chosen if key not in self._offered}

    def _say(self) -> None:
        offered = self._all()
        told = ", ".join(offered[key] for key in self._chosen) or _ANY
        self.setItemText(0, told)
        self.setToolTip(told if self._chosen else "")

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        checkable = [each for each in self.menu.actions() if each.isCheckable()]
        if not action.isCheckable():
            for each in checkable:
                each.setChecked(False)
        self._chosen = tuple(each.data() for each in checkable if each.isChecked())
        self._say()
        self.changed.emit()


class _StayingMenu(QMenu):
    """Stays open when something in it is checked, with the mouse or a key."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _is_checkable(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _TOGGLES and _is_checkable(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


def _is_checkable(action: QAction | None) -> bool:
    return action is not None and action.isCheckable()
