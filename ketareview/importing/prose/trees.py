"""XML as a tree that holds no more than what the file itself says."""

from html.entities import html5
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import LargeFileError, UnreadableFileError
from ketareview.importing.safe_xml import SAFE, refuse_entities

DEEPEST = 120
"""Elements within elements; papers have a fifth of it."""

BROKEN_OFF = "broken-off"
_LARGEST = 200_000_000
"""Bytes."""

_LIMITS = frozenset({"ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP", "ERR_NAME_TOO_LONG"})
_CUT = frozenset({"ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END"})


def tree_of(path: Path, data: bytes) -> tuple[etree._Element, frozenset[str]]:
    """Parse XML as far as it goes; say what is lost where it breaks off.

    Raises:
        UnreadableFileError: it is no XML, declares entities, or is nested without end.
        LargeFileError: it holds more than is read at once.
    """
    if len(data) > _LARGEST:
        raise LargeFileError(path=path, size=len(data), limit=_LARGEST)
    parser = etree.XMLParser(recover=True, remove_comments=True, remove_pis=True, **SAFE)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="not XML") from error
    faults = {entry.type_name for entry in parser.error_log}
    if root is None or faults & _LIMITS:
        raise UnreadableFileError(
            path=path, finding="XML beyond all limits" if faults else "not XML"
        )
    refuse_entities(path, root)
    _refuse_depth(path, root)
    return root, frozenset({BROKEN_OFF} if faults & _CUT else ())


def name_of(element: etree._Element) -> str:
    """Give an element's name without its namespace; empty for what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(element: etree._Element, attribute: str) -> str:
    """Give the value of an attribute, whatever its namespace; empty where there is none."""
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] == attribute:
            return str(value)
    return ""


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """List the elements in an element, all or those of some names."""
    return [child for child in element if (name := name_of(child)) and (not names or name in names)]


def within(element: etree._Element, *names: str) -> list[etree._Element]:
    """List the elements of some names, however deep, in their order."""
    return [found for found in element.iter() if name_of(found) in names]


def outermost(element: etree._Element, *names: str) -> list[etree._Element]:
    """List the elements of some names that lie in none of their like, however deep."""
    kept: list[etree._Element] = []
    for found in within(element, *names):
        if not kept or not any(above is kept[-1] for above in found.iterancestors()):
            kept.append(found)
    return kept


def at(element: etree._Element, path: str) -> list[etree._Element]:
    """List the elements at a path such as `front/article-meta`."""
    level = [element]
    for name in path.split("/"):
        level = [child for parent in level for child in children(parent, name)]
    return level


def character(entity: etree._Entity) -> str:
    """Give what a named reference stands for; unknown ones stay as they are written."""
    written = (entity.text or "").strip("&;")
    return html5.get(f"{written};", f"&{written};")


def _refuse_depth(path: Path, root: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise UnreadableFileError(path=path, finding="nested too deeply")
