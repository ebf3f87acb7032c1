"""What the importers of XML formats share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import kinds, reading
from ketareview.importing.xmlrecords.nodes import Node


@dataclass(frozen=True, slots=True)
class XmlFile:
    """Reads one kind of XML; `is_ours` knows it by its outermost element.

    Elements called as one of `records` are the records, wherever they stand.
    """

    name: str
    is_ours: Callable[[kinds.Root], bool]
    records: frozenset[str]
    draft: Callable[[Node], Draft | Unread | None]
    media_types: tuple[str, ...] = ("application/xml", "text/xml")
    rank: int = 5
    is_paper: bool = False

    def recognises(self, path: Path) -> bool:
        """Whether the file begins as XML of this kind."""
        root = kinds.root(path)
        return root is not None and self.is_ours(root)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:  # noqa: ARG002 - as promised
        """Read one record after the other.

        Raises:
            NoRecordsError: there is no record in it.
            UnreadableFileError: it is no XML, declares entities, or holds broken records only.
        """
        return reading.drafts(path, self.records, self.draft)


def is_called(*names: str) -> Callable[[kinds.Root], bool]:
    """Make a rule: the outermost element has one of these names."""
    return lambda root: root.name in names
