"""Writing highlights into a PDF: what is to be appended to it; in a worker.

Nothing is written here: the bytes go back to who asked, and are read again before that.
"""

import io
import json
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import pypdf
import pypdfium2 as pdfium
from pypdf import PasswordType
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)
from pypdfium2 import raw

from ketareview.domain.errors import LockedForMarksError, UnreadableFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.ids import fixed_id
from ketareview.domain.text import Page
from ketareview.pdf import annotations, copied_text, documents, placed
from ketareview.pdf.annotation_objects import annotation, appearance
from ketareview.pdf.annotations import Annotation, Point, Quad
from ketareview.pdf.increments import Increment
from ketareview.pdf.joined import Joined, check, rewritten
from ketareview.pdf.marks import keyed
from ketareview.pdf.objects import BROKEN
from ketareview.pdf.passwords import encodings
from ketareview.pdf.placed import Placed


def addition(argument: dict[str, Any]) -> bytes:
    """Give a line of JSON, and behind it what is to be appended to a PDF or is to stand for it.

    Raises:
        EncryptedFileError: it asks for a password, and none was given.
        LockedForMarksError: with this password it may not be annotated.
        UnreadableFileError: it is too broken to be annotated.
    """
    path, password, source = argument["path"], argument["password"], argument["source"]
    wanted = [placed.from_json(each) for each in argument["placed"]]
    before = b""
    with Path(path).open("rb") as file:
        try:
            added = _Writing(file, path, password).add(wanted, source)
        except (*BROKEN, UnreadableFileError, pdfium.PdfiumError):
            before = rewritten(path, password)
            added = _again(before, path, password, wanted, source)
    told = {
        "is_whole": bool(before),
        "is_signed": added.is_signed,
        "is_locked": added.is_locked,
    }
    return b"".join((json.dumps(told).encode("ascii"), b"\n", before, added.body))


@dataclass(frozen=True, slots=True)
class _Added:
    body: bytes
    is_signed: bool
    is_locked: bool


def _again(whole: bytes, path: str, password: str, wanted: Sequence[Placed], source: str) -> _Added:
    try:
        return _Writing(io.BytesIO(whole), path, password).add(wanted, source)
    except (*BROKEN, pdfium.PdfiumError) as error:
        raise UnreadableFileError(path=path, finding="it is damaged") from error


class _Writing:
    """One try to append to one file."""

    def __init__(self, file: BinaryIO, path: str, password: str) -> None:
        self._file, self._path, self._password = file, path, password

    def add(self, wanted: Sequence[Placed], source: str) -> _Added:
        """Append the annotations, and see that the whole opens."""
        with ExitStack() as opened, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._file.seek(0)
            reader = opened.enter_context(pypdf.PdfReader(self._file, strict=False))
            self._unlock(reader)
            document = opened.enter_context(closing(documents.load(self._path, self._password)))
            is_signed = raw.FPDF_GetSignatureCount(document) > 0
            pages = _Pages(reader, document, Increment(reader, self._file, self._path), source)
            pages.put(wanted)
            body = pages.written()
            whole = Joined(self._file, body)
            check(whole, self._path, self._password, len(document), pages.counts)
            return _Added(body, is_signed, is_locked=bool(reader.is_encrypted))

    def _unlock(self, reader: pypdf.PdfReader) -> None:
        if not reader.is_encrypted:
            return
        tries = map(reader.decrypt, encodings(self._password))
        opened = next(filter(None, tries), PasswordType.NOT_DECRYPTED)
        rights = reader.user_access_permissions or UserAccessPermissions(0)
        is_owner = opened is PasswordType.OWNER_PASSWORD
        if not opened or not (is_owner or UserAccessPermissions.ADD_OR_MODIFY in rights):
            raise LockedForMarksError(path=self._path)


