"""What a hand does at the place of claims."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.chooser import Chooser
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.naming import NameDialog
from ketareview.ui.window import MainWindow

PATIENCE = 20_000
LOWERS = "Ketamine lowers MADRS scores within a day"


@dataclass(frozen=True, slots=True)
class Hands:
    """A reviewer at the place of claims: what she sees, and what the library keeps."""

    page: ClaimPage
    claim: Claim
    marks: list[Highlight]
    library: Library
    window: MainWindow
    qtbot: QtBot

    def stances(self) -> dict[UUID, str]:
        return stances(self.library, self.claim)

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=PATIENCE)

    def choose_passage(self, number: int) -> None:
        """Go to a passage, as soon as it is there."""
        passages, wanted = self.page.detail.passages, self.marks[number].id
        self.wait(lambda: passages.row_of(wanted) is not None)
        row = passages.row_of(wanted)
        assert row is not None
        self.page.detail.list.setFocus()
        self.page.detail.list.setCurrentIndex(passages.index(row))


def stances(library: Library, claim: Claim) -> dict[UUID, str]:
    return {each.highlight: each.stance for each in library.claims.filed([claim.id])}


def type_name(window: MainWindow, words: str, qtbot: QtBot) -> None:
    dialog: list[NameDialog] = []

    def is_there() -> bool:
        dialog[:] = window.findChildren(NameDialog)
        return bool(dialog)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    field = dialog[0].findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def in_chooser(window: MainWindow, work: Callable[[QWidget], None], qtbot: QtBot) -> None:
    choosers: list[Chooser] = []

    def is_there() -> bool:
        choosers[:] = [each for each in window.findChildren(Chooser) if each.isVisible()]
        return bool(choosers)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    field = choosers[0].findChild(QLineEdit)
    assert field is not None
    work(field)
    QTest.keyClick(field, Qt.Key.Key_Return)
