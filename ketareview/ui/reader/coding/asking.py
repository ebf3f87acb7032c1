"""The small windows for topics and notes, for the words selected or the chosen highlight."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Topic
from ketareview.domain.unsaved import Subject, Writing
from ketareview.ui.dialogs import open_over
from ketareview.ui.reader.choosing import Choosing
from ketareview.ui.reader.coding.note_dialog import NoteDialog
from ketareview.ui.reader.coding.tagging import Tagging
from ketareview.ui.reader.coding.topics_dialog import TopicsDialog


class Asking(QObject):
    """Opens them without blocking, and takes what was said."""

    def __init__(self, tagging: Tagging, choosing: Choosing, window: QWidget) -> None:
        super().__init__(window)
        self._tagging = tagging
        self._choosing = choosing
        self._window = window
        self._topics: tuple[Topic, ...] = ()
        tagging.topics_asked.connect(self.ask_topics)
        tagging.note_asked.connect(self.ask_note)

    def know(self, topics: Sequence[Topic]) -> None:
        """Learn the topic tree."""
        self._topics = tuple(topics)

    def ask_topics(self) -> None:
        """Let topics be ticked."""
        dialog = TopicsDialog(self._topics, self._topics_now(), self._window)
        dialog.accepted.connect(lambda: self._take(topics=dialog.ticked()))
        dialog.new_asked.connect(self._tagging.add_topic)
        self._tagging.topic_added.connect(dialog.add)
        open_over(self._window, dialog)

    def ask_note(self) -> None:
        """Let a note be written."""
        dialog = NoteDialog(self._note_now(), self._subject(), self._window)
        dialog.accepted.connect(lambda: self._take(note=dialog.note()))
        open_over(self._window, dialog)

    def _topics_now(self) -> tuple[UUID, ...]:
        draft, chosen = self._tagging.draft, self._choosing.chosen
        if draft is not None:
            return draft.topics
        return chosen.tags.topics if chosen is not None else ()

    def _subject(self) -> Subject:
        chosen = self._choosing.chosen
        if self._tagging.draft is None and chosen is not None:
            return Subject(Writing.NOTE, chosen.id)
        return Subject(Writing.NEW_NOTE, self._tagging.article)

    def _note_now(self) -> str:
        draft, chosen = self._tagging.draft, self._choosing.chosen
        if draft is not None:
            return draft.note
        return chosen.tags.note if chosen is not None else ""

    def _take(self, **said: tuple[UUID, ...] | str) -> None:
        draft, chosen = self._tagging.draft, self._choosing.chosen
        if draft is not None:
            self._tagging.put(replace(draft, **said))  # type: ignore[arg-type] # topics or note
        elif chosen is not None:
            self._tagging.change(chosen.id, said)
