"""XML files mended while they are read: stray signs, and several documents in one file."""

import re

from ketareview.importing.xmlrecords.sources import Readable

_CHUNK = 1 << 16
_LONGEST = 1_000_000
"""Bytes of a section of character data that are held back to see its end."""

_LONGEST_TAG = 200_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0")
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?P<declaration><\?xml\s[^<>]{0,300}\?>)?"
    rb"(?:\s+|<\?[^<>]{0,500}\?>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^<>\[\]]{0,1000}>)*",
    re.DOTALL | re.IGNORECASE,
)
_STRAY = re.compile(
    rb"<!\[CDATA\[(?:(?!<!\[CDATA\[).)*?\]\]>"
    rb"|<\?xml\s[^<>]{0,300}\?>|<!DOCTYPE[^<>\[\]]{0,1000}>"
    rb"|<(?![A-Za-z_:/!?\x80-\xff])"
    rb"|&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = {b"<": b"&lt;", b"&": b"&amp;"}
_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}
ROOT = "records-of-the-file"
"""The element around all that a file holds, so that its documents may be several or have no end."""


class Cleaned:
    """A file's bytes in one element, with signs that begin no markup written as text.

    A file in two bytes a letter, or with declarations of its own, is given as it is; `is_wrapped`
    tells. Declarations and document types within a file are left out.
    """

    def __init__(self, file: Readable) -> None:
        self._file = file
        start = file.read(_CHUNK)
        prolog = _PROLOG.match(start)
        rest = start[prolog.end() :] if prolog else start
        self.is_wrapped = not start.startswith(_WIDE) and rest[:1] == b"<" and rest[1:2] != b"!"
        self._is_over = False
        self._held = rest if self.is_wrapped else b""
        declaration = (prolog["declaration"] or b"") if prolog else b""
        self._is_utf8 = b"encoding" not in declaration or b"utf-8" in declaration.lower()
        self._ready = declaration + f"<{ROOT}>".encode() if self.is_wrapped else start

    def read(self, _size: int = -1, /) -> bytes:
        """Read the next bytes; none at the end."""
        if not self.is_wrapped:
            ready, self._ready = self._ready, b""
            return ready or self._file.read(_CHUNK)
        while not self._ready and not self._is_over:
            self._advance()
        ready, self._ready = self._ready, b""
        return ready

    def _advance(self) -> None:
        """Mend what is sure to be whole, and hold the rest back."""
        chunk = self._file.read(_CHUNK)
        self._is_over = not chunk
        held = self._held + chunk
        end = held.rfind(b"<") if chunk else len(held)
        opened = held.rfind(b"<![CDATA[")
        if chunk and opened > held.rfind(b"]]>"):
            end = opened
        is_tag = end >= 0 and held[end + 1 : end + 2] not in b"!?"
        if is_tag and len(held) - end > _LONGEST_TAG and b">" not in held[end:]:
            self._is_over = True  # attributes without end, at which a parser works for ever
        if end < 0 or len(held) - end > _LONGEST:
            end = len(held)
        sure, self._held = held[:end], held[end:]
        self._ready = _STRAY.sub(_mended, _in_utf8(sure) if self._is_utf8 else sure)


def _in_utf8(sure: bytes) -> bytes:
    """Take bytes that are no UTF-8 for what Windows means by them."""
    try:
        sure.decode()
    except UnicodeDecodeError:
        return sure.decode(errors="surrogateescape").translate(_WINDOWS).encode(errors="replace")
    return sure


def _mended(found: re.Match[bytes]) -> bytes:
    sign = found.group()
    if sign in _SIGNS:
        return _SIGNS[sign]
    return sign if sign.startswith(b"<![") else b""
