"""Two wordings with what differs between them marked."""

import re
from difflib import SequenceMatcher
from html import escape

from ketareview.domain.showing import printed

_WORDS = re.compile(r"\S+")


def marked(old: str, new: str, ground: str) -> tuple[str, str]:
    """Write both as rich text; words that came, went or changed stand on a ground."""
    one, other = (_WORDS.findall(printed(each)) for each in (old, new))
    left: list[str] = []
    right: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        is_same = what == "equal"
        left += _written(one[a:b], ground, is_same=is_same)
        right += _written(other[c:d], ground, is_same=is_same)
    return " ".join(left), " ".join(right)


def _written(words: list[str], ground: str, *, is_same: bool) -> list[str]:
    if not words:
        return []
    told = escape(" ".join(words))
    return [told if is_same else f'<span style="background:{ground}"><b>{told}</b></span>']
