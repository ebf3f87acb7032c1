"""A project as an archive: `project.qde`, and the documents in a folder of their own."""

import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import BinaryIO
from uuid import UUID
from xml.etree.ElementTree import Element, indent, tostring

from ketareview.domain.errors import LostPassagesError
from ketareview.domain.ids import fixed_id
from ketareview.exporting.projects.codes import Codes
from ketareview.exporting.projects.coding import Coding
from ketareview.exporting.projects.elements import NAMESPACE, element, with_text
from ketareview.exporting.projects.places import PlainText
from ketareview.exporting.projects.project import Document, Project

_PROJECT = "project.qde"
_FOLDER = "sources"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows; the same project gives the same bytes
_REGULAR = 0o644 << 16
_MARKED = re.compile(rb'<(?:PlainTextSelection|PDFSelection|Note) guid="([0-9a-f-]+)"')

Chunks = Callable[[str], Iterable[bytes]]


def write_project(file: BinaryIO, project: Project, chunks: Chunks) -> int:
    """Write a project, and tell how many highlights are in it; `chunks` reads a source's bytes.

    Raises:
        LostPassagesError: not every highlight is in it; a bug, and never kept silent.
    """
    with zipfile.ZipFile(file, "w") as archive:
        packed = _Packed(archive, project, chunks)
        for document in project.documents:
            packed.add(document)
        packed.finish()
    _expect_all(file, packed.highlights)
    return len(packed.highlights)


class _Packed:
    """The documents go into the archive at once; what is said of them follows at the end."""

    def __init__(self, archive: zipfile.ZipFile, project: Project, chunks: Chunks) -> None:
        self._archive, self._project, self._chunks = archive, project, chunks
        self._codes = Codes(project.codebook)
        self._coding = Coding(self._codes)
        self._sources: list[Element] = []
        self._changed: datetime | None = None
        self.highlights: set[UUID] = set()

    def add(self, document: Document) -> None:
        """Add a document with what is marked in it."""
        text = PlainText(document.pages)
        about = str(document.article.id), document.source.sha256
        guid, words = fixed_id("document", *about), fixed_id("plain text", *about)
        texts, areas, placeless = self._coding.marks(document, text)
        self._write(f"{words}.txt", [text.text.encode()])
        if document.source.is_pdf:
            inner = element("Representation", guid=words, plainTextPath=f"internal://{words}.txt")
            inner.extend(texts)
            path = self._pdf(document)
            made = element("PDFSource", guid=guid, name=_title(document), path=path)
            made.extend([_description(document), *areas, inner, *placeless])
        else:
            path = f"internal://{words}.txt"
            made = element("TextSource", guid=guid, name=_title(document), plainTextPath=path)
            made.extend([_description(document), *texts, *placeless])
        self._sources.append(made)
        self.highlights |= {each.id for each in document.highlights}
        self._changed = max(
            (*(each.changed for each in document.highlights), *filter(None, [self._changed])),
            default=None,
        )

    def finish(self) -> None:
        """Write what is said of the documents."""
        coding = self._coding
        root = element(
            "Project",
            xmlns=NAMESPACE,
            name=self._project.name,
            origin=self._project.origin,
            modifiedDateTime=self._changed,
        )
        users = [
            element("User", guid=guid, name=name)
            for guid, name in sorted(coding.users.items(), key=lambda user: str(user[0]))
        ]
        _add_list(root, "Users", users)
        root.append(self._codes.written())
        _add_list(root, "Sources", self._sources)
        _add_list(root, "Notes", coding.notes)
        _add_list(root, "Links", coding.links)
        indent(root)
        self._write_member(_PROJECT, [tostring(root, encoding="utf-8", xml_declaration=True)])

    def _pdf(self, document: Document) -> str | None:
        """Put the file itself beside its text, once even if two articles have it."""
        if not document.has_bytes:
            return None
        name = f"{fixed_id('file', document.source.sha256)}.pdf"
        if f"{_FOLDER}/{name}" not in self._archive.NameToInfo:
            self._write(name, self._chunks(document.source.sha256))
        return f"internal://{name}"

    def _write(self, name: str, parts: Iterable[bytes]) -> None:
        self._write_member(f"{_FOLDER}/{name}", parts)

    def _write_member(self, name: str, parts: Iterable[bytes]) -> None:
        told = zipfile.ZipInfo(name, _DAY)
        told.compress_type = zipfile.ZIP_DEFLATED
        told.external_attr = _REGULAR
        told.create_system = 3  # else it depends on where it is written
        with self._archive.open(told, "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)


def _add_list(root: Element, name: str, found: Iterable[Element]) -> None:
    """Add a list; the standard knows no empty ones."""
    made = element(name)
    made.extend(found)
    if len(made):
        root.append(made)


def _title(document: Document) -> str:
    return document.article.record.title or document.source.name


def _description(document: Document) -> Element:
    """Say what paper it is."""
    record = document.article.record
    doi = f"https://doi.org/{record.doi}" if record.doi else record.url
    return with_text("Description", ". ".join(filter(None, (record.cited_as, record.journal, doi))))


def _expect_all(file: BinaryIO, expected: set[UUID]) -> None:
    """Read what was written, and count."""
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        there = set(_MARKED.findall(archive.read(_PROJECT)))
    found = sum(str(each).encode() in there for each in expected)
    if found != len(expected):
        raise LostPassagesError(ending=".qdpx", expected=len(expected), found=found)
