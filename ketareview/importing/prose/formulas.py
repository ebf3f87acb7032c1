"""Formulas on one line, as they would be read out: (a+b)/c, x², √(n)."""

from lxml import etree

from ketareview.importing.prose.scripts import lowered, raised
from ketareview.importing.prose.trees import character, children, name_of

_UNSEEN = dict.fromkeys(range(0x2061, 0x2065))
"""Signs that only say that one thing is applied to, or multiplied by, another."""

_SILENT = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_PAIRS = frozenset({"mfrac", "mroot", "msup", "msub", "msubsup", "munder", "mover", "munderover"})
_LAID_OUT = frozenset({*_PAIRS, "msqrt", "mfenced", "mtr", "mlabeledtr"})


def mathml(element: etree._Element) -> str:
    """Put MathML on a line; nested without end it gives its words only."""
    try:
        words = _mathml(element)
    except RecursionError:
        words = "".join(str(text) for text in element.itertext())
    return " ".join(words.translate(_UNSEEN).split())


def _mathml(element: etree._Element) -> str:
    name = name_of(element)
    if name in _SILENT:
        return ""
    spoken = [child for child in children(element) if name_of(child) not in _SILENT]
    if name not in _LAID_OUT or (name in _PAIRS and len(spoken) < 2):  # noqa: PLR2004 - a pair
        return _words(element)
    parts = [_mathml(child) for child in spoken]
    if name in _PAIRS:
        return _paired(name, parts)
    if name == "msqrt":
        return f"√({''.join(parts)})"
    if name == "mfenced":
        return f"{element.get('open', '(')}{', '.join(parts)}{element.get('close', ')')}"
    return f"{' '.join(parts)}; "


def _paired(name: str, parts: list[str]) -> str:
    """Set what has a base, or is above and below a line."""
    if name == "mfrac":
        return f"{grouped(parts[0])}/{grouped(parts[1])}"
    if name == "mroot":
        return f"{raised(parts[1])}√({parts[0]})"
    return scripted(name, parts)


def _words(element: etree._Element) -> str:
    text = (element.text or "").strip("\n\t ") if len(element) else element.text or ""
    for child in element:
        text += character(child) if child.tag is etree.Entity else _mathml(child)
        text += (child.tail or "").strip("\n\t ")
    return text


def scripted(name: str, parts: list[str]) -> str:
    """Set what stands below and above after its base."""
    base, *others = parts
    is_above = name in {"msup", "mover"}
    below = "" if is_above else others[0]
    above = others[0] if is_above else "".join(others[1:])
    return base + _script(below, "_", lowered(below)) + _script(above, "^", raised(above))


def grouped(text: str) -> str:
    """Put what is more than one word or number in brackets."""
    plain = text.strip()
    return plain if all(sign.isalnum() or sign in "._" for sign in plain) else f"({plain})"


def _script(plain: str, sign: str, moved: str) -> str:
    if not plain.strip() or moved != plain:
        return moved
    return plain if not any(letter.isalnum() for letter in plain) else f"{sign}{grouped(plain)}"
