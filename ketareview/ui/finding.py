"""Search as one types: the newest question wins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview.domain.errors import QueryError
from ketareview.domain.progress import Progress
from ketareview.domain.query import Query, parse
from ketareview.library import Library
from ketareview.ui.columns import Column, in_order
from ketareview.ui.latest import Latest
from ketareview.ui.tasks import TaskRunner

_PAUSE = 60  # milliseconds after the last key
_UNFINISHED = re.compile(r"(?:^|\s)-?\w[\w'\u2019-]*$")


@dataclass(frozen=True, slots=True)
class Question:
    """What the table is to show; no column is the search's own order, best or newest first."""

    typed: str = ""
    topic: UUID | None = None
    column: Column | None = None
    is_descending: bool = False


class Finding(QObject):
    """Answers questions in a task; `found` has the ids, `misunderstood` the error."""

    found = Signal(object)  # list[UUID]
    misunderstood = Signal(object)  # QueryError
    failed = Signal(object)  # Exception

    def __init__(self, library: Library, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.question = Question()
        self._library = library
        self._latest = Latest(tasks)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)

    def ask(self, question: Question) -> None:
        """Answer this question, once nothing else is asked for a moment."""
        self.question = question
        self._timer.start()

    def ask_again(self) -> None:
        """Answer the same question: the library has changed."""
        self._timer.start()

    @Slot()
    def _start(self) -> None:
        self._latest.start(
            "Search",
            partial(_answer, self._library, self.question),
            done=partial(self._tell, self.question),
            failed=partial(self._tell_failure, self.question),
        )

    def _tell(self, question: Question, ids: Sequence[UUID]) -> None:
        if question == self.question:
            self.found.emit(list(ids))

    def _tell_failure(self, question: Question, error: Exception) -> None:
        if question != self.question:
            return
        (self.misunderstood if isinstance(error, QueryError) else self.failed).emit(error)


def understood(typed: str) -> Query | None:
    """Understand what was typed; a last word that is not finished finds what begins so.

    Raises:
        QueryError: it cannot be understood.
    """
    words = typed.strip()
    if not words:
        return None
    is_unfinished = typed == typed.rstrip() and _UNFINISHED.search(words) is not None
    if is_unfinished and not words.endswith(("OR", "-")) and words.count('"') % 2 == 0:
        return parse(f"{words}*")
    return parse(words)


def _answer(library: Library, question: Question, progress: Progress) -> list[UUID]:
    query = understood(question.typed)
    ids = library.search.articles(query, topic=question.topic)
    progress(0, 1)
    if question.column is None:
        return ids
    return in_order(
        library,
        ids,
        question.column,
        is_descending=question.is_descending,
        progress=progress,
    )
