"""Entries of a list of references, as they would be printed."""

import re

from lxml import etree

from ketareview.importing.jats import inline
from ketareview.importing.prose.trees import children, name_of

_SILENT = frozenset({"label", "title", "object-id"})
_PEOPLE = frozenset({"person-group", "name", "string-name", "collab", "etal", "name-alternatives"})
_NAMES = frozenset({"name", "string-name", "collab", "etal", "institution", "anonymous"})
_STOP = re.compile(r"[.,;:!?]$")


def citation(element: etree._Element) -> str:
    """Write one citation or note; parts without marks between them are given full stops."""
    name = name_of(element)
    if name in _SILENT:
        return ""
    if name in {"alternatives", "citation-alternatives"}:
        return next(filter(None, map(citation, children(element))), "")
    has_own_words = any(
        text and text.strip() for text in (element.text, *(child.tail for child in element))
    )
    if has_own_words or not children(element):
        return inline.words(element)
    if name in {"note", "p"}:
        return inline.words(element)
    return _joined(element)


def _joined(element: etree._Element) -> str:
    told: list[str] = []
    people: list[str] = []
    for child in children(element):
        if name_of(child) in _PEOPLE:
            people += _people(child)
            continue
        if people:
            told.append(", ".join(people))
            people = []
        words = "" if name_of(child) in _SILENT else inline.words(child)
        if words and name_of(child) == "lpage" and told:
            told[-1] += f"-{words}"
        elif words:
            told.append(words)
    if people:
        told.append(", ".join(people))
    return " ".join(words if _STOP.search(words) else f"{words}." for words in told)


def _people(element: etree._Element) -> list[str]:
    if name_of(element) == "etal":
        return [inline.words(element) or "et al"]
    if name_of(element) == "person-group":
        if (element.text or "").strip() or any((one.tail or "").strip() for one in element):
            return [inline.words(element)]
        return [name for child in children(element) for name in _people(child)]
    return list(filter(None, [inline.words(element)]))
