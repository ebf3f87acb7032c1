"""Sources as Word keeps them."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import kinds, msbib, reading


class MsBib:
    """Reads Word's list of sources, as its Sources.xml or as other programs write it."""

    name = "Word sources"
    media_types = ("application/xml", "text/xml")
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the outermost element is Word's list."""
        root = kinds.root(path)
        is_list = root is not None and root.name in {"Sources", "Source"}
        return is_list and root is not None and "bibliography" in root.beginning

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one source after the other.

        Raises:
            NoRecordsError: there is no source in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, frozenset({"Source"}), msbib.draft)


IMPORTER = MsBib()
