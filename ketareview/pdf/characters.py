"""PDFium's text of a page, made into stored text, with the map between the two."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise

from pypdfium2 import raw

from ketareview.domain.text import Run
from ketareview.pdf import ligatures, mapping

LINE_END_HYPHEN = "\ufffe"
"""What PDFium's text has for a hyphen at a line's end; it leaves out the break behind it."""
SOFT_HYPHEN = "\u00ad"
# Typst under UA-1 and XML refuse these; a CR is left only where no LF follows it.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\uffff\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_LONGEST_WORD = 60


def raw_text(textpage: raw.FPDF_TEXTPAGE) -> str:
    """Read the page's text as PDFium gives it; lone surrogates may be in it."""
    return _raw_units(textpage).decode("utf-16-le", "surrogatepass")


def _raw_units(textpage: raw.FPDF_TEXTPAGE) -> bytes:
    count = raw.FPDFText_CountChars(textpage)
    first = 0
    # PDFium gives nothing at all when asked to start at a character that its text leaves out.
    while first < count and raw.FPDFText_GetTextIndexFromCharIndex(textpage, first) < 0:
        first += 1
    if first >= count:
        return b""
    units = (ctypes.c_ushort * (count - first + 1))()
    written = raw.FPDFText_GetText(textpage, first, count - first, units)
    return ctypes.string_at(units, 2 * max(written - 1, 0))


def stored(textpage: raw.FPDF_TEXTPAGE) -> tuple[str, Sequence[Run]]:
    """Make a page's stored text, in which line-end hyphens are still PDFium's, and its map."""
    units = _raw_units(textpage)
    text = units.decode("utf-16-le", "surrogatepass")
    character_of = partial(raw.FPDFText_GetCharIndexFromTextIndex, textpage)
    runs = mapping.runs(text, len(units) // 2, character_of)
    return ligatures.in_reading_order(textpage, _fit(text.replace("\r\n", "\n")), runs)


def _fit(text: str) -> str:
    # Whether all is printable is known in a tenth of the time that the expression takes.
    if text.replace("\n", "").replace(LINE_END_HYPHEN, "").replace("\xa0", "").isprintable():
        return text
    return _UNFIT.sub("\ufffd", text)


def settle_hyphens(texts: Sequence[str]) -> list[str]:
    """Make each line-end hyphen soft, or hard where the document only shows the word with it."""
    if not any(LINE_END_HYPHEN in text for text in texts):
        return list(texts)
    words = _OwnWords(texts)
    return [_settled(text, words) for text in texts]


class _OwnWords:
    """The words that a document writes within its lines with a hyphen, and those without."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._hyphenated = {halves for text in texts for halves in _hyphenated(text)}

    def hyphen(self, halves: tuple[str, str]) -> str:
        """Choose the hyphen between the halves of a word that was split at a line's end."""
        is_own = halves in self._hyphenated and not self._is_whole("".join(halves))
        return "-" if is_own else SOFT_HYPHEN

    def _is_whole(self, word: str) -> bool:
        """Whether the word stands somewhere with no letter or digit beside it."""
        text, start = self._folded, self._folded.find(word)
        while start >= 0:
            end = start + len(word)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                return True
            start = text.find(word, start + 1)
        return False

    @cached_property
    def _folded(self) -> str:
        return "\n".join(self._texts).casefold()


def _settled(text: str, words: _OwnWords) -> str:
    parts = text.split(LINE_END_HYPHEN)
    joints = (words.hyphen(_halves(*pair)) for pair in pairwise(parts))
    return "".join(piece for both in zip(parts, [*joints, ""], strict=True) for piece in both)


def _hyphenated(text: str) -> Iterator[tuple[str, str]]:
    parts = text.replace("\u2010", "-").replace("\u2011", "-").split("-")
    return (halves for pair in pairwise(parts) if all(halves := _halves(*pair)))


def _halves(before: str, after: str) -> tuple[str, str]:
    """Cut the word that two texts are joined in to its halves, case folded."""
    # Most are plain words between spaces, for which the expressions need not be asked.
    first = before[-_LONGEST_WORD:].rpartition(" ")[2]
    if not first.isalnum():
        last = _LAST_WORD.search(first)
        first = last[0] if last else ""
    second = after[:_LONGEST_WORD].partition(" ")[0]
    if not second.isalnum():
        start = _WORD.match(second)
        second = start[0] if start else ""
    return first.casefold(), second.casefold()
