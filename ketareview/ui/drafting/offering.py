"""At the start, words that were not saved when the program ended are offered back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ketareview.domain.progress import Progress
from ketareview.domain.unsaved import Found, Unsaved, Writing
from ketareview.library import Library
from ketareview.ui.drafting.drafts import Drafts
from ketareview.ui.offers import Offer, OfferBar
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.unsaved import found, is_saved, keep

_MOST = 80
_NAMES = {
    Writing.NOTE: "a note",
    Writing.NEW_NOTE: "a note",
    Writing.MODIFIER: "a reason for a modifier",
    Writing.TRANSCRIPTION: "words typed off a picture",
    Writing.STATEMENT: "a claim's statement",
    Writing.CLAIM_NOTE: "a note to a claim",
    Writing.REASON: "a reason for a judgement",
    Writing.SUMMARY: "a summary",
}


class Offering(QObject):
    """Each draft is kept in its place, copied, or dropped."""

    failed = Signal(Exception)

    def __init__(self, library: Library, drafts: Drafts, tasks: TaskRunner, bar: OfferBar) -> None:
        super().__init__(bar)
        self._library = library
        self._drafts = drafts
        self._tasks = tasks
        self._bar = bar
        tasks.start("Find drafts", self._look, done=self._offer, failed=self.failed.emit)

    def _look(self, _progress: Progress) -> list[Found]:
        """Find what the library does not have, and forget what it has."""
        offered = []
        for unsaved in self._drafts.all():
            if is_saved(self._library, unsaved):
                self._drafts.remove(unsaved.subject)
            else:
                offered.append(found(self._library, unsaved))
        return offered

    def _offer(self, offered: list[Found]) -> None:
        for each in offered:
            unsaved = each.unsaved
            drop = ("Drop", partial(self._drop, unsaved))
            first = (
                ("Keep", partial(self._keep, unsaved))
                if each.has_place
                else ("Copy and drop", partial(self._copy, unsaved))
            )
            self._bar.ask(Offer(_asked(each), (first, drop)))

    def _keep(self, unsaved: Unsaved) -> None:
        def work(_progress: Progress) -> None:
            keep(self._library, unsaved)
            self._drafts.remove(unsaved.subject)

        self._tasks.start("Keep draft", work, failed=self.failed.emit)

    def _copy(self, unsaved: Unsaved) -> None:
        QGuiApplication.clipboard().setText(unsaved.words)
        self._drop(unsaved)

    def _drop(self, unsaved: Unsaved) -> None:
        self._tasks.start(
            "Drop draft",
            lambda _: self._drafts.remove(unsaved.subject),
            failed=self.failed.emit,
        )


def _asked(each: Found) -> str:
    words = " ".join(each.unsaved.words.split())
    short = words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
    about = f" on “{each.about}”" if each.about else ""
    return f"You were writing {_NAMES[each.unsaved.subject.writing]}{about}: “{short}”"
