"""A second form of text, for finding only, with a map back to the text it came from.

Case, accents, ligatures, kinds of hyphens and quotation marks, white space and line ends do not
count in it. What is shown, stored and compared as a quotation is never this form.
"""

import codecs
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

FOLD_VERSION = 1
"""Raised with every change of the form; an index of another version is made anew."""

# Soft hyphens: Unicode's own, and the mark that PDFium leaves.
_SOFT = "\u00ad\ufffe"
_HYPHENS = "\u2010\u2011"
_SAME = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
}
_IRREGULAR = re.compile(
    rf"[{_SOFT}]\s+"  # a word goes on in the next line
    rf"|(?<=\S)[-{_HYPHENS}][^\S\n]*\n\s*(?=\S)"  # so does a hyphenated one
    r"|\s{2,}|[^\S ]|[^\x00-\x7f]"
)
# Those of them that are more than one character each, and what becomes of them. Each begins with
# one sign, which is searched for much faster than any of several.
_LINE_ENDS = (
    (re.compile(r"-(?<=\S-)[^\S\n]*\n\s*(?=\S)"), "-"),
    *((re.compile(rf"{soft}\s*"), "") for soft in _SOFT),
)
_SECOND_HALF = re.compile(r"-[^\S\n]*\n\s*(\w+)")
_LETTERS = re.compile(r"[^\W_]+")
_PLAIN = bytes(ord(" " if chr(each).isspace() else chr(each).lower()) for each in range(128))
_PLAIN += bytes(range(128, 256))
"""What becomes of each byte of UTF-8: ASCII in lower case, its white space as spaces."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded `text`; `starts[i]` is the offset in the source of what became `text[i]`."""

    text: str
    starts: Sequence[int]
    source: str

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Map a folded range back, or give None where it would cut a source character."""
        starts = self.starts
        if start > 0 and starts[start - 1] == starts[start]:
            return None
        if end < len(starts) and starts[end - 1] == starts[end]:
            return None
        last = starts[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return starts[start], last

    def index_of(self, offset: int) -> int:
        """Find the folded index of what stands at or behind an offset of the source."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> Folded:
    """Fold text: NFKD, case folded, no marks, no soft hyphens, white space runs to one space."""
    parts: list[str] = []
    starts = array("L")
    ends_in_space = False
    done = 0
    for spot in _IRREGULAR.finditer(text):
        begin, end = spot.span()
        if begin > done:
            ends_in_space = _append_plain(
                parts, starts, text, (done, begin), after_space=ends_in_space
            )
        for letter in _folded_spot(spot.group()):
            if letter != " " or not ends_in_space:
                parts.append(letter)
                starts.append(begin)
                ends_in_space = letter == " "
        done = end
    if done < len(text):
        _append_plain(parts, starts, text, (done, len(text)), after_space=ends_in_space)
    return Folded("".join(parts), starts, text)


def fold_text(text: str) -> str:
    """Fold text without the map: the `text` of `fold`, in a fraction of the time."""
    joined = _hyphenated(text, _HYPHENS)
    for line_end, joint in _LINE_ENDS:
        joined = line_end.sub(joint, joined)
    folded = joined.encode("ascii", _FOLDING).translate(_PLAIN)
    while b"  " in folded:
        folded = folded.replace(b"  ", b" ")
    return folded.decode("utf-8", "surrogatepass")


def letters(text: str) -> str:
    """Fold text and keep its letters and digits alone; two that have the same are the same words.

    Print breaks and spaces words in its own way, and programs put stops of their own.
    """
    return "".join(_LETTERS.findall(fold_text(text)))


def halves(text: str) -> str:
    """Fold both halves of each word that is split at a line end, with spaces between them."""
    return " ".join(map(fold_text, _halves(_hyphenated(text, _HYPHENS + _SOFT))))


def _halves(text: str) -> Iterator[str]:
    done = 0
    for second in _SECOND_HALF.finditer(text):
        begin = end = second.start()
        while begin > done and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
            begin -= 1
        if begin < end:
            yield text[begin:end]
            yield second[1]
            done = second.end()


def _hyphenated(text: str, signs: str) -> str:
    """Write each of some signs as a plain hyphen."""
    for sign in signs:
        text = text.replace(sign, "-")
    return text


def _fold_beyond(error: UnicodeError) -> tuple[bytes, int]:
    """Fold characters beyond ASCII where a text is encoded: what is ASCII costs hardly anything."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - nothing is decoded by it
    return _folded_run(error.object[error.start : error.end]), error.end


_FOLDING = "ketareview.folding"
codecs.register_error(_FOLDING, _fold_beyond)


@lru_cache(maxsize=4096)
def _folded_run(letters: str) -> bytes:
    return "".join(map(_folded_spot, letters)).encode("utf-8", "surrogatepass")


def _append_plain(
    parts: list[str], starts: "array[int]", text: str, span: tuple[int, int], *, after_space: bool
) -> bool:
    """Append ASCII with single spaces; tell whether it ends in one."""
    begin, end = span
    if after_space and text[begin] == " ":
        begin += 1
    if begin == end:
        return after_space
    parts.append(text[begin:end].lower())
    starts.extend(range(begin, end))
    return text[end - 1] == " "


@lru_cache(maxsize=4096)
def _folded_spot(spot: str) -> str:
    if spot[0] in _SOFT:
        return ""
    if len(spot) > 1 and not spot[0].isspace():
        return "-"
    if spot.isspace():
        return " "
    return _folded_letter(spot)


def _folded_letter(letter: str) -> str:
    if unicodedata.category(letter) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    kept = (_SAME.get(each, each) for each in folded if not unicodedata.combining(each))
    return "".join(" " if each.isspace() else each for each in kept)
