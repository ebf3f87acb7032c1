"""Claims: their statements, their topics, and what is filed under them."""

from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.claim import Claim, Filed
from ketareview.domain.errors import (
    AmbiguousClaimError,
    ClaimNotFoundError,
    EmptyStatementError,
    HighlightNotFoundError,
    TopicNotFoundError,
)
from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.history import Changed
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import live

LOWERS = "A single infusion lowers suicidal ideation within 24 hours"


def said(library: Library, claim: Claim) -> dict[str, str]:
    """Tell the stance of each highlight under a claim."""
    return {str(each.highlight): each.stance for each in library.claims.filed([claim.id])}


def test_a_claim_keeps_what_was_said(library: Library) -> None:
    topic = library.topics.find("Suicidal ideation").id

    made = library.claims.add(f"  {LOWERS}\n", topic, note="As in trials.")

    assert (made.statement, made.topic, made.note) == (LOWERS, topic, "As in trials.")
    assert library.claims.get(made.id) == made
    assert made.reviewer.name == "Anna"


def test_a_claim_says_something(library: Library) -> None:
    claim = library.claims.add(LOWERS)

    with pytest.raises(EmptyStatementError):
        library.claims.add(" \n")
    with pytest.raises(EmptyStatementError):
        library.claims.change(claim.id, statement="\t")
    assert library.claims.all() == [claim]


def test_statement_and_note_change_by_themselves(library: Library) -> None:
    claim = library.claims.add(LOWERS, note="First.")

    library.claims.change(claim.id, note="Second.")
    library.claims.change(claim.id, statement="It lowers it")

    found = library.claims.get(claim.id)
    assert (found.statement, found.note) == ("It lowers it", "Second.")
    assert found.changed > claim.changed


def test_claims_stand_in_the_order_of_their_topics(library: Library) -> None:
    early, late = library.topics.find("PTSD").id, library.topics.find("Safety").id
    names = [("C", late), ("A", None), ("B", early), ("D", late)]
    for statement, topic in names:
        library.claims.add(statement, topic)

    assert [each.statement for each in library.claims.all()] == ["A", "B", "C", "D"]


def test_a_topic_has_the_claims_of_those_below(library: Library) -> None:
    safety, sedation = library.topics.find("Safety").id, library.topics.find("Sedation").id
    below = library.claims.add("It sedates", sedation)
    above = library.claims.add("It is safe", safety)
    library.claims.add(LOWERS)

    assert library.claims.of(safety) == [above, below]
    assert library.claims.of(sedation) == [below]


def test_claims_move_between_topics_and_among_their_neighbours(library: Library) -> None:
    topic, other = library.topics.find("Safety").id, library.topics.find("PTSD").id
    one, two, three = (library.claims.add(name, topic) for name in ("One", "Two", "Three"))

    library.claims.move([three.id], topic, before=one.id)
    assert [each.statement for each in library.claims.of(topic)] == ["Three", "One", "Two"]
    library.claims.move([one.id, two.id], other)
    assert [each.statement for each in library.claims.of(other)] == ["One", "Two"]
    library.claims.move([one.id], None)
    assert library.claims.get(one.id).topic is None


def test_what_is_gone_is_refused(library: Library, article: Article) -> None:
    gone, claim = new_id(), library.claims.add(LOWERS)
    with pytest.raises(ClaimNotFoundError):
        library.claims.file(gone, [mark(library, article).id])
    with pytest.raises(HighlightNotFoundError):
        library.claims.file(claim.id, [gone])
    with pytest.raises(TopicNotFoundError):
        library.claims.move([claim.id], gone)
    with pytest.raises(TopicNotFoundError):
        library.claims.add(LOWERS, gone)
    with pytest.raises(ClaimNotFoundError):
        library.claims.merge(claim.id, [gone])


@pytest.mark.parametrize("typed", [LOWERS, "SUICIDAL ideation", "single infusión"])
def test_a_claim_is_found_by_its_words(library: Library, typed: str) -> None:
    library.claims.add("It raises blood pressure")
    claim = library.claims.add(LOWERS)

    assert library.claims.find(typed) == claim
    assert library.claims.find(str(claim.id)[:8]) == claim


