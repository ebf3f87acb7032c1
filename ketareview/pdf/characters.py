"""PDFium's text of a page, made into stored text, with the map between the two.

PDFium counts UTF-16 units in its text; its characters are counted apart, since some have no text.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.text import Run

LINE_END_HYPHEN = "\ufffe"
SOFT_HYPHEN = "\u00ad"
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\uffff\ud800-\udfff]")
_SPLIT_WORD = re.compile(f"(\\w+){LINE_END_HYPHEN}\\s*(\\w+)")


def raw_text(textpage: pdfium.PdfTextPage) -> str:
    """Read the page's text as PDFium gives it; lone surrogates may be in it."""
    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (2 * count + 2))()
    written = raw.FPDFText_GetText(textpage, 0, count, units)
    return bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")


def stored(textpage: pdfium.PdfTextPage) -> tuple[str, tuple[Run, ...]]:
    """Make a page's stored text, in which line-end hyphens are still PDFium's, and its map."""
    text = raw_text(textpage)
    runs: list[Run] = []
    parts: list[str] = []
    offset = unit = 0
    for stretch, units_each in _stretches(text):
        if stretch == "\r\n":
            runs.extend(_runs(textpage, offset, unit + 1, 1))
            parts.append("\n")
            offset, unit = offset + 1, unit + 2
            continue
        length = len(stretch)
        if units_each == 1:
            runs.extend(_runs(textpage, offset, unit, length))
        else:
            for each in range(length):
                runs.extend(_runs(textpage, offset + each, unit + 2 * each, 1))
        parts.append(_UNFIT.sub("\ufffd", stretch.replace("\r", "\n")))
        offset, unit = offset + length, unit + length * units_each
    return "".join(parts), tuple(_joined(runs))


def _stretches(text: str) -> Iterator[tuple[str, int]]:
    """Part text at CR LF and around characters of two units."""
    for line in re.split("(\r\n)", text):
        if line == "\r\n" or line.isascii():
            if line:
                yield line, 1
            continue
        for stretch in re.split("([\U00010000-\U0010ffff]+)", line):
            if stretch:
                yield stretch, 2 if ord(stretch[0]) > 0xFFFF else 1  # noqa: PLR2004 - end of the BMP


def _runs(textpage: pdfium.PdfTextPage, start: int, unit: int, length: int) -> Iterator[Run]:
    """Map a stretch; PDFium's map never falls back, so equal shifts at its ends hold between."""
    first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, unit)
    last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, unit + length - 1)
    if first < 0 or last < 0:
        return
    if last - first == length - 1:
        yield Run(start, first, length)
        return
    half = length // 2
    yield from _runs(textpage, start, unit, half)
    yield from _runs(textpage, start + half, unit + half, length - half)


def _joined(runs: list[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if held and _follows(held, run):
            held = Run(held.start, held.character, held.length + run.length)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _follows(run: Run, other: Run) -> bool:
    ends = (run.start + run.length, run.character + run.length)
    return ends == (other.start, other.character)


def settle_hyphens(texts: list[str]) -> list[str]:
    """Make each line-end hyphen soft, or hard where the document only knows the word with it."""
    if not any(LINE_END_HYPHEN in text for text in texts):
        return texts
    words = Counter(
        word.casefold() for text in texts for word in re.findall(r"\w+(?:[-\u2010]\w+)*", text)
    )

    def settled(split: re.Match[str]) -> str:
        before, after = split.group(1).casefold(), split.group(2).casefold()
        hyphenated = words[f"{before}-{after}"] + words[f"{before}\u2010{after}"]
        hyphen = "-" if hyphenated and not words[before + after] else SOFT_HYPHEN
        return split.group().replace(LINE_END_HYPHEN, hyphen)

    once = (_SPLIT_WORD.sub(settled, text) for text in texts)
    return [text.replace(LINE_END_HYPHEN, SOFT_HYPHEN) for text in once]
