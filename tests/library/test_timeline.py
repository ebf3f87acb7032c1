"""The library at any moment: later changes are taken away, and single things are brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Article
from ketareview.domain.highlight import Tags
from ketareview.domain.past import Since, ThingKind
from ketareview.library import Library
from ketareview.library.models import authored
from ketareview.library.safety.timeline import JournalPast
from tests.library.papers import mark, paper, store


def folded_up_to(library: Library, number: int) -> dict[str, dict[str, dict[str, Any]]]:
    """Fold the journal forwards: what the other way must agree with."""
    found: dict[str, dict[str, dict[str, Any]]] = {row.__tablename__: {} for row in authored()}
    with library._database.driver() as connection:
        changes = connection.execute(
            "SELECT kind, row_id, after FROM change WHERE number <= ? ORDER BY number", (number,)
        )
        for kind, row, after in changes:
            if kind in found:
                found[kind].setdefault(row, {"id": row}).update(json.loads(after))
    return found


def held(past: JournalPast) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        row.__tablename__: {then["id"]: dict(then) for then, _ in past.pairs(row.__tablename__)}
        for row in authored()
    }


@settings(max_examples=8)
@given(seed=st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_the_library_of_each_moment_is_what_its_journal_says(
    seed: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("time")
    with Library.create(folder / "a.ketareview", reviewer="Anna") as library:
        article = store(library, paper(folder))
        for number, deed in enumerate(seed):
            marked = mark(library, article, note=str(number))
            if deed == 1:
                library.highlights.change(marked.id, Tags("onset", "review"))
            elif deed == 2:
                library.highlights.delete([marked.id])
            elif deed == 3:
                library.history.undo()
            elif deed == 4:
                library.claims.add(f"Claim {number}")
        for moment in library.timeline.moments():
            past = library.timeline.at(moment.number)
            assert held(past) == folded_up_to(library, moment.number)


def test_moments_are_named_and_in_order(library: Library, article: Article) -> None:
    mark(library, article)
    moments = library.timeline.moments()
    assert [each.number for each in moments] == sorted(each.number for each in moments)
    assert moments[-1].name == library.history.actions()[0].name
    assert moments[-1].reviewer == "Anna"


def test_a_single_thing_is_as_it_was_at_a_moment(library: Library, article: Article) -> None:
    marked = mark(library, article, note="first")
    then = library.timeline.moments()[-1]
    library.highlights.change(marked.id, Tags("onset", "review", note="second"))
    library.highlights.delete([marked.id])
    later = mark(library, article)
    past = library.timeline.at(then.number)
    found = {thing.id: thing for thing in past.things()}
    assert later.id not in found
    assert (found[marked.id].note, found[marked.id].since) == ("first", Since.DELETED)
    assert found[article.id].since is Since.SAME
    past.bring_back(past.plan(ThingKind.HIGHLIGHT, [marked.id]), "Bring back")
    assert library.highlights.get(marked.id).tags == marked.tags
    library.history.undo()
    assert marked.id not in library.highlights.all()


def test_what_is_changed_while_one_looks_is_taken_away_too(
    library: Library, article: Article
) -> None:
    marked = mark(library, article, note="first")
    past = library.timeline.at(library.timeline.moments()[-1].number)
    library.highlights.change(marked.id, Tags("onset", "review", note="second"))
    mark(library, article)
    [thing] = [each for each in past.things() if each.kind is ThingKind.HIGHLIGHT]
    assert (thing.note, thing.since) == ("first", Since.CHANGED)
