"""The words of an element in which print is marked: italics, raised digits, formulas."""

import re

from ketareview.importing.inline_markup import plain
from ketareview.importing.xmlrecords.nodes import Node

_ASIDE = frozenset({"annotation", "annotation-xml", "tex-math"})
_BREAKS = frozenset({"br", "p", "sec", "list", "list-item", "title"})
_FORMULA = frozenset(
    {"math", "mrow", "mfrac", "msup", "msub", "msubsup", "mi", "mn", "mo", "mtext"}
)
_POWER = re.compile(r"[-+\u2212]?\d{1,4}")
_HIGH = str.maketrans("0123456789-+\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")


def words(node: Node) -> str:
    """Put the words of an element on one line.

    A power keeps its height, since 10<sup>-3</sup> is not 10-3; other raised and lowered signs
    stand in the line. Of a formula that is given twice the one without commands stays. What is
    marked up a second time, as text, is read as well.
    """
    text = " ".join(_words(node, "").split())
    return " ".join(plain(text).split()) if "<" in text or "&" in text else text


def _words(node: Node, before: str) -> str:
    text = ""
    last = next((part for part in reversed(node.parts) if isinstance(part, Node)), None)
    for part in node.parts:
        if isinstance(part, str):
            text += part.strip() if node.name in _FORMULA else part
        elif part.name not in _ASIDE:
            text += _inner(node, part, text or before, is_last=part is last)
    return text


def _inner(node: Node, part: Node, before: str, *, is_last: bool) -> str:
    words = _words(part, before)
    if part.name in {"sup", "superscript"} or (node.name == "msup" and is_last):
        is_power = before[-1:].isdigit() and _POWER.fullmatch(words.strip())
        return words.strip().translate(_HIGH) if is_power else words
    if node.name == "mfrac" and not is_last:
        return f"{words}/"
    return f" {words} " if part.name in _BREAKS else words
