"""Citavi's projects as it backs them up: XML in an archive, or by itself."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.archive.members import opened
from ketareview.importing.record.fitting import fitting
from ketareview.importing.xmlrecords import citavi, kinds, reading
from ketareview.importing.xmlrecords.nodes import Node

_ENDINGS = frozenset({".ctv3bak", ".ctv4bak", ".ctv5bak", ".ctv6bak"})


class Citavi:
    """Reads the references of a project with their quotations, keywords and files."""

    name = "Citavi"
    media_types = ("application/zip", "application/xml")
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether it is an archive with Citavi's ending, or Citavi's XML."""
        if signature.head(path).startswith(b"PK\x03\x04"):
            return path.suffix.lower() in _ENDINGS
        root = kinds.root(path)
        return root is not None and root.name == "CitaviExchangeData"

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the references in their order.

        Raises:
            NoRecordsError: there is no reference in it.
            LargeFileError: it unpacks to too much.
            UnreadableFileError: it is damaged, or declares entities.
        """
        project = citavi.Project()
        for part in _parts(path):
            if isinstance(part, Node):
                project.take(part)
        if not project.references:
            raise NoRecordsError(path=path)
        yield from map(fitting, project.drafts())


def _parts(path: Path) -> Iterator[Node | reading.Broken]:
    if not signature.head(path).startswith(b"PK\x03\x04"):
        with path.open("rb") as file:
            yield from reading.parts(path, file)
        return
    with opened(path) as archive:
        for name in archive.names:
            if name.lower().endswith((".xml", ".ctv5", ".ctv6")):
                with archive.member(name) as member:
                    yield from reading.parts(path, member)


IMPORTER = Citavi()
