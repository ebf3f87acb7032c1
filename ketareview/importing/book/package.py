"""Where a book's text is, in which order, and what its publisher says of it."""

from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ketareview.domain.article import Author
from ketareview.domain.errors import EncryptedFileError, FileError, UnreadableFileError
from ketareview.importing.archive.members import Archive, beside
from ketareview.importing.prose.described import Told, people
from ketareview.importing.prose.trees import children, name_of, named, tree_of, within
from ketareview.importing.record import names

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""What only hides a book's fonts, not its text."""

_TEXTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/xml"})
_WRITERS = frozenset({"", "aut"})


@dataclass(frozen=True, slots=True)
class Book:
    """The names of a book's texts in reading order, and what it tells of itself.

    `is_whole` is false where it lists texts that it does not hold.
    """

    texts: tuple[str, ...]
    told: Told
    is_whole: bool


def book(archive: Archive) -> Book:
    """Find the texts of a book.

    Raises:
        EncryptedFileError: they are locked.
        UnreadableFileError: it does not say where they are.
    """
    name = _package_name(archive)
    root, _ = tree_of(archive.path, archive.read(name))
    listed = tuple(dict.fromkeys(_texts(name, root)))
    texts = tuple(text for text in listed if archive.holds(text))
    _refuse_locks(archive, texts)
    return Book(texts, _told(root), is_whole=texts == listed)


def _package_name(archive: Archive) -> str:
    if archive.holds(_CONTAINER):
        root, _ = tree_of(archive.path, archive.read(_CONTAINER))
        for file in within(root, "rootfile"):
            if archive.holds(path := beside("", file.get("full-path") or "")):
                return path
    for path in archive.names:
        if path.lower().endswith(".opf"):
            return path
    raise UnreadableFileError(path=archive.path, finding="no list of its pages")


def _texts(package: str, root: etree._Element) -> list[str]:
    """List the texts of the spine; a book without one gives all that it lists."""
    items = {
        item.get("id") or "": (beside(package, _target(item)), item.get("media-type") or "")
        for item in within(root, "item")
    }
    spine = [items.get(item.get("idref") or "") for item in within(root, "itemref")]
    listed = [item for item in spine if item] or list(items.values())
    return [path for path, kind in listed if kind in _TEXTS]


def _target(item: etree._Element) -> str:
    return unquote((item.get("href") or "").partition("#")[0])


def _refuse_locks(archive: Archive, texts: tuple[str, ...]) -> None:
    if not archive.holds(_LOCKS):
        return
    try:
        root, _ = tree_of(archive.path, archive.read(_LOCKS))
    except FileError as error:
        raise EncryptedFileError(path=archive.path) from error
    for locked in within(root, "EncryptedData"):
        method = next((named(each, "Algorithm") for each in within(locked, "EncryptionMethod")), "")
        places = {unquote(named(each, "URI")) for each in within(locked, "CipherReference")}
        if method not in _FONTS and places & set(texts):
            raise EncryptedFileError(path=archive.path)


def _told(root: etree._Element) -> Told:
    metadata = next(iter(within(root, "metadata")), root)
    said: dict[str, list[str]] = {}
    authors: list[Author] = []
    days = _days(metadata)
    roles = _roles(metadata)
    for element in (*children(metadata), *within(metadata, "dc-metadata")):
        words = " ".join("".join(str(text) for text in element.itertext()).split())
        said.setdefault(name_of(element).lower(), []).append(words)
        did = roles.get(element.get("id") or "", _WRITERS)
        is_writer = named(element, "role") in _WRITERS and bool(did & _WRITERS)
        if name_of(element).lower() == "creator" and is_writer:
            authors += _authors(words, named(element, "file-as"))
    return Told(
        title=next(iter(said.get("title", [])), ""),
        authors=tuple(dict.fromkeys(authors)),
        written=days.get("publication") or days.get("") or days.get("original-publication", ""),
        made=days.get("creation") or days.get("modification", ""),
        description=next(iter(said.get("description", [])), ""),
        keywords="; ".join(said.get("subject", [])),
        language=next(iter(said.get("language", [])), ""),
        publisher=next(iter(said.get("publisher", [])), ""),
        numbers=(*said.get("identifier", ()), *said.get("source", ())),
        sure=0.9,
    )


def _authors(words: str, sorted_as: str) -> tuple[Author, ...]:
    """Read an author; how a name is sorted says which of its words is the family's."""
    is_one = sorted_as.count(",") == 1 and not any(sign in sorted_as for sign in ";&")
    parted = names.author(sorted_as) if is_one else Author()
    # What stands before the comma may as well be a body: "Organization, World Health".
    is_person = f"{parted.given} {parted.family}".split() == words.split()
    return (parted,) if is_person else people(words)


def _days(metadata: etree._Element) -> dict[str, str]:
    """List the days that a book tells, by what happened then; that of publication may go without.

    The first of a kind counts.
    """
    return {
        named(each, "event").lower(): " ".join((each.text or "").split())
        for each in reversed(within(metadata, "date", "Date"))
    }


def _roles(metadata: etree._Element) -> dict[str, frozenset[str]]:
    """Tell by identifiers what refinements say that people did: wrote, illustrated, translated."""
    roles: dict[str, frozenset[str]] = {}
    for each in children(metadata, "meta"):
        refined = each.get("refines") or ""
        if refined.startswith("#") and each.get("property") == "role":
            known = roles.get(refined[1:], frozenset())
            roles[refined[1:]] = known | {(each.text or "").strip()}
    return roles
