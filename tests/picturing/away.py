"""Takes pictures of what is asked and told of libraries that are worked on in a copy."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog
from typing_extensions import override

from ketareview.domain.away import Held, LibraryOpenThereError, PlaceGoneError
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence
from ketareview.ui.opening_window import OpeningWindow
from ketareview.ui.safety.away.both_dialog import BothDialog
from ketareview.ui.safety.away.finishing import LATER, SAVING, Ending, NotSavedBack
from ketareview.ui.safety.away.opening import COPYING
from ketareview.ui.safety.instead import Instead
from tests.picturing.camera import Pictures

_NAMES = {"name": "papers", "place": "Nextcloud"}
_PLACE = "/home/anna/Nextcloud/papers.ketareview"
_BESIDE = "/home/anna/Nextcloud/papers (LAPTOP-7 2026-05-01 10.42).ketareview"
_SINCE = "2026-05-01 10:42+02:00"
_MINE = Held(1204, 3120, datetime(2026, 5, 1, 10, 42, tzinfo=UTC), "Anna Okafor")
_THEIRS = Held(1187, 3144, datetime(2026, 4, 30, 17, 5, tzinfo=UTC), "Ben Lindqvist")


class AwayPictures(Pictures):
    """Shows each, and puts it away."""

    @override
    def take(self, out: Path, name: str) -> None:
        """Take each of them."""
        open_there = LibraryOpenThereError(path=_PLACE, holder="Ben (LAPTOP-7)", since=_SINCE)
        beside = sentence("saved-beside", {"path": _BESIDE, "place": _PLACE})
        shown: dict[str, QDialog] = {
            "both-changed": BothDialog("papers", "Nextcloud", _MINE, _THEIRS),
            "open-there": Instead(open_there),
            "copying": OpeningWindow(COPYING.format(**_NAMES)),
            "saving-back": OpeningWindow(SAVING.format(**_NAMES), LATER),
            "saved-beside": Ending(beside),
            "not-saved-back": NotSavedBack(PlaceGoneError(path=_PLACE)),
        }
        for word, dialog in shown.items():
            dialog.show()
            self._shoot(out / f"{word}-{name}.png", dialog)
            dialog.close()
        banner = self._part(MessageBanner, "messageBanner")
        words = sentence("working-copy", {"name": "Nextcloud"})
        banner.notify(words, "Work there directly", banner.hide)
        self._shoot(out / f"working-copy-{name}.png")
        banner.notify(beside)
        self._shoot(out / f"saved-beside-banner-{name}.png")
        banner.hide()
