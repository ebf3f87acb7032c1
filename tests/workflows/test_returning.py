"""A copy with highlights that is imported brings them again as they were, and none twice."""

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.imports import Outcome
from ketareview.library import Library
from ketareview.pdf import copied_text
from ketareview.reading import passage
from ketareview.sandbox import WorkerPool
from tests.pdf import papers
from tests.workflows.copies import OURS, copied, listed, marked, paper_in
from tests.workflows.taken import taken

SOURCE = (
    papers.COLUMN
    + """
Ketamine lowered scores within one day. #lorem(30)
#pagebreak()
The effect faded after two weeks. #lorem(60)
"""
)
EVERYTHING = Tags("acute-safety", "opinion", "contradicts", "cited", note="  Größe\n\nשלם ")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return papers.typeset(tmp_path / "paper.pdf", SOURCE)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "other.ketareview", reviewer="Cy") as made:
        yield made


def told(highlights: Sequence[Highlight]) -> list[object]:
    """All that is to come again; ids of articles and files differ between libraries."""
    return [
        replace(
            each,
            article=each.id,
            passage=replace(each.passage, source=""),
            tags=replace(each.tags, topics=tuple(sorted(each.tags.topics))),
        )
        for each in highlights
    ]


def test_everything_comes_again_in_another_library_and_nothing_twice(
    library: Library, other: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    own = library.topics.add("Our own")
    below = library.topics.add("Below it", own.id)
    known = library.topics.find("PTSD")
    pages = library.sources.pages(article.sources[0].sha256)
    over_the_break = (Piece(1, 0, 38), Piece(2, 0, 20))
    words = passage(pages, over_the_break, article.sources[0].sha256)
    tags = replace(EVERYTHING, topics=(known.id, below.id))
    library.highlights.add(article.id, words, tags)
    box = (Piece(2, box=Rect(20.25, 31.5, 100.125, 47)), Piece(1, box=Rect(5, 6, 7, 8)))
    figure = Passage(article.sources[0].sha256, box, "", transcription="12 of 40")
    library.highlights.add(article.id, figure, Tags("onset", "trial"))
    marked(library, article, "faded after two weeks")
    before = library.highlights.of(article.id)
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    [same] = taken(library, pool, [path])
    assert (same.outcome, same.article_id) == (Outcome.DUPLICATE, article.id)
    assert [notice.code for notice in same.notices] == ["copy-of-paper"]
    assert library.highlights.of(article.id) == before

    there = paper_in(other, pool, path)
    assert told(other.highlights.of(there.id)) == told(before)
    assert all(other.highlights.quote_ok([each.id for each in before]).values())
    assert other.topics.find("Our own/Below it").id == below.id
    [again] = taken(other, pool, [path])
    assert again.outcome is Outcome.DUPLICATE
    assert told(other.highlights.of(there.id)) == told(before)


def test_a_copy_of_a_copy_comes_home_with_what_is_new(
    library: Library, other: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    first = marked(library, article, "lowered scores")
    there = paper_in(other, pool, copied(library, pool, article, tmp_path / "1.pdf"))
    other.highlights.change(first.id, EVERYTHING)
    new = marked(other, there, "faded after two weeks")
    path = copied(other, pool, there, tmp_path / "2.pdf")

    assert [each["/NM"] for _, each in listed(path)] == [str(first.id), str(new.id)]
    [home] = taken(library, pool, [path])
    assert (home.outcome, home.article_id) == (Outcome.ATTACHED, article.id)
    ours, theirs = library.highlights.of(article.id)
    assert (ours.id, ours.tags) == (first.id, first.tags), "what is here stays as it is"
    assert (theirs.id, theirs.reviewer.name, theirs.tags) == (new.id, "Cy", new.tags)
    # A later copy from home reaches the paper that came over as a copy.
    [over] = taken(other, pool, [copied(library, pool, article, tmp_path / "3.pdf")])
    assert (over.outcome, over.article_id) == (Outcome.DUPLICATE, there.id)


def test_what_other_programs_changed_or_added_in_the_copy_comes_along(
    library: Library, other: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    first = marked(library, article, "Ketamine lowered scores", note="mine")
    marked(library, article, "faded")
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    annotations: Any = [page["/Annots"] for page in writer.pages]
    changed = annotations[0][0].get_object()
    left, bottom, right, top = map(float, changed["/Rect"])
    half = (left + right) / 2
    corners = [left, top, half, top, left, bottom, half, bottom]
    changed[NameObject("/QuadPoints")] = ArrayObject(map(FloatObject, corners))
    changed[NameObject("/Contents")] = TextStringObject("theirs")
    changed[NameObject("/M")] = TextStringObject("D:20300101120000Z")
    del annotations[1][0]
    writer.write(tmp_path / "changed.pdf")

    there = paper_in(other, pool, tmp_path / "changed.pdf")
    [one] = other.highlights.of(there.id)
    assert (one.id, one.tags.note) == (first.id, "theirs")
    assert one.passage.quote.startswith("Ketam")
    assert len(one.passage.quote) < len(first.passage.quote)


def test_a_file_that_only_says_it_is_a_copy_comes_in_as_the_paper_it_is(
    library: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    marked(library, article, "lowered scores")
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    [(_, annotation)] = listed(path)
    text = pypdf.generic.create_string_object(str(annotation[OURS]))
    lying = papers.one_page(
        tmp_path / "lying.pdf",
        papers.words("Something else lowered scores", 50, 300),
        page=b"/Annots[6 0 R]",
        more=[
            b"<</Type/Annot/Subtype/Highlight/Rect[45 295 200 315]/T(Anna)/KetaReview<%s>>>"
            % text.original_bytes.hex().encode()
        ],
    )
    [result] = taken(library, pool, [lying])

    assert result.outcome is Outcome.ADDED
    assert result.article_id not in {None, article.id}
    assert result.article_id is not None
    [there] = library.highlights.of(result.article_id)
    assert "lowered" in there.passage.quote, "what stands there counts, not what the file says"
    assert library.highlights.quote_ok([there.id]) == {there.id: True}
    assert len(library.highlights.of(article.id)) == 1


def test_ends_that_are_nowhere_are_not_believed(
    library: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    first = marked(library, article, "lowered scores")
    nowhere = replace(first.passage, pieces=(Piece(1, 10**30, 10**31),), quote="")
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    [(_, annotation)] = listed(path)
    told_there = copied_text.read(str(annotation[OURS]))
    assert told_there is not None
    writer = pypdf.PdfWriter(clone_from=path)
    annotations: Any = writer.pages[0]["/Annots"]
    text = copied_text.written(replace(told_there, passage=nowhere))
    annotations[0].get_object()[NameObject(OURS)] = TextStringObject(text)
    writer.write(tmp_path / "odd.pdf")

    with Library.create(tmp_path / "third.ketareview", reviewer="Cy") as other:
        there = paper_in(other, pool, tmp_path / "odd.pdf")
        [one] = other.highlights.of(there.id)
        assert one.passage.quote == first.passage.quote


def test_highlights_in_the_trash_stay_there_and_their_topics_too(
    library: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    first = marked(library, article, "lowered scores", topics=["PTSD"])
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    library.highlights.delete([first.id])
    library.topics.delete(library.topics.find("PTSD").id)

    [result] = taken(library, pool, [path])
    assert result.outcome is Outcome.DUPLICATE
    assert library.highlights.of(article.id) == []
    assert "PTSD" not in {topic.name for topic in library.topics.tree()}


def test_keys_that_the_codebook_lacks_are_told_in_the_note(
    library: Library, other: Library, pool: WorkerPool, paper: Path, tmp_path: Path
) -> None:
    article = paper_in(library, pool, paper)
    first = marked(library, article, "lowered scores", note="mine")
    library.highlights.change(first.id, replace(first.tags, claim_type="of-another-codebook"))
    there = paper_in(other, pool, copied(library, pool, article, tmp_path / "copy.pdf"))

    [one] = other.highlights.of(there.id)
    assert one.tags.claim_type == "background"
    assert one.tags.note == "mine\nTags: of-another-codebook"


_numbers = count()
_words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n()\\<>%"), max_size=30
)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pieces=st.lists(
        st.tuples(st.integers(1, 2), st.integers(0, 150), st.integers(1, 60)),
        min_size=1,
        max_size=4,
    ),
    note=_words,
    author=st.text(string.ascii_letters + "äß 大", min_size=1).map(str.strip).filter(bool),
)
def test_any_highlight_comes_again_as_it_was(  # noqa: PLR0913, PLR0917 - fixtures and what is drawn
    pool: WorkerPool,
    paper: Path,
    tmp_path: Path,
    pieces: list[tuple[int, int, int]],
    note: str,
    author: str,
) -> None:
    number = next(_numbers)
    here, there = (tmp_path / f"{number}-{side}.ketareview" for side in ("here", "there"))
    with (
        Library.create(here, reviewer=author) as library,
        Library.create(there, reviewer="Cy") as other,
    ):
        article = paper_in(library, pool, paper)
        source = article.sources[0].sha256
        pages = library.sources.pages(source)
        asked = [
            Piece(page, min(start, len(text) - 2), min(start + length, len(text)))
            for page, start, length in pieces
            for text in [pages[page - 1].text]
        ]
        try:
            words = passage(pages, asked, source)
        except ValueError:  # nothing but white space
            return
        library.highlights.add(article.id, words, replace(EVERYTHING, note=note))
        before = library.highlights.of(article.id)
        path = copied(library, pool, article, tmp_path / f"{number}.pdf")
        assert told(other.highlights.of(paper_in(other, pool, path).id)) == told(before)
        [again] = taken(library, pool, [path])
        assert again.outcome is Outcome.DUPLICATE
        assert library.highlights.of(article.id) == before


@given(st.text(max_size=60) | st.dictionaries(st.text(), st.integers()).map(str))
def test_text_of_somebody_else_is_no_highlight(text: str) -> None:
    assert copied_text.read(text) is None
