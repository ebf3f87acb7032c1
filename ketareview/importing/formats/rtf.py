"""Rich Text Format."""

from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.errors import LargeFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import signature
from ketareview.importing.prose.described import Told, draft, people
from ketareview.importing.richtext.reading import Reading

_LARGEST = 200_000_000
"""Bytes; pictures in it are written as text and passed over."""


class RichText:
    """Knows its files by their first word, parts of such by their names."""

    name = "RTF"
    media_types = ("application/rtf", "text/rtf")
    rank = 5
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file begins as RTF does, or is called so and begins as a part of such."""
        begins = b"{\\" if path.suffix.lower() == ".rtf" else b"{\\rt"
        return signature.head(path).lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(begins)

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
        reading = Reading(path, path.read_bytes())
        parts = reading.parts()
        told = {
            name: " ".join(words.split()) for name, words in reading.declared.properties.items()
        }
        about = Told(
            title=told.get("title", ""),
            authors=people(told.get("author", "")),
            made=told.get("creatim", ""),
            description=told.get("doccomm", ""),
            keywords=told.get("keywords", ""),
        )
        return (draft(path, parts, reading.left_out, about),)


IMPORTER = RichText()
