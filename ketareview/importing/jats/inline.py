"""What the elements within a line of JATS say."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from ketareview.importing.prose import scripts
from ketareview.importing.prose.formulas import mathml
from ketareview.importing.prose.trees import character, children, name_of, outermost, within

_SILENT = frozenset(
    {"graphic", "inline-graphic", "media", "alt-text", "long-desc", "object-id", "textual-form"}
)
_TEX = re.compile(r"^.*?\\begin\{document\}|\\end\{document\}.*$", re.DOTALL)
_NAMES = frozenset({"name", "string-name"})
_APART = frozenset(
    {
        "label",
        "p",
        "list",
        "list-item",
        "title",
        "def",
        "term",
        "sec",
        "disp-formula",
        "disp-quote",
        "fn",
    }
)
_LISTS_OF_PARTS = frozenset(
    {
        *("mixed-citation", "citation", "nlm-citation", "element-citation", "person-group"),
        *("product", "aff", "corresp", "conference", "related-article", "license", "award-group"),
    }
)
_MARKS = frozenset({"italic", "bold", "sup", "sub", "sc", "underline", "monospace", "xref"})


def words(element: etree._Element) -> str:
    """Put the words of an element on one line."""
    return " ".join(run(element).split())


def run(element: etree._Element) -> str:
    """Give the words of an element with the white space around them."""
    name = name_of(element)
    if name in _SILENT:
        return ""
    if (read := _READERS.get(name)) and (name not in _NAMES or children(element, "surname")):
        return read(element)
    text = "".join(_pieces(element))
    if name in {"sup", "sub"}:
        return scripts.raised(text) if name == "sup" else scripts.lowered(text)
    return text


def person(element: etree._Element) -> str:
    """Write a name as lists of references do."""
    order = ("prefix", "surname", "given-names", "suffix")
    told = [" ".join(run(part).split()) for name in order for part in children(element, name)]
    return " ".join(filter(None, told))


def is_formula_twice(element: etree._Element) -> bool:
    """Whether a formula is there in commands as well, which are not read then."""
    return bool(within(element, "math")) and bool(within(element, "tex-math"))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Give the words of an element; parts that nothing stands between are kept apart."""
    is_list = name_of(element) in _LISTS_OF_PARTS
    yield element.text or ""
    for child in element:
        words = character(child) if child.tag is etree.Entity else run(child)
        yield f" {words} " if name_of(child) in _APART else words
        is_parted = is_list and name_of(child) not in _MARKS and not child.tail
        yield " " if is_parted else child.tail or ""


def _formula(element: etree._Element) -> str:
    """Read a formula in the first of its forms that says something."""
    for form in ("math", "tex-math"):
        if found := outermost(element, form):
            label = "".join(f" {words(each)}" for each in children(element, "label"))
            return " ".join(run(each) for each in found) + label
    return "".join(_pieces(element))


def _tex(element: etree._Element) -> str:
    return _TEX.sub("", element.text or "").strip("$ \n")


def _line_break(_: etree._Element) -> str:
    return "\n"


_READERS: Mapping[str, Callable[[etree._Element], str]] = {
    **dict.fromkeys(("inline-formula", "disp-formula", "alternatives"), _formula),
    **dict.fromkeys(_NAMES, person),
    "math": mathml,
    "tex-math": _tex,
    "break": _line_break,
}
