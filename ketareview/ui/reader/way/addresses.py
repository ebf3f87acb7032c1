"""Addresses outside the program: shown first, opened by others only when the reviewer says so."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

_BROWSER = frozenset({"http", "https"})
_MAIL = "mailto"


class AddressBox(QMessageBox):
    """Asks what to do with an address; nothing but web and mail addresses can be opened."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addressBox")
        self.setWindowTitle("Link out of the paper")
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._address = address
        self._url = QUrl(address, QUrl.ParsingMode.StrictMode)
        # Encoded, so that letters that look like others cannot pose as another place.
        shown = bytes(self._url.toEncoded().data()).decode("ascii", "replace") or address
        self.setText(f"This link leads out of the program:\n\n{shown}")
        scheme = self._url.scheme().casefold()
        self._open = None
        if self._url.isValid() and scheme in _BROWSER | {_MAIL}:
            words = "Write mail" if scheme == _MAIL else "Open in browser"
            self._open = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        self._copy = self.addButton("Copy address", QMessageBox.ButtonRole.ActionRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.finished.connect(self._act)

    @Slot()
    def _act(self) -> None:
        if self._open is not None and self.clickedButton() is self._open:
            QDesktopServices.openUrl(self._url)
        elif self.clickedButton() is self._copy:
            QGuiApplication.clipboard().setText(self._address)
        self.deleteLater()
