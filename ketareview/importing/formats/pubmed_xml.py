"""PubMed XML, as PubMed, its FTP site and E-utilities give it."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import kinds, pubmed, reading

_ROOTS = frozenset(
    {
        *("PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet", "PubmedBookArticle"),
        *("MedlineCitationSet", "MedlineCitation", "BookDocumentSet", "BookDocument"),
    }
)
_RECORDS = frozenset({"PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument"})


class PubmedXml:
    """Reads articles and books of PubMed."""

    name = "PubMed XML"
    media_types = ("application/xml", "text/xml")
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the outermost element is one of PubMed's."""
        root = kinds.root(path)
        return root is not None and root.name in _ROOTS

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one record after the other; an empty one is none.

        Raises:
            NoRecordsError: there is no record in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, _RECORDS, pubmed.draft)


IMPORTER = PubmedXml()
