"""Places that another program counts in the characters of a text file, found in its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ketareview.domain.article import Source
from ketareview.domain.errors import SourceEmptiedError
from ketareview.domain.imports import Mark
from ketareview.domain.text import Page
from ketareview.importing import Alignment

if TYPE_CHECKING:
    from ketareview.library import Library

_LAST_OF_ONE_UNIT = "\uffff"
_LARGEST = 20_000_000


def counted(
    library: Library, source: Source, pages: Sequence[Page], marks: Sequence[Mark]
) -> Iterator[Mark]:
    """Give marks the spans that their stretch of the document has.

    Only a plain text in UTF-8 is counted alike by all programs, and only without carriage returns,
    a mark of its order of bytes and characters that are two elsewhere; every other document's text
    depends on who reads it.
    """
    is_asked = any(mark.stretch for mark in marks)
    text = _text(library, source) if is_asked else ""
    alignment = Alignment(text, pages) if text else None
    for mark in marks:
        spans = alignment.spans(*mark.stretch) if alignment and mark.stretch else ()
        yield replace(mark, spans=spans) if spans else mark


def _text(library: Library, source: Source) -> str:
    if source.media_type != "text/plain" or source.bytes > _LARGEST:
        return ""
    try:
        text = b"".join(library.sources.chunks(source.sha256)).decode("utf-8")
    except (UnicodeDecodeError, SourceEmptiedError):
        return ""
    is_sure = not {"\r", "\ufeff"} & set(text) and max(text, default="") <= _LAST_OF_ONE_UNIT
    return text if is_sure else ""
