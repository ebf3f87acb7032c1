"""Pictures of what is said after a crash, and of an older library being upgraded."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ketareview.domain.troubles import told
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.report import report
from ketareview.ui.crashing.report_dialog import ReportDialog
from ketareview.ui.crashing.telling import CRASHED
from ketareview.ui.offers import Offer, OfferBar
from ketareview.ui.opening_window import OLDER, OpeningWindow
from ketareview.ui.window import MainWindow

Save = Callable[[QWidget, Path], None]

_TYPED = (
    "You were writing a note on “Ketamine lowered MADRS scores within a day.”: “Slow drip in t”"
)


class StayingPictures:
    """Shows each, and puts it away."""

    def __init__(self, window: MainWindow, pause: Callable[[int], None], save: Save) -> None:
        self._window, self._pause, self._save = window, pause, save

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        bar = self._window.findChild(OfferBar)
        banner = self._window.findChild(MessageBanner)
        assert bar is not None
        assert banner is not None
        bar.ask(Offer(_TYPED, (("Keep", bar.update), ("Drop", bar.update))))
        self._shoot(self._window, out / f"offer-draft-{name}.png")
        bar.go_on()
        bar.ask(Offer(CRASHED, (("Show report", bar.update), ("Delete report", bar.update))))
        self._window.tell_failure(ZeroDivisionError())
        self._shoot(self._window, out / f"offer-crash-{name}.png")
        bar.go_on()
        banner.hide()
        text = report(self._window._session.library, told(ZeroDivisionError()))
        dialog = ReportDialog(text, self._window)
        dialog.open()
        self._shoot(dialog, out / f"crash-report-{name}.png")
        dialog.close()
        opening = OpeningWindow(OLDER.format(name="ketamine"))
        opening.tell(1, 3)
        opening.show()
        self._shoot(opening, out / f"upgrade-{name}.png")
        opening.hide()
        opening.deleteLater()

    def _shoot(self, widget: QWidget, path: Path) -> None:
        self._pause(300)
        self._save(widget, path)
