"""Where annotations stand, by the selectors of W3C and the positions of Mendeley."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ketareview.domain.imports import Span
from ketareview.importing.characters import one_line
from ketareview.importing.wire.pages import LONGEST_TEXT, MOST_PAGES

_PAGE = re.compile(r"\bpage=(\d{1,5})")
_CHARACTERS = re.compile(r"char=(\d{1,9}),(\d{1,9})")  # RFC 5147, section 2.1.1
_NUMBER = re.compile(r"[0-9]{1,9}")
_LONGEST_PLACE = 400
_DEEPEST = 4
_ENDS = ("startSelector", "endSelector")


def selectors(target: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Find a target's selectors, also those that refine others."""
    if not isinstance(target, dict) or depth > _DEEPEST:
        return
    for each in _listed(target.get("selector")):
        if isinstance(each, dict):
            yield each
            refined = {"selector": each["refinedBy"]} if "refinedBy" in each else None
            yield from selectors(refined, depth + 1)


def spans(annotation: Mapping[str, Any], target: object) -> Iterator[Span]:
    """Take the pages; Mendeley's boxes stand in points from the bottom left, which is not sure."""
    fragments = [_fragment(target), *(str(each.get("value", "")) for each in selectors(target))]
    for fragment in fragments:
        found = _PAGE.search(fragment)
        if found and 0 < int(found.group(1)) <= MOST_PAGES:
            yield Span(int(found.group(1)))
    yield from (Span(page) for page in _positions(annotation))


def stretch(target: object) -> tuple[int, int] | None:
    """Find where a passage begins and ends in its document's text; not within a part of it."""
    chosen = target.get("selector") if isinstance(target, dict) else None
    for each in (_fragment(target), *_listed(chosen)):
        found = _CHARACTERS.fullmatch(_fragment(each))
        ends = found.groups() if found else _ends(each)
        start, end = map(_number, ends)
        if start and end and int(start) < int(end) <= LONGEST_TEXT:
            return int(start), int(end)
    return None


def place(annotation: Mapping[str, Any], target: object) -> str:
    """Write down what is said of the place, for those who look for it by hand."""
    chosen = target.get("selector") if isinstance(target, dict) else None
    told = [_fragment(target), *map(_told, _listed(chosen))]
    told += [f"page {page}" for page in _positions(annotation)]
    return one_line("; ".join(dict.fromkeys(filter(None, told))))[:_LONGEST_PLACE]


def _told(selector: object, depth: int = 0) -> str:
    if not isinstance(selector, dict) or depth > _DEEPEST:
        return selector if isinstance(selector, str) else ""
    own = _own(selector, depth)
    refined = [_told(each, depth + 1) for each in _listed(selector.get("refinedBy"))]
    return ", ".join(filter(None, (own, *refined)))


def _own(selector: Mapping[str, Any], depth: int) -> str:
    if any(name in selector for name in _ENDS):
        return " to ".join(filter(None, (_told(selector.get(name), depth + 1) for name in _ENDS)))
    start, end = _number(selector.get("start")), _number(selector.get("end"))
    if start and end:
        unit = "bytes" if selector.get("type") == "DataPositionSelector" else "characters"
        return f"{unit} {start} to {end}"
    value = selector.get("value")
    return value if isinstance(value, str) else ""


def _fragment(selected: object) -> str:
    """Take the fragment of an address, or of a selector."""
    if isinstance(selected, str):
        return selected.partition("#")[2]
    if not isinstance(selected, dict):
        return ""
    if "source" in selected:
        source = selected["source"]
        return _fragment(source.get("id") if isinstance(source, dict) else source)
    value = selected.get("value")
    return value if isinstance(value, str) else ""


def _ends(selector: object) -> tuple[object, object]:
    if not isinstance(selector, dict) or selector.get("type") != "TextPositionSelector":
        return "", ""
    return selector.get("start"), selector.get("end")


def _number(written: object) -> str:
    found = _NUMBER.fullmatch(str(written)) if isinstance(written, int | str) else None
    return found.group() if found else ""


def _positions(annotation: Mapping[str, Any]) -> Iterator[int]:
    for each in _listed(annotation.get("positions")):
        page = each.get("page") if isinstance(each, dict) else None
        if isinstance(page, int) and 0 < page <= MOST_PAGES:
            yield int(page)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
