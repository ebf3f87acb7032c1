"""Web pages that browsers saved in one file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ketareview.domain.errors import EmptyFileError, FileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.message.parts import Piece, header, is_packed_page, message, pieces
from ketareview.importing.record.findings import WEB_PAGE, Finding
from ketareview.importing.record.titles import is_title
from ketareview.importing.webpage import reading

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MOST_FRAMES = 50


class PackedPage:
    """Knows its files by their headers: a page and what belongs to it."""

    name = "MHTML"
    media_types = ("multipart/related", "message/rfc822")
    rank = 14
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file is a message that holds a page."""
        return is_packed_page(path)

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the page; one that only holds frames gives the largest of them.

        Raises:
            EmptyFileError: there is no page in it, or no text in that.
            FileError: it is broken or too large.
        """
        whole = message(path)
        pages = [each for each in pieces(path, whole) if each.media_type in _PAGES and each.text]
        address = header(whole, "Snapshot-Content-Location") or header(whole, "Content-Location")
        title = header(whole, "Subject")
        told = [
            Finding("title", title if is_title(title) else "", WEB_PAGE, 0.62),
            Finding("date-accessed", header(whole, "Date"), WEB_PAGE, 0.9),
        ]
        frames = sorted(pages[1:_MOST_FRAMES], key=_length)
        for page in (*pages[:1], *frames):
            if found := _read(path, page, [*told, _address(address or page.location)]):
                more = {"embedded-pages"} if frames else set()
                left_out = tuple(sorted({*found.left_out, *more}))
                return (replace(found, left_out=left_out),)
        raise EmptyFileError(path=path)


def _length(page: Piece) -> int:
    return -len(page.text)


def _address(address: str) -> Finding:
    is_address = address.startswith(("http://", "https://"))
    return Finding("url", address if is_address else "", WEB_PAGE, 0.85)


def _read(path: Path, page: Piece, told: list[Finding]) -> Draft | None:
    try:
        return reading.draft(path, page.text, (), told)
    except FileError:
        return None


IMPORTER = PackedPage()
