"""Texts of LibreOffice and its like."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import EncryptedFileError, FileError, UnreadableFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.archive import kinds
from ketareview.importing.archive.members import Archive, opened
from ketareview.importing.opendocument.styles import styles
from ketareview.importing.opendocument.walking import Walk, body
from ketareview.importing.prose.described import Told, draft, people
from ketareview.importing.prose.trees import tree_of, within
from ketareview.importing.xmlrecords import kinds as xml

_TYPES = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-master",
    "application/vnd.sun.xml.writer",
)
_MANIFEST = "META-INF/manifest.xml"


class OpenDocument:
    """Knows its files by the media type that they begin with, or their outermost element."""

    name = "OpenDocument"
    media_types = _TYPES
    rank = 10
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file says that it is a text, packed or as one piece of XML."""
        if told := kinds.media_type(path):
            return told in _TYPES
        names = kinds.members(path)
        if names:
            return "content.xml" in names and path.suffix.lower() in {".odt", ".ott", ".sxw"}
        root = xml.root(path)
        return root is not None and root.name == "document" and _TYPES[0] in root.beginning

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the text as it stands with all changes accepted.

        Raises:
            EncryptedFileError: it is locked with a password.
            FileError: it is damaged, empty or too large.
        """
        if kinds.members(path):
            with opened(path) as archive:
                return (_packed(path, archive),)
        root, lost = tree_of(path, path.read_bytes())
        return (_draft(path, [root], root, set(lost), lambda _: None),)


def _packed(path: Path, archive: Archive) -> Draft:
    _refuse_locks(archive)
    content, lost = tree_of(path, archive.read("content.xml"))
    notices = set(lost)

    def part(name: str) -> etree._Element | None:
        if not archive.holds(name):
            return None
        try:
            return tree_of(path, archive.read(name))[0]
        except UnreadableFileError:
            notices.add("missing-parts")
            return None

    further = [found for name in ("styles.xml", "meta.xml") if (found := part(name)) is not None]
    return _draft(
        path, [*further, content], content, notices, lambda name: part(f"{name}/content.xml")
    )


def _draft(
    path: Path,
    parts: list[etree._Element],
    content: etree._Element,
    notices: set[str],
    formula: Callable[[str], etree._Element | None],
) -> Draft:
    text = body(content)
    if text is None:
        raise UnreadableFileError(path=path, finding="no text in it")
    walk = Walk(styles(parts), formula)
    walk.read(text)
    aside = {"headers-footers" for part in parts if _has_margins(part)}
    return draft(path, walk.flow.parts, walk.flow.left_out | notices | aside, _told(parts))


def _has_margins(part: etree._Element) -> bool:
    return any(
        "".join(str(text) for text in margin.itertext()).strip()
        for margin in within(part, "header", "footer")
    )


def _refuse_locks(archive: Archive) -> None:
    if archive.holds("encrypted-package"):
        raise EncryptedFileError(path=archive.path)
    if not archive.holds(_MANIFEST):
        return
    try:
        root, _ = tree_of(archive.path, archive.read(_MANIFEST))
    except FileError:
        return
    if within(root, "encryption-data"):
        raise EncryptedFileError(path=archive.path)


def _told(parts: Sequence[etree._Element]) -> Told:
    metas = [meta for part in parts for meta in within(part, "meta")]
    return Told(
        title=_first(metas, "title"),
        authors=people(_first(metas, "initial-creator") or _first(metas, "creator")),
        made=_first(metas, "creation-date") or _first(metas, "date"),
        keywords="; ".join(_all(metas, "keyword")),
        language=_first(metas, "language"),
    )


def _all(metas: Sequence[etree._Element], name: str) -> list[str]:
    found = [" ".join((each.text or "").split()) for meta in metas for each in within(meta, name)]
    return list(dict.fromkeys(words for words in found if words))


def _first(metas: Sequence[etree._Element], name: str) -> str:
    return next(iter(_all(metas, name)), "")


IMPORTER = OpenDocument()
