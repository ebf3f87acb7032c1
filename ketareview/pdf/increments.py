"""What is appended to a PDF in place of writing it anew; in a worker.

The bytes before stay as they are, so signatures stay whole, and a file of any size is annotated in
the memory that its pages' own entries take.
"""

import re
from hashlib import md5
from io import BytesIO
from itertools import groupby
from typing import BinaryIO

import pypdf
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from ketareview.domain.errors import UnreadableFileError

_TAIL = 4096
_START = re.compile(rb"startxref\s+(\d{1,15})\s+%%EOF")
_TABLE = re.compile(rb"\s*xref\s")
_STREAM = re.compile(rb"\s*\d{1,10}\s+\d{1,5}\s+obj\b")
_KEPT = ("/Root", "/Info", "/Encrypt")
_OFFSET_BYTES = 6


class Increment:
    """Objects that are new, or replace older ones, with the table that finds them."""

    def __init__(self, reader: pypdf.PdfReader, file: BinaryIO, path: str) -> None:
        """Prepare to append to what `reader` has opened.

        Raises:
            UnreadableFileError: it does not end as a whole file does, so nothing can be appended.
        """
        self._reader = reader
        self._size = file.seek(0, 2)
        self._previous, self._has_table = _end_of(file, self._size, path)
        self._objects: dict[tuple[int, int], PdfObject] = {}
        numbers = (number for table in reader.xref.values() for number in table)
        told = reader.trailer.get("/Size")
        least = told if isinstance(told, int) else 0
        self._next = max(least, 1 + max((*numbers, *reader.xref_objStm), default=0))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put in."""
        return not self._objects

    def add(self, value: PdfObject) -> IndirectObject:
        """Put a new object in."""
        reference = IndirectObject(self._next, 0, self._reader)
        self._next += 1
        self.replace(reference, value)
        return reference

    def replace(self, reference: IndirectObject, value: PdfObject) -> None:
        """Let an object have another value."""
        self._objects[reference.idnum, reference.generation] = value

    def written(self) -> bytes:
        """Write what is to be appended."""
        out = BytesIO(b"\n")
        out.seek(1)
        places: dict[tuple[int, int], int] = {}
        for key, value in sorted(self._objects.items(), key=lambda each: each[0]):
            places[key] = self._size + out.tell()
            _put(out, key, self._locked(value, *key))
        digest = md5(out.getvalue(), usedforsecurity=False).digest()
        if self._has_table:
            self._end_with_table(out, places, digest)
        else:
            self._end_with_stream(out, places, digest)
        return out.getvalue()

    def _locked(self, value: PdfObject, number: int, generation: int) -> PdfObject:
        locks = self._reader._encryption  # noqa: SLF001 - pypdf locks whole files only
        return value if locks is None else locks.encrypt_object(value, number, generation)

    def _end_with_table(
        self, out: BytesIO, places: dict[tuple[int, int], int], digest: bytes
    ) -> None:
        start = self._size + out.tell()
        out.write(b"xref\n")
        for first, several in _stretches(places):
            out.write(b"%d %d\n" % (first, len(several)))
            out.writelines(
                b"%010d %05d n \n" % (place, generation) for generation, place in several
            )
        out.write(b"trailer\n")
        self._trailer(digest).write_to_stream(out)
        out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)

    def _end_with_stream(
        self, out: BytesIO, places: dict[tuple[int, int], int], digest: bytes
    ) -> None:
        start = self._size + out.tell()
        key = self._next, 0
        self._next += 1
        index = ArrayObject()
        lines = b""
        for first, several in _stretches({**places, key: start}):
            index += [NumberObject(first), NumberObject(len(several))]
            for generation, place in several:
                lines += b"\1" + place.to_bytes(_OFFSET_BYTES, "big")
                lines += generation.to_bytes(2, "big")
        table = StreamObject()
        table.update(self._trailer(digest))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = ArrayObject(map(NumberObject, (1, _OFFSET_BYTES, 2)))
        table[NameObject("/Index")] = index
        table.set_data(lines)
        _put(out, key, table)
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _trailer(self, digest: bytes) -> DictionaryObject:
        old = self._reader.trailer
        trailer = DictionaryObject({NameObject(n): old.raw_get(n) for n in _KEPT if n in old})
        trailer[NameObject("/Size")] = NumberObject(self._next)
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        names = old.get("/ID")
        if isinstance(names, ArrayObject) and names:
            # The first stays for good, and locks depend on it; the second names this version.
            trailer[NameObject("/ID")] = ArrayObject([names[0], ByteStringObject(digest)])
        return trailer


def _end_of(file: BinaryIO, size: int, path: str) -> tuple[int, bool]:
    """Tell where the last table of objects begins, and whether it is one of the older kind."""
    file.seek(max(size - _TAIL, 0))
    found = _START.findall(file.read(_TAIL))
    place = int(found[-1]) if found else size
    file.seek(min(place, size))
    there = file.read(40)
    if _TABLE.match(there):
        return place, True
    if _STREAM.match(there):
        return place, False
    raise UnreadableFileError(path=path, finding="no table of objects at its end")


def _stretches(
    places: dict[tuple[int, int], int],
) -> list[tuple[int, list[tuple[int, int]]]]:
    """Put objects with successive numbers together: the first number, generations and places."""
    ordered = sorted((number, generation, place) for (number, generation), place in places.items())
    found = []
    for _, each in groupby(enumerate(ordered), lambda one: one[1][0] - one[0]):
        several = [one for _, one in each]
        found.append((several[0][0], [(generation, place) for _, generation, place in several]))
    return found


def _put(out: BytesIO, key: tuple[int, int], value: PdfObject) -> None:
    out.write(b"%d %d obj\n" % key)
    value.write_to_stream(out)
    out.write(b"\nendobj\n")