def test_a_name_that_fits_none_or_several_claims_is_refused(library: Library) -> None:
    library.claims.add(LOWERS)
    library.claims.add("Ideation returns within a week")

    with pytest.raises(AmbiguousClaimError) as caught:
        library.claims.find("ideation")
    assert LOWERS in caught.value.facts["candidates"]
    with pytest.raises(ClaimNotFoundError):
        library.claims.find("depression")
    with pytest.raises(ClaimNotFoundError):
        library.claims.find(" ")


def test_highlights_are_filed_with_their_own_stance_or_another(
    library: Library, article: Article
) -> None:
    first, second = mark(library, article), mark(library, article)
    claim = library.claims.add(LOWERS, highlights=[first.id])

    library.claims.file(claim.id, [second.id], "contradicts")

    assert said(library, claim) == {str(first.id): "supports", str(second.id): "contradicts"}
    library.claims.file(claim.id, [second.id, first.id])
    assert said(library, claim)[str(second.id)] == "contradicts"
    library.claims.file(claim.id, [first.id], "no-difference")
    assert said(library, claim)[str(first.id)] == "no-difference"


def test_a_passage_may_speak_for_one_claim_and_against_another(
    library: Library, article: Article
) -> None:
    highlight = mark(library, article)
    one, other = library.claims.add("It works"), library.claims.add("It does not")

    library.claims.file(one.id, [highlight.id])
    library.claims.file(other.id, [highlight.id], "contradicts")

    reviewer = library.reviewer.id
    assert set(library.claims.holding([highlight.id])) == {
        Filed(one.id, highlight.id, "supports", reviewer),
        Filed(other.id, highlight.id, "contradicts", reviewer),
    }


def test_a_passage_is_taken_out_and_filed_again(library: Library, article: Article) -> None:
    highlight, claim = mark(library, article), library.claims.add(LOWERS)
    library.claims.file(claim.id, [highlight.id], "contradicts")

    library.claims.unfile(claim.id, [highlight.id])
    assert not said(library, claim)
    library.claims.file(claim.id, [highlight.id])
    assert said(library, claim) == {str(highlight.id): "supports"}


def test_what_somebody_filed_is_not_filed_again(library: Library, article: Article) -> None:
    highlight, claim = mark(library, article), library.claims.add(LOWERS)
    library.claims.file(claim.id, [highlight.id])
    before = library.claims.filed([claim.id])
    path = library.path
    library.close()
    with Library.open(path, reviewer="Bo") as theirs:
        theirs.claims.file(claim.id, [highlight.id])
        assert theirs.claims.filed([claim.id]) == before


def test_reviewers_who_differ_keep_their_stances_side_by_side(
    library: Library, article: Article
) -> None:
    highlight, claim = mark(library, article), library.claims.add(LOWERS)
    library.claims.file(claim.id, [highlight.id])
    anna, path = library.reviewer.id, library.path
    library.close()
    with Library.open(path, reviewer="Bo") as theirs:
        theirs.claims.file(claim.id, [highlight.id], "qualifies")
        theirs.claims.file(claim.id, [highlight.id], "contradicts")

        said = {each.stance: each.reviewer for each in theirs.claims.filed([claim.id])}
        assert said == {"supports": anna, "contradicts": theirs.reviewer.id}
        tally = theirs.claims.tally([claim.id])[claim.id]
        assert [sum(tally[each].values()) for each in said] == [1, 1]
        theirs.history.undo()
        theirs.claims.file(claim.id, [highlight.id], "supports")
        assert len(theirs.claims.filed([claim.id])) == 1  # they agree: it counts once
        theirs.claims.unfile(claim.id, [highlight.id])
        assert not theirs.claims.filed([claim.id])


def test_a_claim_is_split(library: Library, article: Article) -> None:
    topic = library.topics.find("Safety").id
    first, second = mark(library, article), mark(library, article)
    claim = library.claims.add(LOWERS, topic)
    last = library.claims.add("Last", topic)
    library.claims.file(claim.id, [first.id, second.id], "qualifies")

    part = library.claims.split(claim.id, [second.id], "Only in adults")

    assert said(library, claim) == {str(first.id): "qualifies"}
    assert said(library, part) == {str(second.id): "qualifies"}
    assert library.claims.of(topic) == [claim, part, last]


