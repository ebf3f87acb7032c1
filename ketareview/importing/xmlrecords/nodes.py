"""An XML record as a plain tree that remembers which of its elements were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5

from lxml import etree

DEEPEST = 200
"""Elements within elements; no kind of record has a tenth of it."""

_RUNS = frozenset({"style", "sup", "sub", "i", "b", "u", "em", "strong"})


class TooDeepError(ValueError):
    """An element lies deeper than any record has them."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its local name, attributes, and text and elements in their order.

    Namespaces are left out of names. Whatever `all` and its kin hand out counts as read with all
    that is in it; `unread` gives the rest, so that nothing of a record is lost.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parts: list[str | Node] = field(default_factory=list)
    is_read: bool = False

    @property
    def children(self) -> list[Node]:
        """The elements in it."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def raw(self) -> str:
        """All text in it, as it stands."""
        return "".join(part if isinstance(part, str) else part.raw for part in self.parts)

    @property
    def line(self) -> str:
        """All text in it, on one line."""
        return " ".join(self.raw.split())

    def at(self, *paths: str) -> list[Node]:
        """Find the elements at paths such as `Journal/Title`, in order, without reading them."""
        found: list[Node] = []
        for path in paths:
            level = [self]
            for name in path.split("/"):
                level = [child for node in level for child in node.children if child.name == name]
            found += level
        return found

    def all(self, *paths: str) -> list[Node]:
        """Read the elements at paths."""
        found = self.at(*paths)
        for node in found:
            node.is_read = True
        return found

    def lines(self, *paths: str) -> list[str]:
        """Read the texts at paths, each on one line; empty ones are left out."""
        return [line for node in self.all(*paths) if (line := node.line)]

    def text(self, *paths: str) -> str:
        """Read the first text at paths, on one line."""
        for node in self.at(*paths):
            if line := node.line:
                node.is_read = True
                return line
        return ""

    def attribute(self, name: str) -> str:
        """Give the value of an attribute; empty where there is none."""
        return " ".join(self.attributes.get(name, "").split())

    def within(self, name: str) -> Iterator[Node]:
        """Find all elements of a name, however deep, without reading them."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)

    def unread(self, above: str = "") -> Iterator[tuple[str, str]]:
        """Give path and text of each element with text that nobody read; runs of print are text."""
        for child in self.children:
            path = f"{above}/{child.name}" if above else child.name
            if child.is_read:
                continue
            has_text = any(isinstance(part, str) and part.strip() for part in child.parts)
            if has_text or any(part.name in _RUNS for part in child.children):
                yield path, child.line
            else:
                yield from child.unread(path)


def local(name: str) -> str:
    """Leave out the namespace of a name, and a prefix that stands for none."""
    return name.rpartition("}")[2].rpartition(":")[2]


def node_of(element: etree._Element, depth: int = 0) -> Node:
    """Copy an element into a tree of its own.

    Raises:
        TooDeepError: it holds elements within elements beyond `DEEPEST`.
    """
    if depth > DEEPEST:
        raise TooDeepError
    node = Node(
        local(str(element.tag)),
        {local(str(name)): str(value) for name, value in element.attrib.items()},
        [element.text] if element.text else [],
    )
    for child in element:
        if entity := getattr(child, "name", ""):
            node.parts.append(html5.get(f"{entity};", f"&{entity};"))
        elif isinstance(child.tag, str):
            node.parts.append(node_of(child, depth + 1))
        if child.tail:
            node.parts.append(child.tail)
    return node
