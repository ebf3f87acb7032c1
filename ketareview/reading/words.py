"""Where words begin and end, line ends inside of them included."""

import re

# Signs that stand over, under or inside of the letter before them; \w does not hold them.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3e-\u0d4d\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
# Chinese is written without spaces: each sign is a word; in Japanese so is each run of kana.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA, _KATAKANA = "\u3041-\u309f", "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_LETTERS = rf"(?:[^\W{_HAN}{_HIRAGANA}{_KATAKANA}][{_MARKS}]*)"
_WORD = re.compile(
    rf"[{_HAN}]|[{_HIRAGANA}]+|[{_KATAKANA}]+"
    rf"|{_LETTERS}+(?:[\u00ad\ufffe][^\S\n]*\n?\s*{_LETTERS}+|[-\u2010\u2011]\n?{_LETTERS}+"
    rf"|['\u2019]{_LETTERS}+|(?<=\d)[.,]\d+)*%?"
)
_MARK = re.compile(f"[{_MARKS}]")


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Find the word around an offset; a sign that belongs to no word stands for itself."""
    begin = max(text.rfind(" ", 0, max(offset - 40, 0)), 0)
    for found in _WORD.finditer(text, begin):
        if found.start() > offset:
            break
        if offset < found.end():
            return found.span()
    return offset, min(offset + 1, len(text))


def letter_at(text: str, offset: int) -> tuple[int, int]:
    """Find the letter around an offset, with the signs over and under it."""
    start, end = offset, min(offset + 1, len(text))
    while start > 0 and _MARK.match(text, start):
        start -= 1
    while end < len(text) and _MARK.match(text, end):
        end += 1
    return start, end
