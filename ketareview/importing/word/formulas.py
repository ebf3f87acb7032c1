"""Word's formulas on one line."""

from lxml import etree

from ketareview.importing.prose.formulas import grouped, scripted
from ketareview.importing.prose.trees import children, name_of, named
from ketareview.importing.word.styles import value

_SCRIPTS = {
    "sSup": ("msup", ("e", "sup")),
    "sSub": ("msub", ("e", "sub")),
    "sSubSup": ("msubsup", ("e", "sub", "sup")),
    "limLow": ("munder", ("e", "lim")),
    "limUpp": ("mover", ("e", "lim")),
}


def formula(element: etree._Element) -> str:
    """Write a formula as it would be read out."""
    name = name_of(element)
    if name.endswith("Pr") or name in {"del", "moveFrom"}:
        return ""
    if name == "t":
        return element.text or ""
    if name in _SCRIPTS:
        made, parts = _SCRIPTS[name]
        return scripted(made, [_at(element, part) for part in parts])
    if name in _SHAPES:
        return _SHAPES[name](element)
    return "".join(formula(child) for child in children(element))


def _at(element: etree._Element, name: str) -> str:
    return "".join(formula(each) for each in children(element, name))


def _fraction(element: etree._Element) -> str:
    return f"{grouped(_at(element, 'num'))}/{grouped(_at(element, 'den'))}"


def _root(element: etree._Element) -> str:
    return f"{_at(element, 'deg')}√({_at(element, 'e')})"


def _brackets(element: etree._Element) -> str:
    opening = [
        named(each, "val") for pr in children(element, "dPr") for each in children(pr, "begChr")
    ]
    closing = [
        named(each, "val") for pr in children(element, "dPr") for each in children(pr, "endChr")
    ]
    inner = ", ".join(formula(each) for each in children(element, "e"))
    return f"{next(iter(opening), '(')}{inner}{next(iter(closing), ')')}"


def _sum(element: etree._Element) -> str:
    sign = value(element, "naryPr/chr") or "∫"
    whole = scripted("msubsup", [sign, _at(element, "sub"), _at(element, "sup")])
    return f"{whole} {_at(element, 'e')}"


def _function(element: etree._Element) -> str:
    name, inner = _at(element, "fName"), _at(element, "e")
    return f"{name} {inner}" if inner[:1].isalnum() else f"{name}{inner}"


def _accent(element: etree._Element) -> str:
    return _at(element, "e") + (value(element, "accPr/chr") or "")


def _rows(element: etree._Element) -> str:
    rows = children(element, "mr") or children(element, "e")
    cells = (
        " ".join(formula(cell) for cell in children(row, "e"))
        if name_of(row) == "mr"
        else formula(row)
        for row in rows
    )
    return "; ".join(cells)


_SHAPES = {
    "f": _fraction,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
    "func": _function,
    "acc": _accent,
    "m": _rows,
    "eqArr": _rows,
}
