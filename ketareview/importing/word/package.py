"""The parts of a Word file, found by the relations between them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ketareview.domain.errors import FileError, UnreadableFileError
from ketareview.importing.archive.members import Archive, beside
from ketareview.importing.prose.trees import children, tree_of

MISSING = "missing-parts"


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file that is open: its text, and what the text refers to.

    `targets` are the parts beside the text by their kinds: styles, numbering, footnotes.
    """

    archive: Archive
    document: etree._Element
    targets: Mapping[str, tuple[str, ...]]
    lost: set[str]

    def parts(self, kind: str) -> list[etree._Element]:
        """Read the parts of a kind; those that are damaged are told of in `lost`."""
        found = [self._part(name) for name in self.targets.get(kind, ())]
        return [part for part in found if part is not None]

    def _part(self, name: str) -> etree._Element | None:
        if not self.archive.holds(name):
            return None
        try:
            return tree_of(self.archive.path, self.archive.read(name))[0]
        except UnreadableFileError:
            self.lost.add(MISSING)
            return None


def package(archive: Archive) -> Package:
    """Find and read the text of a Word file.

    Raises:
        FileError: there is no text, or it cannot be read.
    """
    top = _targets(archive, "")
    name = next(iter(top.get("officeDocument", ())), "word/document.xml")
    if not archive.holds(name):
        raise UnreadableFileError(path=archive.path, finding="no document in it")
    document, lost = tree_of(archive.path, archive.read(name))
    return Package(archive, document, {**top, **_targets(archive, name)}, set(lost))


def _targets(archive: Archive, name: str) -> dict[str, tuple[str, ...]]:
    """List what a part is related to, by the last word of each kind of relation."""
    folder, _, base = name.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if not archive.holds(relations):
        return {}
    try:
        root, _ = tree_of(archive.path, archive.read(relations))
    except FileError:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for relation in children(root, "Relationship"):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        if relation.get("TargetMode") != "External":
            target = beside(name, relation.get("Target") or "")
            found[kind] = (*found.get(kind, ()), target)
    return found
