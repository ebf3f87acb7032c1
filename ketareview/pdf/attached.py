"""A file attached to a PDF, as much of it as can be read; in a worker."""

import zlib
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

_STEP = 16
"""Bytes that are inflated at once: so many are lost, at most, before the first damaged one."""

_LARGEST = 256_000_000


def find(reader: pypdf.PdfReader, name: str) -> tuple[bytes, bool] | None:
    """Give the bytes of the attachment called `name`, and whether they are all of it."""
    for each in _files(reader):
        if str(each.get("/UF") or each.get("/F")) == name:
            stream = _object(_object(each["/EF"])["/F"])
            if isinstance(stream, StreamObject):
                return _bytes(stream)
    return None


def _files(reader: pypdf.PdfReader) -> list[DictionaryObject]:
    """List the files attached to the document: those it names, and those associated with it."""
    root = reader.root_object
    names = _object(_object(root.get("/Names", {})).get("/EmbeddedFiles", {})).get("/Names", ())
    found = [_object(each) for each in (*_object(names), *_object(root.get("/AF", ())))]
    return [each for each in found if isinstance(each, DictionaryObject) and "/EF" in each]


def _object(value: Any) -> Any:  # noqa: ANN401 - any object of a PDF
    return value.get_object() if isinstance(value, IndirectObject) else value


def _bytes(stream: StreamObject) -> tuple[bytes, bool]:
    if stream.get("/Filter") != "/FlateDecode":
        return stream.get_data(), True
    # pypdf's own inflating forgives damage without a word.
    return inflated(stream._data)  # noqa: SLF001 - the bytes as they are in the file


def inflated(packed: bytes) -> tuple[bytes, bool]:
    """Inflate as far as it goes; tell whether that was all, and undamaged."""
    found, is_whole = _inflated(packed, zlib.decompressobj())
    if found:
        return found, is_whole
    return _inflated(packed[2:], zlib.decompressobj(-zlib.MAX_WBITS))[0], False


def _inflated(packed: bytes, reader: Any) -> tuple[bytes, bool]:  # noqa: ANN401 - zlib's has no public type
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(packed), _STEP):
            parts.append(reader.decompress(packed[start : start + _STEP]))
            size += len(parts[-1])
            if size > _LARGEST:
                raise MemoryError
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), reader.eof and not reader.unused_data
