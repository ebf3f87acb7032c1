"""Where sentences begin and end.

Lines end anywhere in a sentence. A full stop ends one unless it belongs to an abbreviation, an
initial or a number, or stands inside brackets; numbers of references that follow it belong to it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ketareview.reading.abbreviations import (
    BEFORE_NUMBERS,
    NEVER_LAST,
    SOMETIMES_LAST,
    opens,
)

_CLOSING = "\u201d\u2019\"'\u00bb\u203a)\\]}\u300d\u300f\uff09\u3011"
_NUMBERS = r"\d{1,3}(?:\s?[,;\u2013\u2014-]\s?\d{1,3})*"
_REFERENCE = (
    rf"(?:\s?\[{_NUMBERS}\]|\s?\({_NUMBERS}\)|(?<=[^\W\d]\.){_NUMBERS}|(?<=[\])%]\.){_NUMBERS}"
    rf"|(?<=[^\W\d][\u201d\u2019\"')\]]\.){_NUMBERS}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)"
)
# Chinese, Japanese, Arabic, Urdu, Hindi, Armenian and Amharic stops need no space behind.
_STOP = re.compile(
    rf"[.!?\u2026\u203c\u2047-\u2049]+[{_CLOSING}]*(?:{_REFERENCE})?(?=\s|$)"
    rf"|[\u3002\uff01\uff1f\uff0e\uff61]+[{_CLOSING}]*"
    rf"|[\u061f\u06d4\u0964\u0965\u0589\u1362]+[{_CLOSING}]*"
    r"|(?=\n[ \t]*\n)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])[-+\u2212]?\d[\d,]*(?:\.\d+)?$")
_BEHIND = re.compile(r"\s*")
_LABEL = re.compile(
    r"\s*[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlIVXL]{1,5}"
    r"|(?:Supplementary\s+|Suppl\.\s*)?(?:Fig(?:ure)?s?|Tab(?:le)?s?|Box|Scheme|Chart|Appendix)"
    r"\.?\s*[A-Z]?\d*[A-Za-z]?)$"
)
_MIXED_CASE = re.compile(r"[a-z\u03b1-\u03c9]{1,3}-?[A-Z]")
_LONGEST_BRACKET = 240
_LEAST_YEAR = 4  # digits from which a number before a full stop may end a sentence before a digit
_LONGEST_LABEL = 28
_LOOK_BACK = 24


def sentence_at(text: str, offset: int, breaks: Iterable[int] = ()) -> tuple[int, int]:
    """Find the sentence around an offset, without the white space at its ends.

    No sentence runs over `breaks`, where headings, paragraphs or cells are known to end.
    """
    places = sorted({0, *breaks, len(text)})
    index = max(min(bisect_right(places, offset), len(places) - 1), 1)
    first, last = places[index - 1] if len(places) > 1 else 0, places[index] if text else 0
    for start, end in _spans(text, first, last):
        if offset < end:
            return _trimmed(text, start, end)
    return _trimmed(text, first, last)


def sentences(text: str, breaks: Iterable[int] = ()) -> Iterator[tuple[int, int]]:
    """List all sentences, without the white space at their ends."""
    for first, last in pairwise(sorted({0, *breaks, len(text)})):
        for start, end in _spans(text, first, last):
            trimmed = _trimmed(text, start, end)
            if trimmed[0] < trimmed[1]:
                yield trimmed


def is_ended(text: str, end: int) -> bool:
    """Whether what stands before a place is the end of a sentence, whatever follows."""
    behind = max(end - _LOOK_BACK, 0)
    return any(stop.group() and stop.end() == end for stop in _STOP.finditer(text, behind, end))


def _spans(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into sentences with the white space behind each."""
    start = first
    for stop in _STOP.finditer(text, first, last):
        if stop.end() > start and _ends_here(text, start, stop, last):
            space = _BEHIND.match(text, stop.end(), last)
            end = space.end() if space else stop.end()
            yield start, end
            start = end
    if start < last:
        yield start, last


def _ends_here(text: str, start: int, stop: re.Match[str], last: int) -> bool:
    mark = stop.group()[:1]
    if mark not in {".", "!", "?", "\u2026"}:
        return True
    space = _BEHIND.match(text, stop.end(), last)
    after = space.end() if space else stop.end()
    if after >= last:
        return True
    if _goes_on(text, after) or _is_bracketed(text, start, stop, last):
        return False
    return mark != "." or _is_full_stop(text, start, stop, after)


def _goes_on(text: str, after: int) -> bool:
    """Whether what follows cannot begin a sentence."""
    following = text[after]
    if following in ",;:)]}%=<>/.\u2026":
        return True
    return following.islower() and not _MIXED_CASE.match(text, after)


def _is_bracketed(text: str, start: int, stop: re.Match[str], last: int) -> bool:
    """Whether a stop lies in brackets that were opened within the sentence and are closed."""
    before = text[start : stop.start()]
    opened = max(before.rfind("("), before.rfind("["))
    if opened <= len(before) - len(before.lstrip()) or len(before) - opened > _LONGEST_BRACKET:
        return False
    closing = ")" if before[opened] == "(" else "]"
    if closing in before[opened:] or closing in stop.group():
        return False
    end = text.find(closing, stop.end(), min(stop.end() + _LONGEST_BRACKET, last))
    return end >= 0 and before[opened] not in text[stop.end() : end]


def _is_full_stop(text: str, start: int, stop: re.Match[str], after: int) -> bool:
    """Whether a single point ends the sentence."""
    before = text[max(stop.start() - _LOOK_BACK, start) : stop.start()]
    so_far = text[start : stop.start()]
    if len(so_far.strip()) <= _LONGEST_LABEL and _LABEL.match(so_far):
        return False
    number = _NUMBER_BEFORE.search(before)
    if number:
        return not text[after].isdigit() or _may_end(number.group())
    word = _WORD_BEFORE.search(before)
    if word is None or len(stop.group()) > 1:
        return True
    return _ends_with(word.group(), text, after)


def _may_end(number: str) -> bool:
    return "." in number or len(number) >= _LEAST_YEAR


def _ends_with(word: str, text: str, after: int) -> bool:
    """Whether a sentence may end with a word and its point."""
    small = word.casefold()
    if small in BEFORE_NUMBERS:
        return not text[after].isdigit()
    if (small if len(word) > 1 else word) in NEVER_LAST:
        return False
    is_initials = all(len(part) == 1 and part.isupper() for part in word.split("."))
    if is_initials or small in SOMETIMES_LAST:
        return opens(text, after)
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].rstrip()
    return start + len(words) - len(words.lstrip()), start + len(words)
