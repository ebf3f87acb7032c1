"""Documents of Word since 2007."""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import EncryptedFileError, OldWordFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.archive import kinds
from ketareview.importing.archive.members import opened
from ketareview.importing.prose.described import Told, draft, people
from ketareview.importing.prose.trees import within
from ketareview.importing.word.numbering import numbering
from ketareview.importing.word.package import Package, package
from ketareview.importing.word.styles import styles
from ketareview.importing.word.walking import Around, Walk, note_elements

_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"})
_LOCKED = "EncryptedPackage"
_OLD = "WordDocument"


class Word:
    """Knows its files by the parts in them; also those it must refuse, locked or too old."""

    name = "Word"
    media_types = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/msword",
    )
    rank = 10
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether there is a Word text in it, or it is called so and locked or of the old kind."""
        if kinds.is_compound(path):
            is_called_so = path.suffix.lower() in _ENDINGS
            return is_called_so or kinds.has_stream(path, _OLD)
        names = kinds.members(path)
        return (
            "[Content_Types].xml" in names
            and any(
                name.startswith("word/") or "document" in name.rpartition("/")[2] for name in names
            )
            and not any(name.startswith(("xl/", "ppt/")) for name in names)
        )

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the document as it stands with all changes accepted.

        Raises:
            EncryptedFileError: it is locked with a password.
            OldWordFileError: Word before 2007 wrote it.
            FileError: it is damaged, empty or too large.
        """
        if kinds.is_compound(path):
            if kinds.has_stream(path, _LOCKED):
                raise EncryptedFileError(path=path)
            raise OldWordFileError(path=path)
        with opened(path) as archive:
            found = package(archive)
            walk = Walk(_around(found))
            walk.read(found.document)
            left_out = walk.flow.left_out | _aside(found)
            told = _told(found)
        return (draft(path, walk.flow.parts, left_out | found.lost, told),)


def _around(found: Package) -> Around:
    return Around(
        styles(found.parts("styles")),
        numbering(found.parts("numbering")),
        note_elements(found.parts("footnotes"), "footnote"),
        note_elements(found.parts("endnotes"), "endnote"),
    )


def _aside(found: Package) -> set[str]:
    """Say what stands beside the text."""
    kinds_of = {"comments": "comments", "header": "headers-footers", "footer": "headers-footers"}
    return {
        notice
        for kind, notice in kinds_of.items()
        if any(
            (text.text or "").strip() for part in found.parts(kind) for text in within(part, "t")
        )
    }


def _told(found: Package) -> Told:
    properties = found.parts("core-properties")
    return Told(
        title=_first(properties, "title"),
        authors=people(*_all(properties, "creator")),
        made=_first(properties, "created") or _first(properties, "modified"),
        keywords=_first(properties, "keywords"),
        language=_first(properties, "language"),
        numbers=tuple(_all(properties, "identifier")),
    )


def _all(properties: Sequence[etree._Element], name: str) -> list[str]:
    found = [
        " ".join((each.text or "").split()) for one in properties for each in within(one, name)
    ]
    return [words for words in found if words]


def _first(properties: Sequence[etree._Element], name: str) -> str:
    return next(iter(_all(properties, name)), "")


IMPORTER = Word()
