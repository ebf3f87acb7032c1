"""The parts of a message, decoded."""

import email
import email.header
import email.message
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.policy import Compat32
from pathlib import Path

from typing_extensions import override

from ketareview.domain.errors import LargeFileError, UnreadableFileError
from ketareview.importing import signature
from ketareview.importing.characters import one_line
from ketareview.importing.encodings import decode

LARGEST = 100_000_000
"""Bytes of a message."""

_LONGEST_HEADER = 20_000
_MOST_PARTS = 5_000
_MOST_BOUNDARIES = 20_000
_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?[\r\n]*(?:([0-9]{1,10})[ \t]*\r?\n)?")
"""What programs set before a message; Apple's Mail sets its length in bytes, and more after it."""

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?", re.MULTILINE)
_SENDER = re.compile(rb"^From:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.MULTILINE | re.IGNORECASE)
_FIRST = re.compile(rb"\A(?:From [^\n]{1,200}\r?\n)?[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?")
_TYPES = re.compile(rb"multipart/related|<saved by|snapshot-content-location", re.IGNORECASE)
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message: what it holds and what it is called."""

    media_type: str
    text: str
    name: str
    location: str
    is_attachment: bool


class _Short(Compat32):
    """Cuts headers, as their parameters are parsed in quadratic time."""

    @override
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_SHORT = _Short()


def headers(start: bytes) -> frozenset[str]:
    """Name the headers that a file begins with, in lower case; none where it is no message."""
    start = _BEFORE.sub(b"", start)
    if not _FIRST.match(start):
        return frozenset()
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return frozenset(name.decode("ascii").lower() for name in _HEADER.findall(head))


def is_packed_page(path: Path) -> bool:
    """Whether a file is a web page in the form of a message."""
    start = signature.head(path)
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    known = headers(start)
    is_message = "content-type" in known and ("mime-version" in known or "from" in known)
    return is_message and bool(_TYPES.search(head)) and "received" not in known


def message(path: Path) -> email.message.Message:
    """Parse a message.

    Raises:
        LargeFileError: it is larger than messages are.
        UnreadableFileError: it cannot be parsed.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise LargeFileError(path=path, size=size, limit=LARGEST)
    data = _unwrapped(path.read_bytes())
    if data.count(b"\n--") > _MOST_BOUNDARIES * 10:
        raise UnreadableFileError(path=path, finding="too many parts")
    try:
        return email.message_from_bytes(data, policy=_SHORT)
    except _BROKEN as error:
        raise UnreadableFileError(path=path, finding="damaged message") from error


def _unwrapped(data: bytes) -> bytes:
    before = _BEFORE.match(data)
    if before is None:
        return data
    length = before.group(1)
    return data[before.end() : before.end() + int(length) if length else None]


def sender(start: bytes) -> bytes:
    """Give the line that says from whom a message is."""
    found = _SENDER.search(start)
    return found.group() if found else b""


def pieces(path: Path, whole: email.message.Message) -> Iterator[Piece]:
    """Give the parts of a message in order, those of messages within it as well.

    Raises:
        UnreadableFileError: there are more than any message has.
    """
    try:
        for number, part in enumerate(whole.walk()):
            if number > _MOST_PARTS:
                raise UnreadableFileError(path=path, finding="too many parts")
            if not part.is_multipart():
                yield _piece(part)
    except _BROKEN as error:
        raise UnreadableFileError(path=path, finding="damaged message") from error


def header(whole: email.message.Message, name: str) -> str:
    """Give a header on one line, its encoded words read; empty where there is none."""
    try:
        written = str(whole.get(name, ""))[:_LONGEST_HEADER]
        chunks = email.header.decode_header(written)
    except (*_BROKEN, email.errors.HeaderParseError):
        return ""
    return one_line("".join(_chunk(text, label) for text, label in chunks))


def _chunk(text: bytes | str, label: str | None) -> str:
    return text if isinstance(text, str) else decode(text, label or "").text


def _piece(part: email.message.Message) -> Piece:
    media_type = part.get_content_type()
    payload = part.get_payload(decode=True) if media_type.startswith("text/") else b""
    data = payload if isinstance(payload, bytes) else b""
    label = part.get_content_charset() or ""
    return Piece(
        media_type,
        decode(data, label).text if data else "",
        one_line(str(part.get_filename() or "")),
        header(part, "Content-Location"),
        part.get_content_disposition() == "attachment",
    )
