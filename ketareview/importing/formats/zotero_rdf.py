"""Zotero's RDF and bibliontology RDF, with the files that lie beside them."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.record.fitting import fitting
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords import kinds, reading, zotero
from ketareview.importing.xmlrecords.nodes import Node

_VOCABULARIES = (
    *("zotero.org/namespaces/export", "purl.org/net/biblio", "purl.org/ontology/bibo"),
)


class ZoteroRdf:
    """Reads items with their attachments, notes, tags and collections."""

    name = "Zotero RDF"
    media_types = ("application/rdf+xml",)
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether it is RDF that speaks of literature."""
        root = kinds.root(path)
        is_rdf = root is not None and root.name == "RDF"
        return is_rdf and root is not None and any(one in root.beginning for one in _VOCABULARIES)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the items in their order; what they refer to may stand anywhere in the file.

        Raises:
            NoRecordsError: there is no item in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        with path.open("rb") as file:
            parts = list(reading.parts(path, file))
        is_empty = True
        for entry in zotero.Library([part for part in parts if isinstance(part, Node)]).entries():
            is_empty = False
            yield fitting(entry) if isinstance(entry, Draft) else entry
        if is_empty:
            raise NoRecordsError(path=path)
        yield from (unread(part.finding) for part in parts if isinstance(part, reading.Broken))


IMPORTER = ZoteroRdf()
