"""What an importer promises; others' importers promise the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from ketareview.domain.imports import Draft, Unread, Wishes

PLUGIN_GROUP = "ketareview.importers"
"""The entry point group under which others offer importers."""


@runtime_checkable
class Importer(Protocol):
    """Reads one kind of file; lives in worker processes only, without network.

    `media_types` starts with the one that is stored. Importers of a lower `rank` are asked first:
    about 0 for those that know their files by content, 50 by name, 90 for those that take anything.
    `is_paper` tells whether a file is a paper itself, or holds records of papers.
    """

    name: str
    media_types: tuple[str, ...]
    rank: int
    is_paper: bool

    def recognises(self, path: Path) -> bool:
        """Look at the name or the first bytes only; when in doubt, say yes."""

    def read(self, path: Path, wishes: Wishes) -> Iterable[Draft | Unread]:
        """Read the articles in a file, in their order; one after the other where there are many.

        The same file gives the same articles each time, so that reading can go on where it stopped.

        Raises:
            FileError: the file is broken, locked, empty, or not what `recognises` took it for.
        """
