"""Records out of XML files, one after the other, in memory that does not grow with the file."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.record.fitting import fitting
from ketareview.importing.safe_xml import SAFE, refuse_entities
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords.cleaning import ROOT, Cleaned
from ketareview.importing.xmlrecords.nodes import Node, TooDeepError, local, node_of
from ketareview.importing.xmlrecords.sources import Readable

_CUT = frozenset({"ERR_TAG_NOT_FINISHED", "ERR_RESOURCE_LIMIT"})


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be understood, and why."""

    finding: str


def drafts(
    path: Path, names: Collection[str], read: Callable[[Node], Draft | Unread | None]
) -> Iterator[Draft | Unread]:
    """Read the records of a file; `read` makes an article of one, or None where it is none.

    Raises:
        NoRecordsError: there is no record in it.
        UnreadableFileError: it is no XML, declares entities, or holds broken records only.
    """
    broken: list[str] = []
    is_empty = True
    with path.open("rb") as file:
        for record in records(path, file, names):
            if isinstance(record, Broken):
                broken.append(record.finding)
            elif found := read(record):
                yield from map(unread, broken)
                broken.clear()
                is_empty = False
                yield fitting(found) if isinstance(found, Draft) else found
    if is_empty and broken:
        raise UnreadableFileError(path=path, finding=broken[0])
    if is_empty:
        raise NoRecordsError(path=path)
    yield from map(unread, broken)


def parts(path: Path, file: Readable) -> Iterator[Node | Broken]:
    """Read the elements that lie in the outermost one, whatever their names.

    Raises:
        UnreadableFileError: it is no XML, or declares entities.
    """
    return records(path, file, ())


def records(path: Path, file: Readable, names: Collection[str]) -> Iterator[Node | Broken]:
    """Read the elements of these local names that lie in none of their like.

    Faults that leave sense around them are passed over; a file that breaks off gives what it has,
    and tells so at its end.

    Raises:
        UnreadableFileError: it is no XML, or declares entities.
    """
    source = Cleaned(file)
    parsing = etree.iterparse(
        source,
        events=("start", "end"),
        recover=True,
        remove_comments=True,
        remove_pis=True,
        **SAFE,
    )
    try:
        yield from _outermost(path, parsing, names, depth=1 + source.is_wrapped)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(path=path, finding="not XML") from error
    if not _is_whole(parsing, is_wrapped=source.is_wrapped):
        yield Broken("the file breaks off")


def _outermost(
    path: Path,
    parsing: "etree.iterparse[tuple[str, etree._Element]]",
    names: Collection[str],
    depth: int,
) -> Iterator[Node | Broken]:
    """Give the records; without names those that lie in so many elements."""
    begun: etree._Element | None = None
    is_first = True
    for event, element in parsing:
        if is_first:
            refuse_entities(path, element)
            is_first = False
        if event == "start":
            if begun is None and _begins(element, names, depth):
                begun = element
        elif begun is None:
            _forget(element)
        elif element is begun:
            begun = None
            yield _record(element)
            _forget(element)


def _begins(element: etree._Element, names: Collection[str], depth: int) -> bool:
    return local(str(element.tag)) in names if names else _depth(element) == depth


def _depth(element: etree._Element) -> int:
    depth = 0
    parent = element.getparent()
    while parent is not None:
        depth += 1
        parent = parent.getparent()
    return depth


def _is_whole(parsing: "etree.iterparse[tuple[str, etree._Element]]", *, is_wrapped: bool) -> bool:
    """Whether the parser came to the end: of the element around all it must miss the end tag."""
    faults = list(parsing.error_log)
    if is_wrapped:
        return any(
            fault.type_name in _CUT and f"in tag {ROOT} " in fault.message for fault in faults
        )
    return not any(fault.type_name in _CUT for fault in faults)


def _record(element: etree._Element) -> Node | Broken:
    try:
        return node_of(element)
    except TooDeepError:
        return Broken("elements within elements without end")


def _forget(element: etree._Element) -> None:
    """Free an element that has ended, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
