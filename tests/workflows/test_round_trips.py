"""What goes out of a random library comes into another one, or back by a backup, as it was.

`pytest tests/workflows/test_round_trips.py -m long -n 0` draws a thousand libraries.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.codebook import Scheme
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.progress import silent
from ketareview.library import Library, restore_from
from ketareview.sandbox import WorkerPool
from ketareview.workflows.exporting import export_highlights
from tests.library.papers import paper, store
from tests.library.rows import stored

_FEW, _MANY = 4, 1_000

WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12),
    min_size=3,
    max_size=30,
).map(lambda words: normalize("NFC", " ".join(words)).strip())
"""As importers store text."""
PAGES = st.lists(WORDS.filter(lambda text: len(text) > 3), min_size=1, max_size=1)
"""One to a paper: a project holds the pages of a text as one."""
MARKS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(1, 40), st.integers(0, 10**6)),
    max_size=6,
)
PAPERS = st.lists(st.tuples(PAGES, MARKS), min_size=1, max_size=3)
NOTES = st.text(st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"]), max_size=20).map(
    lambda note: normalize("NFC", note).strip()
)

Place = tuple[int, int, int, int]
Drawn = list[tuple[list[str], list[Place]]]


def examples(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    chosen = settings(
        max_examples=count,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    return lambda test: chosen(given(PAPERS, NOTES)(test))


@examples(_FEW)
def test_a_library_comes_back(pool: WorkerPool, drawn: Drawn, note: str) -> None:
    comes_back(pool, drawn, note)


@pytest.mark.long
@pytest.mark.timeout(0)
@examples(_MANY)
def test_a_thousand_libraries_come_back(pool: WorkerPool, drawn: Drawn, note: str) -> None:
    comes_back(pool, drawn, note)


def comes_back(pool: WorkerPool, drawn: Drawn, note: str) -> None:
    with TemporaryDirectory() as work:
        folder = Path(work)
        with Library.create(folder / "first.ketareview", reviewer="Anna") as library:
            for number, (pages, marks) in enumerate(drawn):
                article = store(library, paper(folder, f"{number}.txt", pages))
                for place in marks:
                    mark_somewhere(library, article, pages, place, note)
            before = told(library)
            export_highlights(library, folder / "all.qdpx")
            backup = library.backups.add(folder / "backups")
            held = stored(library)
        with Library.create(folder / "other.ketareview", reviewer="Ben") as other:
            if before:
                workflows.add_papers(other, pool, [folder / "all.qdpx"])
            after = told(other)
        assert after == before
        restore_from(backup.path, folder / "restored.ketareview", silent)
        with Library.open(folder / "restored.ketareview", reviewer="Anna") as restored:
            assert stored(restored) == held


def mark_somewhere(
    library: Library,
    article: Article,
    pages: list[str],
    place: tuple[int, int, int, int],
    note: str,
) -> None:
    """Mark what lies at a place, if anything does, with tags that a number chooses."""
    number = place[0] % len(pages)
    text = pages[number]
    start = place[1] % len(text)
    quote = text[start : start + place[2]]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    if quote:
        piece = Piece(number + 1, start, start + len(quote))
        passage = Passage(article.sources[0].sha256, (piece,), quote)
        library.highlights.add(article.id, passage, tags(library, place[3], note))


def tags(library: Library, number: int, note: str) -> Tags:
    codebook = library.codebooks.current()
    chosen = {}
    for scheme in (Scheme.CLAIM_TYPE, Scheme.STRENGTH, Scheme.STANCE, Scheme.BASIS):
        codes = [each.key for each in codebook.of(scheme)]
        number, which = divmod(number, len(codes))
        chosen[scheme] = codes[which]
    topics = library.topics.tree()
    return Tags(
        chosen[Scheme.CLAIM_TYPE],
        chosen[Scheme.STRENGTH],
        chosen[Scheme.STANCE],
        chosen[Scheme.BASIS],
        tuple(topics[each % len(topics)].id for each in range(number, number + number % 3)),
        note,
    )


def told(library: Library) -> Counter[object]:
    """What is said of each highlight, by words, for ids of topics are the same in all libraries."""
    return Counter(
        (
            each.passage.quote,
            each.passage.pieces,
            each.tags.claim_type,
            each.tags.strength,
            each.tags.stance,
            each.tags.basis,
            frozenset(each.tags.topics),
            each.tags.note,
            each.reviewer.name,
            each.created,
        )
        for each in library.highlights.many(library.highlights.all())
    )
