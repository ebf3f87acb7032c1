"""Dialogs over the window."""

from PySide6.QtWidgets import QDialog, QWidget


def open_over(window: QWidget, dialog: QDialog) -> None:
    """Show a dialog; the keys go back to where they went before when it is done."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
