"""Where a line of a report may be broken.

Who copies a quotation must get its words: a line end behind a hyphen would read as a split word,
so words with hyphens stay on one line; and words too long for a line may end anywhere. Chinese and
its neighbours end lines by rules of their own, which Typst knows.
"""

import re

_KEPT = re.compile(r"(\S{0,17}[-/\u2010-\u2014]\s?\S{1,17})")
_LONGEST = 36  # letters of a word that stays whole
_EASTERN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_ENDLESS = re.compile(rf"([^\s{_EASTERN}]{{{_LONGEST}}})(?=[^\s{_EASTERN}])")
_MARKS = re.compile("[-/\u2010-\u2014\n]")


def parts(words: str) -> list[str]:
    """Cut words into parts: every second one stays whole, and where it is empty a line may end."""
    if not _MARKS.search(words) and not _has_long(words):
        return [words]
    cut: list[str] = []
    for place, part in enumerate(_KEPT.split(words)):
        if place % 2:
            cut.append(part)
        else:
            cut.extend(_ENDLESS.sub(r"\1\n\n", part).split("\n"))
    return cut


def _has_long(words: str) -> bool:
    return len(words) > _LONGEST and any(len(each) > _LONGEST for each in words.split())
