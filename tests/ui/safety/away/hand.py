"""Presses a button of a window that is waited for elsewhere."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

_PATIENCE = 120_000  # milliseconds


class Hand(QObject):
    """Presses, one after the other, buttons as they come to be seen; keeps what was said there.

    A dialog that offers none of them for long is put away, so that its test fails and ends.
    """

    def __init__(self, *words: str) -> None:
        super().__init__()
        self._left = list(words)
        self.said: list[str] = []
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._patience = QTimer(self, interval=_PATIENCE)
        self._patience.timeout.connect(self._put_away)
        self._patience.start()

    @property
    def is_done(self) -> bool:
        """Whether all were pressed."""
        return not self._left

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            for button in window.findChildren(QAbstractButton) if window.isVisible() else ():
                can_be_pressed = button.isVisible() and button.isEnabled()
                if self._left and can_be_pressed and button.text() == self._left[0]:
                    del self._left[0]
                    self.said.append(getattr(window, "text", str)())
                    self._patience.start()
                    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                    return

    def _put_away(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