def test_merged_claims_keep_passages_and_notes(library: Library, article: Article) -> None:
    marks = [mark(library, article) for _ in range(3)]
    kept = library.claims.add("One", note="First.")
    other = library.claims.add("Two", note="Second.")
    third = library.claims.add("Three", note="First.")
    library.claims.file(kept.id, [marks[0].id], "contradicts")
    library.claims.file(other.id, [marks[0].id, marks[1].id], "qualifies")
    library.claims.file(third.id, [marks[1].id, marks[2].id])
    before = live(library)

    library.claims.merge(kept.id, [other.id, third.id])

    stances = ["contradicts", "qualifies", "supports"]
    assert said(library, kept) == {
        str(each.id): stance for each, stance in zip(marks, stances, strict=True)
    }
    assert [each.id for each in library.claims.all()] == [kept.id]
    assert library.claims.get(kept.id).note == "First.\n\nSecond."
    library.history.undo()
    assert live(library) == before


def test_judgements_of_merged_claims_stay_readable(library: Library) -> None:
    kept, other, third = (library.claims.add(words) for words in ("One", "Two", "Three"))
    lowered = Step(Domain.RISK_OF_BIAS, -1, "Most guessed the allocation.")
    anna = library.reviewer
    mine = Judgement(Start.RANDOMISED, anna)
    theirs = Judgement(Start.RANDOMISED, anna, (lowered,), "Ask Tan.")
    for claim, judgement in ((kept, mine), (other, theirs), (third, mine)):
        library.certainties.judge(claim.id, judgement)
    before = live(library)

    library.claims.merge(kept.id, [other.id, third.id])

    assert library.certainties.of([kept.id]) == {kept.id: (mine,)}
    assert library.claims.get(kept.id).note == (
        "Judged of “Two”: Anna: High − 1 (risk of bias) = Moderate; "  # noqa: RUF001 - a minus
        "Risk of bias: Most guessed the allocation.; Ask Tan."
    )
    library.history.undo()
    assert live(library) == before


def test_what_nobody_judged_of_the_kept_claim_is_said_in_words_only(library: Library) -> None:
    kept, other = library.claims.add("One", note="Mine."), library.claims.add("Two")
    library.certainties.judge(other.id, Judgement(Start.NO_STUDIES, library.reviewer))

    library.claims.merge(kept.id, [other.id])

    assert library.certainties.of([kept.id]) == {}
    note = "Mine.\n\nJudged of “Two”: Anna: No included studies"
    assert library.claims.get(kept.id).note == note


def test_deleted_claims_come_back_with_their_passages(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    claim = library.claims.add(LOWERS, highlights=[highlight.id])

    library.claims.delete([claim.id])
    assert library.claims.all() == []
    assert library.claims.holding([highlight.id]) == []
    library.claims.restore([claim.id])
    assert said(library, claim) == {str(highlight.id): "supports"}


def test_claims_of_a_deleted_topic_stand_at_the_top(library: Library) -> None:
    topic = library.topics.add("Mine")
    claim = library.claims.add(LOWERS, topic.id)
    other = library.claims.add("Other", library.topics.find("Condition").id)

    library.topics.delete(topic.id)

    found = library.claims.all()
    assert [each.id for each in found] == [claim.id, other.id]
    assert found[0].topic is None
    library.history.undo()
    assert library.claims.get(claim.id).topic == topic.id


def test_passages_in_the_trash_do_not_count(library: Library, article: Article) -> None:
    first, second = mark(library, article), mark(library, article)
    claim = library.claims.add(LOWERS, highlights=[first.id, second.id])

    library.highlights.delete([first.id])
    assert list(said(library, claim)) == [str(second.id)]
    library.articles.delete([article.id])
    assert said(library, claim) == {}


def test_merged_articles_keep_what_is_filed(library: Library, tmp_path: Path) -> None:
    kept = store(library, paper(tmp_path, "a.txt", ["Ketamine lowered scores."]))
    twin = store(library, paper(tmp_path, "b.txt", ["Ketamine did not."]))
    highlight = mark(library, twin)
    claim = library.claims.add(LOWERS, highlights=[highlight.id])

    library.articles.merge(kept.id, [twin.id])

    assert said(library, claim) == {str(highlight.id): "supports"}
    library.history.undo()
    assert said(library, claim) == {str(highlight.id): "supports"}


def test_listeners_hear_of_the_claim_whose_passages_change(
    library: Library, article: Article
) -> None:
    highlight, claim = mark(library, article), library.claims.add(LOWERS)
    told: list[Changed] = []
    library.listen(told.append)

    library.claims.file(claim.id, [highlight.id])
    library.claims.unfile(claim.id, [highlight.id])

    assert [each.ids["claim"] for each in told] == [{claim.id}, {claim.id}]
