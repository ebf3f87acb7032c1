"""What passages rest on: the references that their marks name, unless a reviewer says otherwise."""

from pathlib import Path

import pytest

from ketareview.domain.claim import Cited
from ketareview.domain.errors import HighlightNotFoundError
from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.ids import new_id
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import mark
from ketareview.workflows.citations import Grounds
from tests.workflows.taken import taken

REFERENCES = """

References

1. Okafor A. A single infusion in depression that resists treatment. J Rapid. 2013;170:1134-42.

2. Moreau J. Tablets against relapse after remission in adults. J Slow. 2014;12:77-81.
"""
PAGES = {
    "first": "A clinic writes\n\nIt acts within hours [1]. Its effect is kept up by tablets [2].",
    "second": "Another clinic\n\nRelief comes within a day [1].",
    "third": "A third one\n\nKetamine works for everybody.",
}


@pytest.fixture
def passages(library: Library, pool: WorkerPool, tmp_path: Path) -> list[Highlight]:
    """Three pages: two lean on the same trial, one on tablets as well, one on nothing."""
    paths = [tmp_path / f"{name}.md" for name in PAGES]
    for path in paths:
        path.write_text(PAGES[path.stem] + REFERENCES, encoding="utf-8")
    articles = [
        library.articles.get(result.article_id)
        for result in taken(library, pool, paths)
        if result.article_id
    ]
    quotes = (
        "acts within hours",
        "kept up by tablets",
        "comes within a day",
        "works for everybody",
    )
    owners = (articles[0], articles[0], articles[1], articles[2])
    return [
        mark(library, article, quote, Tags("efficacy", "trial", basis="cited"))
        for article, quote in zip(owners, quotes, strict=True)
    ]


def test_passages_of_two_pages_that_name_one_trial_rest_on_one_work(
    library: Library, passages: list[Highlight]
) -> None:
    found = Grounds(library).of(passages)

    assert [work.label for work in found.works] == ["Okafor 2013", "Moreau 2014"]
    assert [len(work.articles) for work in found.works] == [2, 1]
    assert found.works[0].passages == (passages[0].id, passages[2].id)
    assert found.unfounded == (passages[3].id,)


def test_what_a_reviewer_says_counts_instead_of_the_marks(
    library: Library, passages: list[Highlight]
) -> None:
    last = passages[3]
    trial = library.articles.get(passages[0].article)
    said = Cited(last.id, "words:a trial", "A trial named in the video", trial.id)

    library.citations.say(last.id, [said])

    assert library.citations.of([each.id for each in passages]) == {last.id: (said,)}
    grounds = Grounds(library)
    assert grounds.of(passages).unfounded == ()
    assert {work.article for work in grounds.of([last]).works} == {trial.id}
    library.history.undo()
    assert Grounds(library).of(passages).unfounded == (last.id,)


def test_saying_again_replaces_what_was_said(library: Library, passages: list[Highlight]) -> None:
    one, two = (Cited(passages[0].id, f"words:{name}", name) for name in ("One", "Two"))
    library.citations.say(passages[0].id, [one, two])
    library.citations.say(passages[0].id, [two])
    assert library.citations.of([passages[0].id]) == {passages[0].id: (two,)}


def test_a_passage_that_is_gone_rests_on_nothing(library: Library) -> None:
    with pytest.raises(HighlightNotFoundError):
        library.citations.say(new_id(), [])
