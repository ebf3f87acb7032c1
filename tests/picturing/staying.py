"""Pictures of what is said after a crash, and of an older library being upgraded."""

from pathlib import Path

from ketareview.domain.troubles import told
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.report import report
from ketareview.ui.crashing.report_dialog import ReportDialog
from ketareview.ui.crashing.telling import CRASHED
from ketareview.ui.offers import Offer, OfferBar
from ketareview.ui.opening_window import OLDER, OpeningWindow
from tests.picturing.camera import Pictures

_TYPED = (
    "You were writing a note on “Ketamine lowered MADRS scores within a day.”: “Slow drip in t”"
)


class StayingPictures(Pictures):
    """Shows each, and puts it away."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        bar = self._part(OfferBar)
        banner = self._part(MessageBanner)
        assert banner is not None
        bar.ask(Offer(_TYPED, (("Keep", bar.update), ("Drop", bar.update))))
        self._shoot(out / f"offer-draft-{name}.png")
        bar.go_on()
        bar.ask(Offer(CRASHED, (("Show report", bar.update), ("Delete report", bar.update))))
        self._window.tell_failure(ZeroDivisionError())
        self._shoot(out / f"offer-crash-{name}.png")
        bar.go_on()
        banner.hide()
        text = report(self._library, told(ZeroDivisionError()))
        dialog = ReportDialog(text, self._window)
        dialog.open()
        self._shoot(out / f"crash-report-{name}.png", dialog)
        dialog.close()
        opening = OpeningWindow(OLDER.format(name="ketamine"))
        opening.tell(1, 3)
        opening.show()
        self._shoot(out / f"upgrade-{name}.png", opening)
        opening.hide()
        opening.deleteLater()
