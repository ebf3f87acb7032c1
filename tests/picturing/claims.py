"""Pictures of claims: both sides, certainty, sources, proposals, the picker, contradictions."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ketareview.domain.claim import Claim
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.places import Place
from ketareview.ui.window import MainWindow
from tests.picturing.camera import Pictures, rest, save, wait_for

_LONG = (
    "In adults whose depression did not recover after two adequate courses of antidepressants, a "
    "single infusion of half a milligram of ketamine per kilogram lowers the scores of suicidal "
    "ideation that are told by themselves more than midazolam does, for a week at least, whatever "
    "was taken before"
)


class Claims(Pictures):
    """Looks at the sample's claims, adds one, and takes it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._page: ClaimPage = window._stage.claims

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        self._window.show_place(Place.CLAIMS)
        first = self._library.claims.all()[0]
        self._show(first)
        save(self._window, out / f"claims-{name}.png")
        for number, what in enumerate(("certainty", "sources", "note"), start=1):
            self._page.detail.tabs.setCurrentIndex(number)
            self._shoot(out / f"claims-{what}-{name}.png", pause=400)
        self._page.detail.tabs.setCurrentIndex(0)
        self._take_proposals(out, name)
        self._take_picker(out, name)
        self._window.commands["show-opposed"].trigger()
        wait_for(lambda: self._page.detail.is_opposed)
        self._shoot(out / f"claims-opposed-{name}.png", pause=600)
        self._page.list.selectAll()
        self._shoot(out / f"claims-several-{name}.png", pause=300)

    def _take_proposals(self, out: Path, name: str) -> None:
        """A long statement without passages, and what may belong to it."""
        made = self._library.claims.add(_LONG)
        self._page.choose_claim(made.id)
        self._show(made)
        self._shoot(out / f"claims-proposed-{name}.png", pause=1500)
        self._library.history.undo()
        wait_for(lambda: made.id not in [each.claim.id for each in self._page.model.lines])

    def _take_picker(self, out: Path, name: str) -> None:
        self._show(self._library.claims.all()[0])
        passages = self._page.detail.list
        passages.setFocus()
        passages.setCurrentIndex(self._page.detail.passages.index(1))
        self._window.commands["file-under-claim"].trigger()
        rest(900)
        shown = QApplication.activePopupWidget()
        if shown is not None:
            save(shown, out / f"claims-picker-{name}.png")
            shown.close()
        rest(200)

    def _show(self, claim: Claim) -> None:
        self._page.choose_claim(claim.id)
        wait_for(lambda: self._page.detail.claim == claim.id)
        rest(900)
