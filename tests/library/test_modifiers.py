"""Modifiers of a passage: each with a reason, each reviewer's own."""

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    CodeNotFoundError,
    HighlightNotFoundError,
    UnexplainedModifierError,
)
from ketareview.domain.highlight import Tags
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import mark, passage
from tests.library.rows import folded, live, stored


def said(library: Library, *highlights: Article) -> list[tuple[str, str]]:
    ids = [each.id for each in library.highlights.of(highlights[0].id)]
    return [(m.key, m.reason) for some in library.modifiers.of(ids).values() for m in some]


def test_modifiers_are_set_with_reasons_replaced_and_undone(
    library: Library, article: Article
) -> None:
    highlight = mark(library, article)
    library.modifiers.set(highlight.id, {"very-small": " n = 4 ", "indirect": "rats"})
    assert said(library, article) == [("indirect", "rats"), ("very-small", "n = 4")]
    before = live(library)
    library.modifiers.set(highlight.id, {"indirect": "mice"})
    assert said(library, article) == [("indirect", "mice")]
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_a_modifier_needs_a_reason_and_a_code(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    before = stored(library)
    with pytest.raises(UnexplainedModifierError):
        library.modifiers.set(highlight.id, {"very-small": " "})
    with pytest.raises(CodeNotFoundError):
        library.modifiers.set(highlight.id, {"lucky": "yes"})
    with pytest.raises(HighlightNotFoundError):
        library.modifiers.set(new_id(), {"indirect": "rats"})
    assert stored(library) == before


def test_reviewers_say_it_side_by_side(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    library.modifiers.set(highlight.id, {"indirect": "rats"})
    library.close()
    with Library.open(library.path, reviewer="Ben") as other:
        other.modifiers.set(highlight.id, {"indirect": "another route"})
        assert sorted(said(other, article)) == [("indirect", "another route"), ("indirect", "rats")]
        other.modifiers.set(highlight.id, {})
        assert said(other, article) == [("indirect", "rats")]


def test_both_halves_of_a_split_highlight_keep_their_modifiers(
    library: Library, article: Article
) -> None:
    highlight = library.highlights.add(article.id, passage(article), Tags("efficacy", "trial"))
    library.modifiers.set(highlight.id, {"indirect": "rats"})
    before = live(library)
    made = new_id()
    halves = passage(article, 0, 4), passage(article, 4, 8)
    library.highlights.split(highlight.id, *halves, id=made)
    found = library.modifiers.of([highlight.id, made])
    assert [found[each][0].reason for each in (highlight.id, made)] == ["rats", "rats"]
    library.history.undo()
    assert live(library) == before
