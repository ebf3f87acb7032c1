"""Maps count what is live, each passage once in each cell, however it is filed."""

from collections import Counter

import pytest

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.mapping import Cell, by_strength, by_topic, gaps
from ketareview.library import Library
from ketareview.library.evidence import maps as counting
from tests.library.papers import passage


def mark(library: Library, article: Article, stance: str, *topics: str, at: int = 0) -> Highlight:
    """Mark some words as efficacy in a trial, filed under topics by their names."""
    filed = tuple(library.topics.find(topic).id for topic in topics)
    tags = Tags("efficacy", "trial", stance=stance, topics=filed)
    return library.highlights.add(article.id, passage(article, at, at + 5), tags)


def names(library: Library) -> dict[str, str]:
    return {str(topic.id): topic.name for topic in library.topics.tree()}


def test_the_whole_library_is_counted_without_what_is_in_the_trash(
    library: Library, article: Article
) -> None:
    mark(library, article, "supports", "PTSD")
    mark(library, article, "contradicts")
    gone = mark(library, article, "supports")
    library.highlights.delete([gone.id])
    wanted = {("efficacy", "trial", "supports"): 1, ("efficacy", "trial", "contradicts"): 1}
    assert library.maps.whole() == wanted

    library.articles.delete([article.id])
    assert library.maps.whole() == {}
    library.history.undo()
    assert library.maps.whole() == wanted


def test_a_passage_under_several_topics_is_counted_once(
    library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_PART", 3)
    for at in range(4):
        mark(library, article, "supports", "PTSD", "OCD", "MADRS", at=at)
    below = library.topics.below(library.topics.find("Condition").id)

    assert library.maps.under(below) == {("efficacy", "trial", "supports"): 4}
    assert sum(1 for _ in library.maps.placed()) == 4


def test_topics_are_laid_against_claim_types_with_what_is_below_them(
    library: Library, article: Article
) -> None:
    mark(library, article, "supports", "PTSD", "OCD")
    mark(library, article, "contradicts", "PTSD")
    grid = by_topic(library.codebooks.current(), library.topics.tree(), library.maps.placed())

    shown = {names(library)[row.key]: grid.cell(row.key, "efficacy") for row in grid.rows}
    assert shown["Condition"] == Cell(2, 1, 1)
    assert shown["PTSD"] == Cell(2, 1, 1)
    assert shown["OCD"] == Cell(1, 1, 0)
    assert shown["PTSD"].is_contested
    assert not shown["OCD"].is_contested


def test_gaps_are_told_apart_from_what_nothing_was_read_of(
    library: Library, article: Article
) -> None:
    mark(library, article, "no-difference", "PTSD", "MADRS")
    tree = library.topics.tree()
    condition, outcome = (library.topics.find(name).id for name in ("Condition", "Outcome"))
    grid = gaps(tree, library.maps.placed(), condition, outcome)
    at = {names(library)[each.key]: each.key for each in (*grid.rows, *grid.columns)}
    heading = {each.key: each for each in (*grid.rows, *grid.columns)}
    ptsd, ocd, madrs, bdi = (heading[at[name]] for name in ("PTSD", "OCD", "MADRS", "BDI"))

    assert grid.cell(at["PTSD"], at["MADRS"]) == Cell(1, no_difference=1)
    assert grid.cell(at["PTSD"], at["BDI"]).passages == 0
    assert at["PTSD"] not in grid.untouched
    assert at["OCD"] in grid.untouched
    assert (grid.shade(ptsd, madrs), grid.shade(ptsd, bdi)) == (6, 0)
    assert [grid.is_gap(row, bdi) for row in (ptsd, ocd)] == [True, False]
    assert not grid.is_gap(ptsd, madrs)


def test_strengths_stand_in_their_order(library: Library, article: Article) -> None:
    mark(library, article, "supports")
    grid = by_strength(library.codebooks.current(), library.maps.whole())
    assert [row.label for row in grid.rows] == ["Efficacy"]
    assert [column.level for column in grid.columns][:7] == list(range(7))
    assert grid.cell("efficacy", "trial").passages == 1


def test_the_passages_of_a_cell_are_found(library: Library, article: Article) -> None:
    first = mark(library, article, "supports", "PTSD")
    second = mark(library, article, "contradicts", "PTSD", "MADRS")
    ptsd, madrs = (library.topics.below(library.topics.find(n).id) for n in ("PTSD", "MADRS"))

    assert library.maps.passages(claim_type="efficacy", strength="trial") == [second.id, first.id]
    assert library.maps.passages(claim_type="onset") == []
    assert library.maps.passages(under=[ptsd, madrs]) == [second.id]
    assert Counter(library.maps.passages(under=[ptsd])) == Counter([first.id, second.id])
