"""Plain text in any usual encoding."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.domain.text import BlockKind
from ketareview.importing import signature
from ketareview.importing.encodings import is_text
from ketareview.importing.paragraphs import parts_of
from ketareview.importing.record.findings import FILE_NAME, FIRST_PAGE, Finding, settle
from ketareview.importing.record.pagetext import identified, suggested_kind
from ketareview.importing.record.titles import from_file_name, is_telling, is_title
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.textfile import read_text
from ketareview.importing.xmlrecords import kinds

_DATA_FILES = frozenset({".rdf", ".json"})
"""Whose importers go by content: one that none of them takes is no paper either."""

_MARKUP = re.compile(rb"\s*(?:<\?xml\s|<!DOCTYPE\s)", re.IGNORECASE)
_TAIL = 1024
_LOOSE = frozenset({"p", "b", "i", "u", "em", "strong", "span", "br", "a", "font", "center"})
"""Elements that notes are sprinkled with."""

_SHORT = 200
_SENTENCE = re.compile(r".{20,160}?[.!?](?=\s|$)", re.DOTALL)


class PlainText:
    """Takes any file that is text, but for those of other kinds."""

    name = "plain text"
    media_types = ("text/plain",)
    rank = 90
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file is text, and neither data nor markup of a kind that nobody knows."""
        start = signature.head(path)
        return (
            path.suffix.lower() not in _DATA_FILES
            and not _is_markup(path, start)
            and not signature.is_foreign(start)
            and not signature.is_pdf(start)
            and is_text(start)
        )

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the whole file as one article; its first line is the title if it looks like one.

        Raises:
            EmptyFileError: there is nothing but white space.
            LargeFileError: there is more text than a library takes.
        """
        decoded = read_text(path)
        parts = parts_of(decoded.text)
        parts = _with_title(parts)
        pages = reflow(parts)
        if not pages:
            raise EmptyFileError(path=path)
        record, origin = settle(_findings(path, parts))
        return (Draft(record, origin, pages, decoded.left_out),)


def _is_markup(path: Path, start: bytes) -> bool:
    """Whether a file is XML: one element is all of it, as in no text that begins with "<"."""
    plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _MARKUP.match(plain):
        return True
    root = kinds.root(path)
    if root is None or root.name in _LOOSE:
        return False
    end = f"</{root.beginning[1:].split('>')[0].split()[0]}>".encode("ascii", "ignore")
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return end in file.read().replace(b"\0", b"")


def _with_title(parts: list[Part]) -> list[Part]:
    """Make the first line a heading where it is taken for the title."""
    if not parts or not _is_title_line(parts[0].text):
        return parts
    return [Part(BlockKind.HEADING, parts[0].text, 1), *parts[1:]]


def _is_title_line(text: str) -> bool:
    return len(text) <= _SHORT and is_title(text) and not text.endswith((".", ",", ";"))


def _findings(path: Path, parts: Sequence[Part]) -> Iterator[Finding]:
    first = parts[0].text
    title = ""
    if _is_title_line(first):
        title = first
        yield Finding("title", title, FIRST_PAGE, 0.7)
    elif sentence := _SENTENCE.match(first):
        # A name of numbers says less than the words that the text begins with.
        yield Finding("title", sentence.group(), FIRST_PAGE, 0.2 if is_telling(path) else 0.4)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    text = "\n".join(part.text for part in parts)
    yield from identified(text, FIRST_PAGE, 0.6)
    yield from suggested_kind(title, "", FIRST_PAGE)


IMPORTER = PlainText()
