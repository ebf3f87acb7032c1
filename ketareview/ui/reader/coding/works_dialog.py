"""The works that a passage rests on: ticked among its references and the library's articles."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ketareview.domain.claim import Cited
from ketareview.domain.showing import printed
from ketareview.ui.reader.coding.matching import ranked
from ketareview.ui.reader.coding.ticking import TickDialog
from ketareview.workflows import WorkOffer, WorksOffered

_HERE = "in the library"
_NOTHING = "This source has no list of references, and the library no other article."


class WorksDialog(TickDialog):
    """Ticks works; those that the passage rests on so far are ticked and stand first."""

    def __init__(self, offered: WorksOffered, parent: QWidget) -> None:
        asked = "Type a name, a year or a word of the title"
        super().__init__("What this passage rests on", asked, "Rests on these", parent)
        self.setObjectName("worksDialog")
        self.resize(640, 520)
        self.rows.setObjectName("workChoices")
        self.rows.setAccessibleName("Works")
        self._offers = offered.offers
        self.keys.update(offered.named)
        if not self._offers:
            self.hint.setText(_NOTHING)
        self.fill()

    def ticked(self) -> tuple[Cited, ...]:
        """The works ticked, in the order in which they are offered."""
        return tuple(each.cited for each in self._offers if each.cited.key in self.keys)

    @override
    def list_rows(self, typed: str) -> None:
        words = [_words(offer) for offer in self._offers]
        for place in ranked(typed, words) if typed else range(len(words)):
            cited = self._offers[place].cited
            self.add_row(words[place], cited.key).setToolTip(printed(cited.words))


def _words(offer: WorkOffer) -> str:
    """Name a work in a line: as it is cited, whether it is here, and as it is printed."""
    here = f" ({_HERE})" if offer.is_here else ""
    return f"{printed(offer.label)}{here} \N{MIDDLE DOT} {printed(offer.cited.words)}"
