"""References as numbers in round brackets, (4, 7), in papers that cite so throughout."""

import re
from collections.abc import Iterable, Iterator

_NUMBERS = r"[1-9]\d{0,2}(?:\s?[,;\u2013\u2014-]\s?[1-9]\d{0,2})*"
_CANDIDATE = re.compile(
    rf"\((?P<numbers>{_NUMBERS})\)(?=\s*[.,;:]|\s*$|\s(?:but|whereas|while|although|though)\b)"
)
_BEFORE = re.compile(r"\b([^\W\d_]+)[\u201d\u2019\"')\]]*\s$")
_LONGEST = 40
"""Code points before a bracket in which the word before it is looked for."""

_COUNTED = re.compile(
    r"(?:tables?|fig(?:ure|ures|s)?|eqs?|equations?|steps?|phases?|stages?|types?|grades?|levels?"
    r"|aims?|hypothes[ei]s|items?|sections?|append(?:ix|ices)|groups?|arms?|scores?|scales?"
    r"|ranges?|intervals?|aged?|ages|years?|months?|weeks?|days?|hours?|minutes?|visits?|versions?"
    r"|criteri(?:on|a)|questions?|means?|medians?|points?|totals?|numbers?|mg|kg|ml|n|sd|iqr|ci"
    r"|adults|adolescents|children|women|men|females?|males?|patients|participants|controls"
    r"|people|subjects|volunteers|veterans|yes|no|none|chapters?|volumes?|issues?)",
    re.IGNORECASE,
)
"""Words that a number in brackets counts, measures or names."""

_WIDEST = 20
_FEWEST = 6
_LAST = 8
_PART = re.compile(r"(\d+)(?:\s?[\u2013\u2014-]\s?(\d+))?")


def numbering(texts: Iterable[str]) -> int:
    """Tell up to which number a paper cites in round brackets; 0 where it does not.

    Ages, counts and scores are scattered; of the numbers of a reference list most are there.
    """
    found = sorted({number for text in texts for _, some in _marks(text) for number in some})
    dense = [last for count, last in enumerate(found, start=1) if count * 2 >= last]
    last = dense[-1] if dense else 0
    return last if last >= _LAST and sum(each <= last for each in found) >= _FEWEST else 0


def round_mark(text: str, last: int) -> str:
    """Find the first of such marks, of references up to a number; empty without one."""
    if not last:
        return ""
    return next((mark for mark, numbers in _marks(text) if max(numbers) <= last), "")


def may_be_marked(text: str) -> bool:
    """Whether a text has what could be such a mark."""
    return next(_marks(text), None) is not None


def _marks(text: str) -> Iterator[tuple[str, set[int]]]:
    for found in _CANDIDATE.finditer(text):
        word = _BEFORE.search(text[max(found.start() - _LONGEST, 0) : found.start()])
        numbers = set(_listed(found["numbers"]))
        if word and numbers and not _COUNTED.fullmatch(word[1]):
            yield found.group(), numbers


def _listed(numbers: str) -> Iterator[int]:
    """Give the numbers of a mark; a range that is too wide, or falls, is no mark of references."""
    for first, last in _PART.findall(numbers):
        end = int(last or first)
        if 0 <= end - int(first) <= _WIDEST:
            yield from range(int(first), end + 1)
