"""Saved web pages."""

from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import signature
from ketareview.importing.encodings import is_text
from ketareview.importing.textfile import read_text
from ketareview.importing.webpage import reading
from ketareview.importing.webpage.parsing import declared_encoding

_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".xht"})


class WebPage:
    """Knows its files by their first element, or else by their names."""

    name = "web page"
    media_types = ("text/html", "application/xhtml+xml")
    rank = 20
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file starts like a page, or is called one and is text."""
        start = signature.head(path)
        if signature.is_html(start):
            return True
        return path.suffix.lower() in _ENDINGS and is_text(start) and not signature.is_pdf(start)

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the article of a page, without what stands around it.

        Raises:
            EmptyFileError: the page has no text of its own.
            UnreadableFileError: there is nothing that could be parsed, or no end of nesting.
            LargeFileError: there is more text than a library takes.
        """
        decoded = read_text(path, declared_encoding)
        return (reading.draft(path, decoded.text, decoded.left_out),)


IMPORTER = WebPage()
