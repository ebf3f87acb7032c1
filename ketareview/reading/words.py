"""Where words begin and end, line ends inside of them included."""

import re

_WORD = re.compile(
    r"\w+(?:[\u00ad\ufffe][^\S\n]*\n?\s*\w+|[-\u2010\u2011]\n?\w+|['\u2019]\w+|(?<=\d)[.,]\d+|"
    r"[\u0300-\u036f]+\w*)*%?"
)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Find the word around an offset; a sign that belongs to no word stands for itself."""
    begin = max(text.rfind(" ", 0, max(offset - 40, 0)), 0)
    for found in _WORD.finditer(text, begin):
        if found.start() > offset:
            break
        if offset < found.end():
            return found.span()
    return offset, min(offset + 1, len(text))
