"""The ledger: what stands for and against each claim, the strongest first."""

from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Article
from ketareview.domain.claim import Cited
from ketareview.domain.grade import Certainty
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.workflows.ledger import ledger, oppositions, standings, summed_up
from tests.library.papers import paper, passage, store


@pytest.fixture
def trial(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


def said(  # noqa: PLR0913 - what matters is named
    library: Library,
    article: Article,
    strength: str,
    *,
    stance: str = "supports",
    basis: str = "own-data",
    start: int = 0,
    topics: tuple[UUID, ...] = (),
) -> Highlight:
    """Mark a passage."""
    tags = Tags("efficacy", strength, stance=stance, basis=basis, topics=topics)
    return library.highlights.add(article.id, passage(article, start, start + 8), tags)


def ids(*highlights: Highlight) -> list[UUID]:
    return [each.id for each in highlights]


def test_passages_stand_the_strongest_first(library: Library, trial: Article) -> None:
    cited = said(library, trial, "trial", basis="cited")
    late = said(library, trial, "trial", start=9)
    pooled = said(library, trial, "review", basis="pooled", start=18)
    early = said(library, trial, "trial")
    unsure = said(library, trial, "unchecked")
    claim = library.claims.add("It works", highlights=ids(cited, late, pooled, early, unsure))

    [standing] = standings(library, [claim])

    assert [each.highlight.id for each in standing.weighed] == ids(
        pooled, early, late, cited, unsure
    )
    assert [each.level for each in standing.weighed] == [6, 5, 5, 5, None]


def test_the_strongest_of_both_sides_are_told(library: Library, trial: Article) -> None:
    best = said(library, trial, "trial")
    against = said(library, trial, "controlled", stance="contradicts")
    same = said(library, trial, "trial", stance="no-difference")
    claim = library.claims.add("It works", highlights=ids(against, best, same))

    [standing] = ledger(library, None)

    assert standing.strongest_for is not None
    assert standing.strongest_against is not None
    assert standing.strongest_for.highlight == best
    assert standing.strongest_against.highlight == against
    assert standing.is_contested
    library.claims.unfile(claim.id, ids(against, same))
    [standing] = ledger(library, None)
    assert standing.strongest_against is None
    assert not standing.is_contested


def test_the_stance_toward_the_claim_counts_and_not_the_passage_s_own(
    library: Library, trial: Article
) -> None:
    highlight = said(library, trial, "trial")
    claim = library.claims.add("It does nothing")
    library.claims.file(claim.id, [highlight.id], "contradicts")

    [standing] = ledger(library, None)

    assert standing.strongest_for is None
    assert [each.stance for each in standing.weighed] == ["contradicts"]


def test_reviewers_who_differ_over_a_passage_are_told_of(library: Library, trial: Article) -> None:
    highlight, other = said(library, trial, "trial"), said(library, trial, "trial")
    claim = library.claims.add("It works", highlights=ids(highlight, other))
    library.close()
    with Library.open(library.path, reviewer="Bo") as theirs:
        theirs.claims.file(claim.id, [highlight.id], "no-difference")
        [standing] = ledger(theirs, None)

    assert standing.differing == (highlight.id,)
    assert standing.counts == {"supports": 2, "no-difference": 1}
    assert "2 for · 1 no difference · reviewers differ over 1 passage" in summed_up(standing)


def test_a_claim_without_passages_stands_there_too(library: Library) -> None:
    topic = library.topics.find("Safety").id
    library.claims.add("It is safe", topic)
    library.claims.add("It is cheap")

    [standing] = ledger(library, topic)

    assert standing.claim.statement == "It is safe"
    assert standing.weighed == ()
    assert standing.certainty is Certainty.NOT_RATED


def test_documents_that_rest_on_one_work_count_once(
    library: Library, trial: Article, tmp_path: Path
) -> None:
    blog = store(library, paper(tmp_path, "blog.txt", ["Ketamine lowers scores, they say."]))
    own = said(library, trial, "trial")
    cited = said(library, blog, "trial", basis="cited")
    bare = said(library, blog, "none-cited", basis="none")
    library.citations.say(cited.id, [Cited(cited.id, "doi:10.1000/k.1", "Okafor 2021", trial.id)])
    library.claims.add("It works", highlights=ids(own, cited, bare))

    [standing] = ledger(library, None)

    [work] = standing.works
    assert work.article == trial.id
    assert set(work.articles) == {trial.id, blog.id}
    assert standing.unfounded == (bare.id,)


def test_passages_of_one_topic_and_type_that_oppose_each_other_are_found(
    library: Library, trial: Article
) -> None:
    ptsd, ocd = library.topics.find("PTSD").id, library.topics.find("OCD").id
    good = said(library, trial, "trial", topics=(ptsd,))
    bad = said(library, trial, "trial", stance="contradicts", topics=(ptsd,))
    said(library, trial, "trial", stance="contradicts", topics=(ocd,))
    same = said(library, trial, "trial", stance="no-difference", start=9, topics=(ptsd,))
    said(library, trial, "trial", stance="qualifies", topics=(ptsd,))

    [found] = oppositions(library, None)

    assert (found.topic, found.claim_type) == (ptsd, "efficacy")
    assert found.supporting == (good,)
    assert found.contradicting == (bad, same)
    assert oppositions(library, library.topics.find("Condition").id) == (found,)
    assert oppositions(library, ocd) == ()
    assert library.opposing.topics() == {ptsd, ocd}


def test_what_stands_against_each_other_under_a_claim_is_told_there_only(
    library: Library, trial: Article
) -> None:
    topic = library.topics.find("PTSD").id
    good = said(library, trial, "trial", topics=(topic,))
    bad = said(library, trial, "trial", stance="contradicts", topics=(topic,))
    library.claims.add("It works", topic, highlights=ids(good, bad))

    assert oppositions(library, topic, ledger(library, topic)) == ()
    said(library, trial, "trial", stance="contradicts", topics=(topic,))
    assert len(oppositions(library, topic, ledger(library, topic))) == 1
