"""Papers that readers marked with other programs: read, written out again, and read by others."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from ketareview.domain.errors import LockedForMarksError, NoPdfError, UnreadableFileError
from ketareview.domain.geometry import Rect, hull
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.imports import Outcome
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.sandbox import WorkerPool
from ketareview.workflows import annotate
from tests.workflows.copies import OURS, Seen, covered, letters_on, listed, paper_in, seen
from tests.workflows.taken import taken

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ANNOTATED = sorted(CORPUS.glob("pdf-annotated/*.pdf"))
OTHERS = sorted((*CORPUS.glob("pdf-papers/*.pdf"), *CORPUS.glob("pdf-difficult/*.pdf")))
CHANCE = random.Random(11)  # noqa: S311 - no secret
SAMPLE = CHANCE.sample(ANNOTATED, min(8, len(ANNOTATED))) + CHANCE.sample(
    OTHERS, min(4, len(OTHERS))
)
LONGER = [
    pytest.param(path, marks=pytest.mark.long)
    for path in (*ANNOTATED, *OTHERS)
    if path not in SAMPLE
]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


def added(library: Library, article: Any, path: Path) -> list[Highlight]:  # noqa: ANN401
    """Mark a few stretches at random, and a figure."""
    chance = random.Random(path.name)  # noqa: S311 - no secret
    source = article.sources[0].sha256
    pages = [page for page in library.sources.pages(source) if page.text.strip()]
    made = []
    for page in chance.sample(pages, min(3, len(pages))):
        start = chance.randrange(len(page.text))
        piece = Piece(page.number, start, min(start + chance.randint(5, 250), len(page.text)))
        try:
            words = passage([page], [piece], source)
        except ValueError:  # nothing but white space
            continue
        made.append(library.highlights.add(article.id, words, Tags("onset", "trial")))
    box = Passage(source, (Piece(1, box=Rect(10, 20, 30, 40)),), "")
    return [*made, library.highlights.add(article.id, box, Tags("efficacy", "trial"))]


def boxes_of(there: list[tuple[Any, Seen]], highlight: Highlight) -> Iterator[tuple[int, Rect]]:
    for told, one in there:
        if str(told.get("/NM", "")).split("/")[0] == str(highlight.id):
            yield from ((one.page, box) for box in one.boxes)


def expect_in_place(
    path: Path, library: Library, highlight: Highlight, boxes: list[tuple[int, Rect]]
) -> None:
    """The quads hold the middles of the letters that are marked, and of no others."""
    for number in {piece.page for piece in highlight.passage.pieces}:
        pieces = [piece for piece in highlight.passage.pieces if piece.page == number]
        text, letters = letters_on(path, library, highlight.passage.source, number)
        here = [box for page, box in boxes if page == number]
        if any(piece.box for piece in pieces):
            frames = [piece.box for piece in pieces if piece.box]
            for found, frame in zip(here, frames, strict=True):
                assert (found.left, found.top) == pytest.approx((frame.left, frame.top), abs=0.01)
                assert (found.right, found.bottom) == pytest.approx(
                    (frame.right, frame.bottom), abs=0.01
                )
            continue
        marked = {at for piece in pieces for at in range(piece.start, piece.end)}
        wanted = "".join(
            text[at] for at in sorted(marked) if letters[at] and not text[at].isspace()
        )
        assert (not wanted) == (not here)
        if wanted:
            kept = covered(
                text, [box if at in marked else None for at, box in enumerate(letters)], here
            )
            assert len(kept) >= 0.98 * len(wanted)
            inked = [box for at in marked if (box := letters[at])]
            assert hull(here).meets(hull(inked))


@pytest.mark.parametrize("path", [*SAMPLE, *LONGER], ids=lambda path: path.name)
def test_highlights_go_out_and_come_again(
    library: Library, pool: WorkerPool, tmp_path: Path, path: Path
) -> None:
    [result] = taken(library, pool, [path])
    if result.article_id is None:
        pytest.skip("refused")
    article = library.articles.get(result.article_id)
    brought = library.highlights.of(article.id)
    new = added(library, article, path)
    try:
        made = annotate(library, article, tmp_path / "copy.pdf", pool=pool)
    except LockedForMarksError:
        pytest.skip("its maker allows no comments")
    except NoPdfError:
        pytest.skip("no PDF, whatever its name says")
    except UnreadableFileError:
        assert path.parent.name == "pdf-difficult"
        pytest.skip("damaged beyond writing, and told so")
    password = library.sources.password(article.sources[0].sha256)

    before, after = seen(path, password), listed(made.path, password)
    written = made.highlights - len(brought)
    assert len(after) - len(before) == written
    seen_now = seen(made.path, password)
    assert len(seen_now) == len(after)
    there = [(told, one) for (_, told), one in zip(after, seen_now, strict=True)]
    for highlight in new:
        boxes = list(boxes_of(there, highlight))
        expect_in_place(made.path, library, highlight, boxes)
    assert sum(OURS in told for told, _ in there) == made.highlights

    [same] = taken(library, pool, [made.path])
    assert (same.outcome, same.article_id) == (Outcome.DUPLICATE, article.id)
    with ExitStack() as opened:
        other = opened.enter_context(Library.create(tmp_path / "o.ketareview", reviewer="Cy"))
        came = other.highlights.of(paper_in(other, pool, made.path).id)
    wanted = {
        (one.id, one.passage.quote, one.tags)
        for one in (*brought, *new)
        if one.passage.pieces[0].box or any(boxes_of(there, one)) or one in brought
    }
    assert {(one.id, one.passage.quote, one.tags) for one in came} == wanted
