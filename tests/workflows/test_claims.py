"""Claims as they are listed, and what may belong together."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.workflows.claims import claim_lines, claims_for, opposed, passages_for
from tests.library.papers import paper, passage, store

LOWERS = "Ketamine lowers MADRS scores within a day"


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


def said(
    library: Library, article: Article, end: int, *topics: UUID, stance: str = "supports"
) -> Highlight:
    tags = Tags("efficacy", "trial", stance, topics=topics)
    return library.highlights.add(article.id, passage(article, 0, end), tags)


def test_claims_are_listed_with_topic_and_counts(library: Library, article: Article) -> None:
    topic = library.topics.find("PTSD").id
    filed = said(library, article, 43)
    library.claims.add(LOWERS, topic, highlights=[filed.id])
    library.claims.add("Nothing yet")

    bare, line = claim_lines(library, None)

    assert (bare.topic, bare.summary) == ("", "no passages")
    assert (line.topic, line.summary) == ("PTSD", "1 for")
    assert [each.claim for each in claim_lines(library, topic)] == [line.claim]


def test_a_line_tells_how_strong_each_side_is(library: Library, article: Article) -> None:
    strengths = ("trial", "review", "trial", "unchecked")
    filed = [said(library, article, end) for end in (8, 12, 16, 20)]
    for each, strength in zip(filed, strengths, strict=True):
        library.highlights.change(each.id, replace(each.tags, strength=strength))
    against = said(library, article, 24, stance="contradicts")
    library.claims.add(LOWERS, highlights=[each.id for each in (*filed, against)])

    [line] = claim_lines(library, None)

    assert line.counts == {"supports": 4, "contradicts": 1}
    assert line.rungs["supports"] == ((6, 1), (5, 2), (None, 1))
    assert line.by_strength == "By strength: for: 1 at 6, 2 at 5, 1 at ?; against: 1 at 5"


def test_a_claim_is_proposed_what_speaks_of_the_same_but_is_not_filed(
    library: Library, article: Article
) -> None:
    topic = library.topics.find("PTSD").id
    near, _far = said(library, article, 43, topic), said(library, article, 8, topic)
    elsewhere = said(library, article, 43)
    claim = library.claims.add(LOWERS, topic)

    [found] = passages_for(library, claim, topic)

    assert found.marked.highlight.id == near.id
    assert found.reason.startswith("shares: ")
    everywhere = {each.marked.highlight.id for each in passages_for(library, claim, None)}
    assert everywhere == {near.id, elsewhere.id}
    library.claims.file(claim.id, [near.id])
    assert passages_for(library, claim, topic) == ()


def test_a_highlight_is_proposed_claims_that_do_not_have_it(
    library: Library, article: Article
) -> None:
    near = said(library, article, 43)
    claim = library.claims.add(LOWERS)
    library.claims.add("Blood pressure rises")

    found = claims_for(library, [near.id])

    assert list(found) == [claim.id]
    assert "MADRS scores" in found[claim.id]
    library.claims.file(claim.id, [near.id])
    assert claims_for(library, [near.id]) == {}


def test_what_opposes_each_other_is_told_until_a_claim_holds_both_sides(
    library: Library, article: Article
) -> None:
    topic = library.topics.find("PTSD").id
    good = said(library, article, 43, topic)
    bad = said(library, article, 8, topic, stance="contradicts")

    [found] = opposed(library, topic)

    assert (found.topic, found.claim_type) == ("PTSD", "Efficacy")
    assert [(marked.highlight.id, stance) for marked, stance, _ in found.placed] == [
        (good.id, "supports"),
        (bad.id, "contradicts"),
    ]
    library.claims.add(LOWERS, highlights=[good.id, bad.id])
    assert opposed(library, topic) == ()
