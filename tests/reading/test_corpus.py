"""Sentences of real papers are found however they were copied, and their boxes lie on them."""

import random
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page
from ketareview.pdf import letters_of
from ketareview.pdf.extraction import read
from ketareview.reading import PageLayout, Pages, find, quote_ok, sentence_at
from ketareview.sandbox import WorkerPool

_PAPERS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "pdf-papers"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not _PAPERS.is_dir(), reason="the corpus is not here"),
]
_SENTENCES = 20
_SHORTEST = 25
# A stamp of the publisher's is printed over the last line of the page.
_OVERPRINTED = ("norma_10.1515_med-2016-0052.pdf", "norma_10.1515_med-2016-0099.pdf")


def papers() -> list[Path]:
    return sorted(_PAPERS.glob("*.pdf")) if _PAPERS.is_dir() else []


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with closing(WorkerPool(workers=1)) as pool:
        yield pool


def chosen(path: Path, pages: tuple[Page, ...]) -> list[tuple[Page, int, int]]:
    every: list[tuple[Page, int, int]] = []
    for page in pages:
        offset = 0
        while offset < len(page.text):
            start, end = sentence_at(page.text, offset)
            if end - start >= _SHORTEST:
                every.append((page, start, end))
            offset = max(end, offset) + 1
    return random.Random(path.name).sample(every, min(_SENTENCES, len(every)))  # noqa: S311 - no secret


def copies(quote: str) -> set[str]:
    """List what other programs make of a quotation when it is copied."""
    whole = re.sub("\u00ad\\s*", "", quote)
    hyphenated = quote.replace("\u00ad", "-")
    return {quote, *(" ".join(copy.split()) for copy in (quote, whole, hyphenated))}


@pytest.mark.parametrize("path", papers(), ids=lambda path: path.name)
def test_sentences_are_found_however_they_were_copied(path: Path) -> None:
    pages = read(str(path)).pages
    searched = Pages(pages)
    for page, start, end in chosen(path, pages):
        quote = page.text[start:end]
        for copy in copies(quote):
            places = searched.find_all(copy)
            here = [
                number
                for number, (piece, *others) in enumerate(places, start=1)
                if not others and (piece.page, piece.start, piece.end) == (page.number, start, end)
            ]
            assert len(here) == 1, copy
            if copy == quote:
                found = find(pages, copy, source="", occurrence=here[0])
                assert found.quote == quote
                assert quote_ok(pages, found)


@pytest.mark.parametrize("path", papers(), ids=lambda path: path.name)
def test_boxes_cover_the_words_and_only_them(path: Path, pool: WorkerPool) -> None:
    pages = read(str(path)).pages
    layouts: dict[int, tuple[PageLayout, tuple[Rect | None, ...]]] = {}
    for page, start, end in chosen(path, pages):
        if page.number not in layouts:
            letters = letters_of(pool, path, page.number, page.runs, len(page.text))
            layouts[page.number] = (PageLayout(page, letters), letters)
        layout, letters = layouts[page.number]
        boxes = layout.boxes_of(start, end)
        for offset, letter in enumerate(letters):
            if letter is None or page.text[offset].isspace():
                continue
            middle = (letter.left + letter.width / 2, letter.top + letter.height / 2)
            is_covered = any(box.holds(*middle) for box in boxes)
            if start <= offset < end:
                assert is_covered, page.text[start:end]
            elif path.name not in _OVERPRINTED:
                assert not is_covered, page.text[start:end]
