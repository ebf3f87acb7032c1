"""What every command starts from: what was asked, where to answer, and which library is meant."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ketareview import settings
from ketareview.cli.printing import Printer
from ketareview.domain.errors import FileExistsAlreadyError
from ketareview.domain.query import Query, parse
from ketareview.library import Library
from ketareview.workflows import open_or_make
from ketareview.workflows.away import refuse_unsaved

_PLACE = "KETAREVIEW_LIBRARY"
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    asked: argparse.Namespace
    printer: Printer

    @property
    def path(self) -> Path:
        """The library that is meant: the option's, the environment's, or the usual one."""
        named: Path | None = self.asked.library
        if named is not None:
            return named.expanduser()
        usual = os.environ.get(_PLACE)
        return Path(usual).expanduser() if usual else settings.folders().library

    @property
    def reviewer(self) -> str:
        """Who reads: the option's name, that of the settings, or the account's."""
        chosen: str | None = self.asked.reviewer
        if chosen and chosen.strip():
            return chosen
        return self.settings.reviewer or settings.login_name()

    @property
    def settings(self) -> settings.Settings:
        """What the reviewer chose."""
        return settings.load(settings.folders().settings)

    @property
    def has_library(self) -> bool:
        """Whether one was named, or the usual one is there."""
        return self.asked.library is not None or self.path.exists()

    def library(self) -> Library:
        """Open the library.

        Raises:
            LibraryError: there is none, or it cannot be used.
        """
        self.refuse_unsaved()
        progress = self.printer.progress()
        return self._told(Library.open(self.path, reviewer=self.reviewer, progress=progress))

    def library_or_new(self) -> Library:
        """Open the library, or make it where there is none."""
        self.refuse_unsaved()
        progress = self.printer.progress()
        return self._told(open_or_make(self.path, reviewer=self.reviewer, progress=progress))

    def refuse_unsaved(self) -> None:
        """Make sure that the newest state of the library is in the file that is meant.

        Raises:
            LibraryError: it is in a working copy, or one is open.
        """
        refuse_unsaved(self.path, settings.folders().copies)

    def expect_free(self, target: Path) -> None:
        """Make sure that no file is replaced unasked; nothing is lost with an empty one.

        Raises:
            FileExistsAlreadyError: there is one, and nobody said that it may be replaced.
        """
        if not self.asked.yes and os.path.isfile(target) and os.path.getsize(target):  # noqa: PTH113, PTH202 - False where the disk refuses
            raise FileExistsAlreadyError(path=target)

    def _told(self, library: Library) -> Library:
        """Tell of what was put aside when the library was opened."""
        for aside in library.put_aside[:1]:
            self.printer.say("log-put-aside", path=self.path, aside=aside.name)
        return library


def short(each: UUID) -> str:
    """Write as much of an id as names a thing to people."""
    return str(each)[:_SHORT]


def query(words: Sequence[str]) -> Query | None:
    """Understand a query that may have come in several words.

    Raises:
        QueryError: it cannot be understood.
    """
    typed = " ".join(words).strip()
    return parse(typed) if typed else None


def topics_named(library: Library, names: Sequence[str]) -> tuple[UUID, ...]:
    """Find topics by their names.

    Raises:
        TopicNotFoundError: there is none of a name.
        AmbiguousTopicError: there are several.
    """
    return tuple(dict.fromkeys(library.topics.find(name).id for name in names))