class _Pages:
    """The pages of one file with what is added to them."""

    def __init__(
        self,
        reader: pypdf.PdfReader,
        document: pdfium.PdfDocument,
        increment: Increment,
        source: str,
    ) -> None:
        self._reader, self._document = reader, document
        self._increment, self._source = increment, source
        self.counts: dict[int, int] = {}
        """How many annotations each page that was changed has now."""
        self._told_keys: set[int] = set()

    def put(self, wanted: Sequence[Placed]) -> None:
        """Put each annotation on its page, or in place of its older self.

        One that came from another program's is not written again; our part goes beside that one's.
        """
        if len(self._reader.pages) != len(self._document):
            raise ValueError("pages")
        there = list(annotations.of_pages(self._reader, range(1, len(self._document) + 1)))
        ours = {each.name: each.key for each in there if _is_ours(each)}
        others = self._others([each for each in there if not _is_ours(each)])
        wanted = _told_origin(wanted, there, self._source)
        by_page: dict[int, list[Placed]] = defaultdict(list)
        told: dict[int, dict[int, str]] = defaultdict(dict)
        for each in wanted:
            if each.highlight in others:
                stood = others[each.highlight]
                told[stood.page][stood.key] = _beside(each, stood)
            else:
                by_page[each.page].append(each)
        stale = _stale(there, wanted)
        touched = {each.page for each in there if each.key in stale}
        for number in sorted({*by_page, *told, *touched}):
            self._change(number, by_page[number], ours, told[number], stale)

    def written(self) -> bytes:
        """Give what is to be appended; nothing where nothing changed."""
        return b"" if self._increment.is_empty else self._increment.written()

    def _others(self, there: Sequence[Annotation]) -> Mapping[UUID, Annotation]:
        """Find other programs' annotations by the ids that highlights have which came from them."""
        by_key = {(each.key, each.page): each for each in there}
        found: dict[UUID, Annotation] = {}
        for key, mark in keyed(there, self._document, self._blank_pages(there)):
            stood = by_key[key, mark.spans[0].page]
            earlier = stood.copied
            id_ = (
                earlier.id if earlier else fixed_id("brought", self._source, mark.author, mark.name)
            )
            found.setdefault(id_, replace(stood, note=mark.note))
        return found

    def _blank_pages(self, there: Iterable[Annotation]) -> list[Page]:
        """Give pages as far as names of marks depend on them: their sizes, not their words."""
        last = max((each.page for each in there), default=0)
        sizes = [documents.size_of(self._document, number) for number in range(1, last + 1)]
        return [Page(n, "", width=w, height=h) for n, (w, h) in enumerate(sizes, start=1)]

    def _change(
        self,
        number: int,
        wanted: Sequence[Placed],
        ours: Mapping[str, int],
        told: Mapping[int, str],
        stale: frozenset[int],
    ) -> None:
        page = self._reader.pages[number - 1]
        reference = page.indirect_reference
        if reference is None:
            raise ValueError("a page that is no object of its own")
        kept = [
            self._told(each, told)
            for each in annotations.listed_on(page)
            if annotations.key_of(each) not in stale
        ]
        with closing(documents.page_of(self._document, number, "")) as shown:
            placing = documents.Placing(shown)
        by_key = {annotations.key_of(each): each for each in kept}
        for each in wanted:
            quads = [_quad(box, placing) for box in each.boxes]
            drawn = self._increment.add(appearance(each, quads))
            made = annotation(each, quads, reference, drawn)
            older = by_key.get(ours.get(each.name, 0))
            if isinstance(older, IndirectObject):
                self._increment.replace(older, made)
            else:
                kept.append(self._increment.add(made))
        self.counts[number] = len(kept)
        stands = self._reader.get_object(reference)
        if not isinstance(stands, DictionaryObject):
            raise TypeError("a page")
        changed = DictionaryObject({name: stands.raw_get(name) for name in stands})
        changed[NameObject("/Annots")] = ArrayObject(kept)
        self._increment.replace(reference, changed)

    def _told(self, each: PdfObject, told: Mapping[int, str]) -> PdfObject:
        """Write our part beside what another program wrote, and leave that as it is."""
        key = annotations.key_of(each)
        text = told.get(key)
        found = each.get_object()
        if text is None or not isinstance(found, DictionaryObject):
            return each
        changed = DictionaryObject({name: found.raw_get(name) for name in found})
        changed[NameObject(annotations.COPIED)] = TextStringObject(text)
        # One that stands on several pages is several highlights here.
        if isinstance(each, IndirectObject) and key not in self._told_keys:
            self._told_keys.add(key)
            self._increment.replace(each, changed)
            return each
        return self._increment.add(changed)


def _is_ours(each: Annotation) -> bool:
    """Whether we made an annotation, and did not only write beside another program's."""
    return each.copied is not None and each.name.split("/")[0] == str(each.copied.id)


def _told_origin(
    wanted: Iterable[Placed], there: Iterable[Annotation], source: str
) -> list[Placed]:
    """Write down what the file was a copy of itself, if it was one."""
    earlier = next((each.copied.sources for each in there if each.copied and _is_ours(each)), ())
    sources = tuple(dict.fromkeys((*earlier, source)))
    return [replace(each, copied=replace(each.copied, sources=sources)) for each in wanted]


def _stale(there: Iterable[Annotation], wanted: Iterable[Placed]) -> frozenset[int]:
    """Find our annotations of highlights that have moved: they are written elsewhere now."""
    places = {(each.name, each.page) for each in wanted}
    ids = {each.highlight for each in wanted}
    return frozenset(
        each.key
        for each in there
        if each.copied is not None
        and each.copied.id in ids
        and _is_ours(each)
        and (each.name, each.page) not in places
    )


def _beside(each: Placed, stood: Annotation) -> str:
    """Word our part of a highlight for the annotation of the other program."""
    return copied_text.written(replace(each.copied, shown=stood.note, stamped=stood.changed))


def _quad(box: Rect, placing: documents.Placing) -> Quad:
    """Give the corners of a displayed box as Acrobat writes them: upper two, then lower two."""
    corners: list[Point] = [
        placing.back(box.left, box.top),
        placing.back(box.right, box.top),
        placing.back(box.left, box.bottom),
        placing.back(box.right, box.bottom),
    ]
    return corners[0], corners[1], corners[2], corners[3]
