"""Results stand beside a claim only where they are about it."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Article
from ketareview.domain.highlight import Passage, Tags
from ketareview.library import Library
from ketareview.workflows.marking import find_words, mark
from ketareview.workflows.reports import report_on
from tests.library.papers import paper, store

TEXTS = (
    "Results\nForty adults took part. On day 1 MADRS scores differed by 5.8 points, more than\n\
chance. Suicidal ideation fell in both groups alike. Pain was less, by 2",
    "points of ten, on day 3. Two slept badly.\n",
)
NONE_TIED = "No result on a study card is tied to this claim."


@pytest.fixture
def trial(library: Library, tmp_path: Path) -> Article:
    article = store(library, paper(tmp_path, texts=TEXTS))
    given: list[tuple[str, int, str, Passage | None]] = []
    for place, (scale, time, result, quote) in enumerate(
        (
            ("madrs", "day 1", "-5.8", "5.8 points"),
            ("pain", "day 3", "-2", "points of ten"),
            ("Sleep", "", "2 slept badly", "Two slept badly."),
        ),
        start=1,
    ):
        given += [("scale", place, scale, None)]
        given += [("time", place, time, None)] if time else []
        given += [("result", place, result, find_words(library, article, quote))]
    library.studies.set_all(article.id, [*given, ("randomised", 0, "40", None)])
    return article


def claimed(
    library: Library, statement: str, *passages: tuple[Article, str], topic: UUID | None = None
) -> None:
    marked = [
        mark(library, article, words, Tags("efficacy", "trial", basis="own-data"))
        for article, words in passages
    ]
    library.claims.add(statement, topic, highlights=[each.id for each in marked])


def told(library: Library) -> tuple[list[str], str, str]:
    [row] = report_on(library, None, on=datetime(2026, 11, 21, tzinfo=UTC)).findings
    return [each.told for each in row.results], row.effect, row.studies


def test_a_result_of_another_outcome_is_not_told(library: Library, trial: Article) -> None:
    claimed(library, "Ketamine lowers suicidal ideation", (trial, "Suicidal ideation fell"))
    results, effect, studies = told(library)
    assert (results, effect) == ([], NONE_TIED)
    assert studies.startswith("40 participants")


def test_one_in_the_same_sentence_is(library: Library, trial: Article) -> None:
    claimed(library, "It works", (trial, "more than chance"))
    assert told(library)[:2] == (["MADRS, day 1: \u22125.8"], "")


def test_a_sentence_goes_on_over_the_page(library: Library, trial: Article) -> None:
    claimed(library, "It works", (trial, "Pain was less"))
    assert told(library)[0] == ["Pain score, day 3: \u22122"]


def test_one_whose_outcome_the_claim_names_is(library: Library, trial: Article) -> None:
    claimed(library, "Sleep suffers", (trial, "Forty adults took part."))
    assert told(library)[0] == ["Sleep: 2 slept badly"]


def test_or_its_topic_does(library: Library, trial: Article) -> None:
    topic = library.topics.find("Pain score").id
    claimed(library, "It is soon less", (trial, "Forty adults took part."), topic=topic)
    assert told(library)[0] == ["Pain score, day 3: \u22122"]


def test_a_study_without_a_passage_under_the_claim_says_nothing(
    library: Library, trial: Article, tmp_path: Path
) -> None:
    assert library.studies.of(trial.id)
    other = store(library, paper(tmp_path, texts=("Okafor found that MADRS scores fell.",)))
    claimed(library, "MADRS scores fall", (other, "MADRS scores fell"))
    results, effect, studies = told(library)
    assert (results, effect) == ([], NONE_TIED)
    assert "participant" not in studies


def test_at_most_four_are_told(library: Library, trial: Article) -> None:
    passage = find_words(library, trial, "Two slept badly.")
    library.studies.set_all(
        trial.id, [("result", place, f"{place} more", passage) for place in range(4, 8)]
    )
    claimed(library, "It keeps awake", (trial, "slept badly"))
    results, effect, _ = told(library)
    assert results == ["Sleep: 2 slept badly", "4 more", "5 more", "6 more"]
    assert effect == "One more result on study cards."
