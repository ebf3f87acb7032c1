"""A paper as XML: JATS, NLM's forerunners of it, BioMed Central's, and TEI as GROBID writes it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.jats import paper
from ketareview.importing.prose.trees import tree_of
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.xmlrecords import kinds

_MARKS = ("<front", "<body", "<fm", "<bdy", "<article-meta", "JATS", "NLM//DTD", "article-type")


class Jats:
    """Knows its files by their outermost element and what comes after it."""

    name = "JATS XML"
    media_types = ("application/jats+xml", "application/xml", "text/xml")
    rank = 5
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file starts like a paper; web pages have articles too."""
        root = kinds.root(path)
        if root is not None and root.name == "TEI":
            return "titleStmt>" in root.beginning
        if root is None or root.name not in {"article", "art"}:
            return False
        return any(mark in root.beginning for mark in _MARKS)

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the paper.

        Raises:
            EmptyFileError: it has no text.
            LargeFileError: it is larger than any paper.
            UnreadableFileError: it is no XML, declares entities, or is nested too deeply.
        """
        root, lost = tree_of(path, path.read_bytes())
        draft = paper.draft(root)
        if not draft.pages:
            raise EmptyFileError(path=path)
        title = draft.record.title or from_file_name(path)
        record = replace(draft.record, title=title)
        return (replace(draft, record=record, left_out=tuple(sorted({*draft.left_out, *lost}))),)


IMPORTER = Jats()
