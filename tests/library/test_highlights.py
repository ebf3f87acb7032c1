"""Highlights: stored, changed, in the order of the pages, true to their source."""

from dataclasses import replace

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    ArticleNotFoundError,
    HighlightNotFoundError,
    TopicNotFoundError,
)
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import TEXTS, mark, passage, store

TAGS = Tags("efficacy", "trial")


def test_a_highlight_comes_back_as_it_was_added(library: Library, article: Article) -> None:
    topics = tuple(library.topics.find(name).id for name in ("Sedation", "FDA"))
    marked = Passage(
        article.sources[0].sha256,
        (Piece(1, 36, 43), Piece(2, 0, 2)),
        "a day.\nNo",
        before="within ",
        after=" difference",
    )
    tags = Tags("onset", "trial", "contradicts", "own-data", topics, "Fast!")
    added = library.highlights.add(article.id, marked, tags)
    assert added.reviewer == library.reviewer
    assert set(added.tags.topics) == set(topics)
    found = library.highlights.get(added.id)
    assert replace(found, tags=tags) == added
    assert set(found.tags.topics) == set(topics)
    assert library.highlights.many([new_id(), added.id]) == [found]


def test_an_id_can_be_chosen(library: Library, article: Article) -> None:
    chosen = new_id()
    added = library.highlights.add(article.id, passage(article), TAGS, id=chosen)
    assert added.id == chosen
    assert library.highlights.get(chosen) == added


def test_boxes_are_kept(library: Library, article: Article) -> None:
    box = Passage(article.sources[0].sha256, (Piece(2, box=Rect(10.5, 20.25, 100.0, 50.0)),), "")
    added = library.highlights.add(article.id, box, TAGS)
    assert library.highlights.get(added.id).passage == box
    assert library.highlights.quote_ok([added.id]) == {added.id: True}


def test_highlights_are_listed_in_the_order_of_the_pages(
    library: Library, article: Article
) -> None:
    places = [(page, start) for page in (1, 2) for start in (0, 3, 9, 12)]
    for page, start in reversed(places):
        library.highlights.add(article.id, passage(article, start, start + 2, page), TAGS)
    found = [each.passage.pieces[0] for each in library.highlights.of(article.id)]
    assert [(piece.page, piece.start) for piece in found] == places
    assert library.highlights.many(reversed(library.highlights.all())) == list(
        reversed(library.highlights.of(article.id))
    )


def test_tags_topics_and_note_can_be_changed(library: Library, article: Article) -> None:
    first, second = (library.topics.find(name).id for name in ("Sedation", "FDA"))
    added = mark(library, article, first)
    tags = Tags("durability", "review", "qualifies", "pooled", (second,), "Changed")
    library.highlights.change(added.id, tags)
    changed = library.highlights.get(added.id)
    assert changed.tags == tags
    assert changed.created == added.created
    assert changed.changed > added.changed
    library.highlights.change(added.id, tags)
    assert library.highlights.get(added.id) == changed
    library.history.undo()
    assert library.highlights.get(added.id) == added


def test_the_ends_can_be_moved(library: Library, article: Article) -> None:
    added = mark(library, article)
    library.highlights.change_passage(added.id, passage(article, 9, 16))
    assert library.highlights.get(added.id).passage.quote == TEXTS[0][9:16]
    assert library.highlights.quote_ok([added.id]) == {added.id: True}


def test_deleted_highlights_can_be_restored(library: Library, article: Article) -> None:
    added = mark(library, article)
    library.highlights.delete([added.id])
    assert library.highlights.of(article.id) == []
    with pytest.raises(HighlightNotFoundError):
        library.highlights.change(added.id, TAGS)
    with pytest.raises(HighlightNotFoundError):
        library.highlights.change_passage(added.id, passage(article))
    library.highlights.restore([added.id])
    assert library.highlights.of(article.id) == [added]


def test_nothing_is_marked_where_nothing_is(library: Library, article: Article) -> None:
    with pytest.raises(ArticleNotFoundError):
        library.highlights.add(new_id(), passage(article), TAGS)
    foreign = Passage("0" * 64, (Piece(1, 0, 2),), "Ke")
    with pytest.raises(ArticleNotFoundError):
        library.highlights.add(article.id, foreign, TAGS)
    with pytest.raises(TopicNotFoundError):
        library.highlights.add(article.id, passage(article), replace(TAGS, topics=(new_id(),)))
    with pytest.raises(HighlightNotFoundError):
        library.highlights.get(new_id())
    assert library.highlights.all() == []


@pytest.mark.parametrize(
    ("quote", "pieces", "expected"),
    [
        ("Ketamine", ((1, 0, 8),), True),
        ("ketamine", ((1, 0, 8),), False),
        ("Ketamine ", ((1, 0, 8),), False),
        ("Ketamine", ((1, 0, 9),), False),
        ("Ketamine", ((2, 0, 8),), False),
        ("Ketamine", ((9, 0, 8),), False),
        ("Ketamine\nNo", ((1, 0, 8), (2, 0, 2)), True),
        ("No\nKetamine", ((1, 0, 8), (2, 0, 2)), False),
        (TEXTS[0], ((1, 0, 10_000),), True),
    ],
)
def test_a_quotation_is_compared_character_by_character(
    library: Library,
    article: Article,
    quote: str,
    pieces: tuple[tuple[int, int, int], ...],
    expected: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    marked = Passage(article.sources[0].sha256, tuple(Piece(*each) for each in pieces), quote)
    added = library.highlights.add(article.id, marked, TAGS)
    assert library.highlights.quote_ok([added.id]) == {added.id: expected}


def test_quotations_count_code_points(library: Library, article: Article) -> None:
    folder = library.path.parent
    words = "e\u0301tat \U0001d465\u00ad\ufb01 \u05d0\u05d1 x\u0302 end"
    path = folder / "signs.txt"
    path.write_text(words, encoding="utf-8")
    stored = store(library, path)
    ids = []
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            marked = Passage(stored.sources[0].sha256, (Piece(1, start, end),), words[start:end])
            ids.append(library.highlights.add(stored.id, marked, TAGS).id)
    assert set(library.highlights.quote_ok(ids).values()) == {True}
