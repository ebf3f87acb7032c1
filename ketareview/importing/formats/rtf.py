"""Rich Text Format."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ketareview.domain.errors import LargeFileError, UnreadableFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import signature
from ketareview.importing.prose.described import Told, draft, people
from ketareview.importing.richtext.reading import Reader, whole

_LARGEST = 200_000_000
"""Bytes; pictures in it are written as text and passed over."""


class RichText:
    """Knows its files by their first word."""

    name = "RTF"
    media_types = ("application/rtf", "text/rtf")
    rank = 5
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file begins as RTF does."""
        return signature.head(path).lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rt")

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the text as it stands with all changes accepted.

        Raises:
            EmptyFileError: there is no text.
            LargeFileError: it is larger than any paper.
            UnreadableFileError: it is nested without end.
        """
        size = path.stat().st_size
        if size > _LARGEST:
            raise LargeFileError(path=path, size=size, limit=_LARGEST)
        reader = Reader()
        try:
            reader.read(path.read_bytes())
        except UnreadableFileError as error:
            raise UnreadableFileError(path=path, **error.facts) from error
        told = {name: whole(words).strip() for name, words in reader.properties.items()}
        parts = [replace(part, text=whole(part.text)) for part in reader.layout.parts]
        about = Told(
            title=told.get("title", ""),
            authors=people(told.get("author", "")),
            keywords=told.get("keywords", ""),
        )
        return (draft(path, parts, reader.left_out, about),)


IMPORTER = RichText()
