"""Schema.org's words for works, told in those of Zotero's RDF."""

from collections.abc import Iterator, Sequence

from ketareview.importing.xmlrecords.nodes import Node

VOCABULARY = "schema.org"

_WORDS = {
    "name": "title",
    "headline": "title",
    "author": "creator",
    "description": "abstract",
    "about": "subject",
    "keywords": "subject",
    "volumeNumber": "volume",
    "issueNumber": "issue",
    "pagination": "pages",
    "datePublished": "date",
    "sameAs": "identifier",
    "url": "identifier",
    "inLanguage": "language",
    "license": "rights",
}
_BODIES = frozenset({"Person", "Organization"})
"""What has a name of its own, and no title."""


def translate(resources: Sequence[Node]) -> None:
    """Rename elements in place; what refers to nothing in the file tells where it points to."""
    known = {name for one in resources for name in _names(one)}
    waiting = list(resources)
    while waiting:
        node = waiting.pop()
        waiting += node.children
        target = node.attribute("resource")
        if target and not node.parts and target.lstrip("#") not in known:
            node.parts.append(target)
        for child in node.children if node.name not in _BODIES else ():
            child.name = _WORDS.get(child.name, child.name)


def _names(node: Node) -> Iterator[str]:
    for kind in ("about", "nodeID", "ID"):
        if name := node.attribute(kind):
            yield name.lstrip("#")
    for child in node.children:
        yield from _names(child)
