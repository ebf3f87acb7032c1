"""No changed quotation and no changed source is taken for unchanged; clean ones always are."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.reading import passage, quote_ok, still_says
from tests.library import papers

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789\u2212-\u00e9\u03b2"
WORDS = (
    *("ketamine", "did", "not", "lower", "the", "score", "by", "\u22122.4", "(95 %", "CI"),
    *("\u22123.1", "to", "\u22121.7)", "at", "day", "versus", "midazolam"),
)
TAGS = Tags("efficacy", "trial")


def paper(rng: random.Random) -> list[str]:
    """Four pages of words and numbers."""
    return [
        " ".join(rng.choice((rng.choice(WORDS), str(rng.randrange(1000)))) for _ in range(150))
        for _ in range(4)
    ]


def chosen(rng: random.Random, pages: tuple[Page, ...], source: str) -> Passage:
    """Quote at least four words from somewhere."""
    page = rng.choice(pages)
    start = rng.randrange(len(page.text) - 150)
    return passage(pages, (Piece(page.number, start, start + rng.randrange(40, 120)),), source)


def other_letter(rng: random.Random, words: str) -> str:
    place = rng.randrange(len(words))
    letter = rng.choice([each for each in LETTERS if each != words[place]])
    return words[:place] + letter + words[place + 1 :]


def lost_letter(rng: random.Random, words: str) -> str:
    place = rng.randrange(len(words))
    return words[:place] + words[place + 1 :]


def lost_word(_rng: random.Random, words: str) -> str:
    for word in (" not", "\u2212", " the"):
        if word in words:
            return words.replace(word, "", 1)
    return words[:-1]


def other_case(rng: random.Random, words: str) -> str:
    changed = words.swapcase()
    return changed if changed != words else lost_letter(rng, words)


EDITS: tuple[Callable[[random.Random, str], str], ...] = (
    other_letter,
    lost_letter,
    lost_word,
    other_case,
)


def edited(rng: random.Random, clean: Passage, pages: tuple[Page, ...]) -> Passage:
    """Change the words, the page or the offsets."""
    kind = rng.randrange(6)
    piece = clean.pieces[0]
    if kind < len(EDITS):
        return replace(clean, quote=EDITS[kind](rng, clean.quote))
    if kind == len(EDITS):
        page = rng.choice([one.number for one in pages if one.number != piece.page])
        return replace(clean, pieces=(replace(piece, page=page),))
    step = rng.choice((-2, -1, 1, 2))
    start = max(piece.start + step, 0) if piece.start + step >= 0 else piece.start + 1
    return replace(clean, pieces=(Piece(piece.page, start, piece.end + (start - piece.start)),))


def damaged(rng: random.Random, clean: Passage, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Change one of the quoted words in the source."""
    piece = clean.pieces[0]
    page = next(one for one in pages if one.number == piece.page)
    words = rng.choice(EDITS)(rng, page.text[piece.start : piece.end])
    text = page.text[: piece.start] + words + page.text[piece.end :]
    return tuple(replace(page, text=text) if one is page else one for one in pages)


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    texts = paper(random.Random(11))  # noqa: S311 - repeatable words
    return papers.store(library, papers.paper(tmp_path, texts=texts))


def campaign(library: Library, article: Article, count: int) -> None:
    rng = random.Random(count)  # noqa: S311 - repeatable edits
    source = article.sources[0].sha256
    pages = library.sources.pages(source)
    clean, wrong = [], []
    for _ in range(count):
        passage_ = chosen(rng, pages, source)
        changed = edited(rng, passage_, pages)
        assert still_says(pages, passage_)
        assert not quote_ok(pages, changed)
        assert not still_says(damaged(rng, passage_, pages), passage_)
        clean.append(library.highlights.add(article.id, passage_, TAGS).id)
        wrong.append(library.highlights.add(article.id, changed, TAGS).id)
    assert all(library.highlights.quote_ok(clean).values())
    assert not any(library.highlights.quote_ok(wrong).values())


def test_some_edits_are_all_caught(library: Library, article: Article) -> None:
    campaign(library, article, 120)


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_ten_thousand_edits_are_all_caught(library: Library, article: Article) -> None:
    campaign(library, article, 10_000)
