"""PDFium's text of a page, made into stored text, with the map between the two."""

import ctypes
import re
from collections.abc import Sequence
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.text import Run
from ketareview.pdf import mapping

LINE_END_HYPHEN = "\ufffe"
"""What PDFium's text has for a hyphen at a line's end; it leaves out the break behind it."""
SOFT_HYPHEN = "\u00ad"
# Typst under UA-1 and XML refuse these; a CR is left only where no LF follows it.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\uffff\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")
_SPLIT_WORD = re.compile(rf"([^\W_]*){LINE_END_HYPHEN}(?=([^\W_]*))")
_HYPHENATED = re.compile(r"([^\W_]+)[-\u2010\u2011](?=([^\W_]+))")


def raw_text(textpage: pdfium.PdfTextPage) -> str:
    """Read the page's text as PDFium gives it; lone surrogates may be in it."""
    count = raw.FPDFText_CountChars(textpage)
    first = 0
    # PDFium gives nothing at all when asked to start at a character that its text leaves out.
    while first < count and raw.FPDFText_GetTextIndexFromCharIndex(textpage, first) < 0:
        first += 1
    if first >= count:
        return ""
    units = (ctypes.c_ushort * (count - first + 1))()
    written = raw.FPDFText_GetText(textpage, first, count - first, units)
    return ctypes.string_at(units, 2 * max(written - 1, 0)).decode("utf-16-le", "surrogatepass")


def stored(textpage: pdfium.PdfTextPage) -> tuple[str, tuple[Run, ...]]:
    """Make a page's stored text, in which line-end hyphens are still PDFium's, and its map."""
    text = raw_text(textpage)
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    character_of = partial(raw.FPDFText_GetCharIndexFromTextIndex, textpage)
    runs = mapping.runs(text, mapping.stretches(units, character_of))
    return _fit(text.replace("\r\n", "\n")), runs


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
    return [_SPLIT_WORD.sub(words.settled, text) for text in texts]


class _OwnWords:
    """The words that a document writes within its lines, whole and with hyphens."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole: set[str] = set()
        self._hyphenated: set[tuple[str, str]] = set()
        for text in texts:
            folded = text.casefold()
            self._whole.update(_WORD.findall(folded))
            self._hyphenated.update(_HYPHENATED.findall(folded))

    def settled(self, split: re.Match[str]) -> str:
        """Write the first half of a split word with the hyphen that belongs behind it."""
        halves = (split[1].casefold(), split[2].casefold())
        is_own = halves in self._hyphenated and "".join(halves) not in self._whole
        return split[1] + ("-" if is_own else SOFT_HYPHEN)
