"""XML of strangers: what keeps a parser from reading more than the file itself."""

from pathlib import Path
from typing import Final, TypedDict

from lxml import etree

from ketareview.domain.errors import UnreadableFileError


class _Settings(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


SAFE: Final[_Settings] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
"""How every parser of XML is set."""


def refuse_entities(path: Path, root: etree._Element) -> None:
    """Refuse entities of the file's own; a reference to others' stays a reference.

    Raises:
        UnreadableFileError: it declares entities.
    """
    declared = getattr(root.getroottree().docinfo.internalDTD, "iterentities", tuple)
    if any(True for _ in declared()):
        raise UnreadableFileError(path=path, finding="it declares entities")
