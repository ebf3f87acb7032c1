"""Pictures of the study card: what is proposed, what is written, and what is typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketareview.ui.reader.beside.study_pane import StudyPane
from ketareview.ui.reader.beside.study_rows import OfferLine
from tests.picturing.camera import Pictures, rest, wait_for

_CLEARED = ("design", "randomised", "guessed", "resistance", "funding")
_CLEARED_OF_ARM = ("agent", "dose", "n")


class Studying(Pictures):
    """Clears some fields of a sample paper's card, and takes that back at the end."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open("One ketamine infusion against midazolam")
        spots = [(field, 0) for field in _CLEARED] + [(field, 1) for field in _CLEARED_OF_ARM]
        for field, place in spots:
            self._library.studies.clear(tab.article.id, field, place)
        self._window.commands["show-study"].trigger()
        pane = tab.findChild(StudyPane)
        assert pane is not None
        wait_for(lambda: any(isinstance(each, OfferLine) for each in pane.model.lines))
        rest(400)
        QTest.keyClick(pane.list, Qt.Key.Key_Home)
        while not isinstance(pane.list.line, OfferLine):
            QTest.keyClick(pane.list, Qt.Key.Key_Down)
        self._shoot(out / f"study-proposal-{name}.png", pause=900)
        pane.list.go_to(pane.model.row_of("result", 1))
        self._shoot(out / f"study-result-{name}.png", pause=900)
        pane.list.go_to(pane.model.row_of("comparator", 2))
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
        pane.editor.words.clear()
        QTest.keyClicks(pane.editor.words, "pla")
        self._shoot(out / f"study-typing-{name}.png", pause=400)
        QTest.keyClick(pane.editor.words, Qt.Key.Key_Escape)
        for _ in spots:
            self._library.history.undo()
        self._window.commands["close-tab"].trigger()
