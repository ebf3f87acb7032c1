"""Words of every kind find their place again, once, as one action."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.unsaved import Subject, Unsaved, Writing
from ketareview.library import Library
from ketareview.workflows.unsaved import found, is_saved, keep
from tests.library.papers import mark, paper, store

IMPRECISION = Domain.IMPRECISION.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.ketareview"


def subjects(library: Library, folder: Path) -> dict[str, Subject]:
    """Something of each kind that can be written about."""
    article = store(library, paper(folder), title="Relief")
    highlight = mark(library, article)
    claim = library.claims.add("Relief comes fast", highlights=[highlight.id]).id
    judged = library.claims.add("It lasts", highlights=[highlight.id]).id
    steps = (Step(Domain.IMPRECISION, -1, "Few people"),)
    library.certainties.judge(judged, Judgement(Start.RANDOMISED, library.reviewer, steps))
    return {
        "note": Subject(Writing.NOTE, highlight.id),
        "modifier": Subject(Writing.MODIFIER, highlight.id, "masking-broken"),
        "transcription": Subject(Writing.TRANSCRIPTION, highlight.id),
        "statement": Subject(Writing.STATEMENT, claim),
        "claim note": Subject(Writing.CLAIM_NOTE, claim),
        "begun reason": Subject(Writing.REASON, claim, IMPRECISION),
        "reason": Subject(Writing.REASON, judged, IMPRECISION),
        "judgement": Subject(Writing.REASON, judged),
        "summary": Subject(Writing.SUMMARY, library.topics.find("FDA").id),
        "whole summary": Subject(Writing.SUMMARY, None),
    }


def test_each_is_kept_as_one_action_and_can_be_undone(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        for name, subject in subjects(library, path.parent).items():
            unsaved = Unsaved(subject, f" Slow drip of {name} ")
            assert not is_saved(library, unsaved), name
            seen = found(library, unsaved)
            assert seen.has_place, name
            assert seen.about, name
            keep(library, unsaved)
            assert is_saved(library, unsaved), name
            library.history.undo()
            assert not is_saved(library, unsaved), name
        assert library.check().ok


@pytest.mark.parametrize("writing", sorted(set(Writing) - {Writing.NEW_NOTE}))
def test_what_is_gone_has_no_place(path: Path, writing: Writing) -> None:
    with Library.create(path, reviewer="Anna") as library:
        unsaved = Unsaved(Subject(writing, uuid4(), IMPRECISION), "Slow drip")
        assert not found(library, unsaved).has_place
        assert not is_saved(library, unsaved)


def test_a_note_without_a_highlight_is_saved_when_one_has_it(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        article = store(library, paper(path.parent), title="Relief")
        unsaved = Unsaved(Subject(Writing.NEW_NOTE, article.id), "Slow drip")
        seen = found(library, unsaved)
        assert (seen.about, seen.has_place) == ("Relief", False)
        assert not is_saved(library, unsaved)
        mark(library, article, note="Slow drip")
        assert is_saved(library, unsaved)


def test_another_reviewers_highlight_is_not_written_on(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        highlight: UUID = mark(library, store(library, paper(path.parent))).id
    with Library.open(path, reviewer="Berta") as library:
        unsaved = Unsaved(Subject(Writing.NOTE, highlight), "Slow drip")
        assert not found(library, unsaved).has_place


def test_nothing_typed_is_nothing_to_keep(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        assert is_saved(library, Unsaved(Subject(Writing.SUMMARY, None), " \n"))


def test_a_modifier_joins_those_that_are_there(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        highlight = mark(library, store(library, paper(path.parent)))
        library.modifiers.set(highlight.id, {"very-small": "n is 4"})
        keep(library, Unsaved(Subject(Writing.MODIFIER, highlight.id, "masking-broken"), "Guessed"))
        said = library.modifiers.of([highlight.id])[highlight.id]
        assert {each.key: each.reason for each in said} == {
            "very-small": "n is 4",
            "masking-broken": "Guessed",
        }
        gone = Unsaved(Subject(Writing.MODIFIER, highlight.id, "of another codebook"), "Guessed")
        assert not found(library, gone).has_place
