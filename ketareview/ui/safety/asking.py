"""Questions before what cannot be undone: the button says what it does, Escape does nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, words: str, more: str, button: str, do: Callable[[], object]) -> None:
    """Ask without holding anything up; `do` is called where the answer is yes."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle("KetaReview")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(more)
    yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.finished.connect(lambda: do() if box.clickedButton() is yes else None)
    box.open()
