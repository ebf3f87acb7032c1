"""Takes pictures of the trash, the check, the banner of a lost library, and its offers."""

from pathlib import Path

from ketareview.domain.checking import CheckReport, Problem
from ketareview.domain.errors import LibraryInUseError, LibraryMovedError
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence
from ketareview.ui.safety.check_dialog import CheckDialog
from ketareview.ui.safety.instead import Instead
from ketareview.ui.safety.trash_dialog import TrashDialog
from tests.picturing.away import AwayPictures
from tests.picturing.camera import Pictures, wait_for

_IN_USE = LibraryInUseError(
    path="/home/anna/papers.ketareview", holder="Ben (LAPTOP-7)", since="2026-05-01 10:42+02:00"
)
_PROBLEMS = (
    Problem("damaged-index", {"index": "page_index"}),
    Problem(
        "wrong-quotation", {"highlight": "3f2c", "title": "Okafor 2021", "quote": "within a day"}
    ),
)


class SafetyPictures(Pictures):
    """Deletes some things and brings them back; nothing else in the library is touched."""

    def take(self, out: Path, name: str) -> None:
        """Take each of them."""
        self._take_trash(out / f"trash-{name}.png")
        self._take_checks(out, name)
        self._take_banner(out, name)
        box = Instead(_IN_USE)
        box.show()
        self._shoot(out / f"in-use-{name}.png", box)
        box.close()
        AwayPictures(self._window).take(out, name)

    def _take_trash(self, path: Path) -> None:
        library = self._library
        some, highlights = library.articles.all()[:3], library.highlights.all()[:2]
        library.highlights.delete(highlights)
        library.articles.delete(some)
        self._window.commands["show-trash"].trigger()
        dialog = self._part(TrashDialog)
        wait_for(lambda: dialog.list.model().rowCount() > 0)
        self._shoot(path, dialog)
        dialog.close()
        for _ in (some, highlights):
            library.history.undo()

    def _take_checks(self, out: Path, name: str) -> None:
        dialog = CheckDialog(self._window._session, self._window)
        dialog.show()
        for word, problems in (("whole", ()), ("problems", _PROBLEMS)):
            dialog.show_report(CheckReport(problems, 12, 1400, 230, 84))
            self._shoot(out / f"check-{word}-{name}.png", dialog)
        dialog.close()

    def _take_banner(self, out: Path, name: str) -> None:
        banner = self._part(MessageBanner, "messageBanner")
        banner.tell(LibraryMovedError(path="/home/anna/papers.ketareview"))
        copy = "/home/anna/papers (rescued 2026-05-01).ketareview"
        banner.add(sentence("rescued", {"path": copy}), "Open the copy", banner.hide)
        self._shoot(out / f"library-moved-{name}.png")
        banner.resolve()
        banner.hide()
