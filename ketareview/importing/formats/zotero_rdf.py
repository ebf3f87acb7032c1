"""Zotero's RDF, bibliontology and schema.org RDF, with the files that lie beside them."""

from collections.abc import Collection, Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.record.fitting import fitting
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords import kinds, reading, schema_org, zotero
from ketareview.importing.xmlrecords.nodes import Node

_VOCABULARIES = (
    *("zotero.org/namespaces/export", "purl.org/net/biblio", "purl.org/ontology/bibo"),
)
_OF_ALL = (*_VOCABULARIES, schema_org.VOCABULARY)


class ZoteroRdf:
    """Reads items with their attachments, notes, tags and collections."""

    name = "Zotero RDF"
    media_types = ("application/rdf+xml",)
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether it is RDF that speaks of literature."""
        root = kinds.root(path)
        return root is not None and root.name == "RDF" and _speaks(root, _OF_ALL)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the items in their order; what they refer to may stand anywhere in the file.

        Raises:
            NoRecordsError: there is no item in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        with path.open("rb") as file:
            parts = list(reading.parts(path, file))
        resources = [part for part in parts if isinstance(part, Node)]
        root = kinds.root(path)
        if root is not None and not _speaks(root, _VOCABULARIES):
            schema_org.translate(resources)
        is_empty = True
        for entry in zotero.Library(resources).entries():
            is_empty = False
            yield fitting(entry) if isinstance(entry, Draft) else entry
        if is_empty:
            raise NoRecordsError(path=path)
        yield from (unread(part.finding) for part in parts if isinstance(part, reading.Broken))


def _speaks(root: kinds.Root, vocabularies: Collection[str]) -> bool:
    return any(one in root.beginning for one in vocabularies)


IMPORTER = ZoteroRdf()
