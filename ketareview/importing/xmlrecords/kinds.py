"""Which kind of XML a file is, told by its outermost element."""

import re
from dataclasses import dataclass
from pathlib import Path

from ketareview.importing import signature

_START = re.compile(r"<((?:[\w.-]+:)?[\w.-]+)([^<]*)")
_MISCELLANY = (("<?", "?>"), ("<!--", "-->"))


@dataclass(frozen=True, slots=True)
class Root:
    """A file's outermost element: its local name, and what the first bytes hold from it on."""

    name: str
    beginning: str


def root(path: Path) -> Root | None:
    """Find the outermost element of a file in its first bytes; None where it is no XML."""
    text = _text(signature.head(path)).lstrip()
    while text:
        if ending := next((end for start, end in _MISCELLANY if text.startswith(start)), ""):
            text = text.partition(ending)[2].lstrip()
        elif text[:9].upper() == "<!DOCTYPE":
            text = _after_doctype(text).lstrip()
        else:
            found = _START.match(text)
            return Root(found.group(1).rpartition(":")[2], text) if found else None
    return None


def _text(start: bytes) -> str:
    """Read markup and ASCII of whatever encoding; other letters do not matter here."""
    return start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("ascii", "replace")


def _after_doctype(text: str) -> str:
    closing, opening = text.find(">"), text.find("[")
    if 0 <= opening < closing:
        return text.partition("]")[2].partition(">")[2]
    return text[closing + 1 :] if closing >= 0 else ""
