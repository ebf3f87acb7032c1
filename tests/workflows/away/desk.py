"""A person at a computer, who works on a library that lies in a shared folder."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ketareview.domain.away import SavedBack, Standing
from ketareview.library import Library
from ketareview.workflows import away
from ketareview.workflows.away import Looked, Opened, Wish


class Desk:
    """Its own folder of working copies; what is acknowledged is in `saved`."""

    def __init__(self, copies: Path, person: str = "Anna") -> None:
        self.copies = copies
        self.person = person
        self.saved: set[str] = set()
        self.opened: Opened | None = None

    def look(self, place: Path, directly: tuple[str, ...] = ()) -> Looked:
        return away.look(Wish(place, self.person, self.copies, directly))

    def open(self, place: Path, *, theirs: bool = False, directly: tuple[str, ...] = ()) -> Opened:
        wish = Wish(place, self.person, self.copies, directly)
        looked = away.look(wish)
        self.opened = away.open_looked(looked, wish, theirs=theirs)
        if looked.copy is not None and self.opened.copy is not looked.copy:
            looked.copy.release()
        return self.opened

    @property
    def library(self) -> Library:
        assert self.opened is not None
        return self.opened.library

    def add(self, topic: str) -> None:
        self.library.topics.add(topic)
        self.saved.add(topic)

    def save_back(self) -> SavedBack | None:
        assert self.opened is not None
        return away.save_back(self.opened)

    def die(self) -> None:
        """Let everything go as it is, as far as one can within one process."""
        assert self.opened is not None
        self.opened.library.close()
        if self.opened.copy is not None:
            self.opened.copy.release()
        self.opened = None

    def close(self) -> SavedBack | None:
        """Close the library and save it back; what that raises leaves nothing open."""
        assert self.opened is not None
        opened, self.opened = self.opened, None
        opened.library.close()
        if opened.copy is None:
            return None
        try:
            return away.finish(opened.copy)
        finally:
            opened.copy.release()

    def visit(self, place: Path) -> Standing:
        """Open and close it again."""
        standing = self.open(place).standing
        self.close()
        return standing


def added_by(person: str, place: Path, topic: str) -> None:
    """Let somebody change the file itself."""
    with Library.open(place, reviewer=person) as library:
        library.topics.add(topic)


def topics_in(path: Path) -> set[str]:
    """Read the topics of a file, and make sure that it is whole."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in connection.execute("SELECT name FROM topic WHERE NOT deleted")}


def libraries_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.ketareview")) if folder.exists() else []
