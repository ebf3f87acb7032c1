"""An article that is gone takes its passages along, and what rests on it alone."""

from datetime import UTC, datetime
from uuid import UUID

from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight, Passage, Piece, Reviewer, Tags
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Weighed, Work
from ketareview.domain.losing import without

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANNA = Reviewer(fixed_id("reviewer", "Anna"), "Anna")
TRIAL, CLINIC, OTHER = (fixed_id("article", name) for name in ("trial", "clinic", "other"))


def weighed(article: UUID, stance: str, level: int = 5) -> Weighed:
    highlight = Highlight(
        fixed_id(str(article), stance),
        article,
        Passage("0" * 64, (Piece(1, 0, 5),), "words"),
        Tags("efficacy", "trial", stance),
        ANNA,
        NOW,
        NOW,
    )
    return Weighed(highlight, stance, level)


def standing(*passages: Weighed, works: tuple[Work, ...] = ()) -> Standing:
    claim = Claim(fixed_id("claim"), "It works", None, 0, "", ANNA, NOW, NOW)
    return Standing(claim, passages, works)


def work(article: UUID, *passages: Weighed) -> Work:
    articles = tuple(dict.fromkeys(each.highlight.article for each in passages))
    return Work(
        f"article:{article}", "", article, articles, tuple(p.highlight.id for p in passages)
    )


def test_a_page_that_repeats_a_trial_goes_with_it() -> None:
    own, repeated = weighed(TRIAL, "supports"), weighed(CLINIC, "supports", 0)
    against = weighed(OTHER, "contradicts")
    before = standing(
        own, repeated, against, works=(work(TRIAL, own, repeated), work(OTHER, against))
    )

    [loss] = without(TRIAL, [before])

    assert [each.highlight.article for each in loss.after.weighed] == [OTHER]
    assert loss.resting == (repeated.highlight.id,)
    assert [each.article for each in loss.after.works] == [OTHER]
    assert loss.turns


def test_what_another_work_bears_stays() -> None:
    both = weighed(CLINIC, "supports")
    before = standing(both, works=(work(TRIAL, both), work(OTHER, both)))

    [loss] = without(TRIAL, [before])

    assert loss.after.weighed == before.weighed
    assert [each.article for each in loss.after.works] == [OTHER]
    assert not loss.turns


def test_a_claim_that_loses_nothing_is_left_out() -> None:
    own = weighed(OTHER, "supports")
    assert without(TRIAL, [standing(own, works=(work(OTHER, own),))]) == ()
