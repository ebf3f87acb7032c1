"""What a new highlight starts from."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from ketareview.domain.article import Article, ArticleKind, ArticleStatus, Record
from ketareview.domain.highlight import Highlight, Passage, Piece, Reviewer, Tags
from ketareview.domain.ids import fixed_id, new_id
from ketareview.domain.tagging import starting_basis, starting_topics

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
FILED, USED_FIRST, USED_LAST = (fixed_id("topic", name) for name in ("a", "b", "c"))
ARTICLE = Article(new_id(), Record(), {}, ArticleStatus.READING, (FILED,), (), 0, NOON)
PASSAGE = Passage("0" * 64, (Piece(1, 0, 5),), "Words")


def highlight(topic: UUID, minutes: int) -> Highlight:
    made = NOON + timedelta(minutes=minutes)
    tags = Tags("efficacy", "trial", topics=(topic,))
    return Highlight(new_id(), ARTICLE.id, PASSAGE, tags, Reviewer(new_id(), "A"), made, made)


@pytest.mark.parametrize(
    ("kind", "basis"),
    [
        (ArticleKind.TRIAL, "own-data"),
        (ArticleKind.SYSTEMATIC_REVIEW, "pooled"),
        (ArticleKind.REVIEW, "cited"),
        (ArticleKind.WEB_PAGE, "none"),
    ],
)
def test_the_kind_of_document_gives_the_first_basis(kind: ArticleKind, basis: str) -> None:
    assert starting_basis(kind) == basis


def test_every_kind_has_a_basis() -> None:
    assert all(starting_basis(kind) for kind in ArticleKind)


def test_topics_are_those_used_last_in_the_article() -> None:
    used = [highlight(USED_LAST, 9), highlight(USED_FIRST, 1)]
    assert starting_topics(ARTICLE, used) == (USED_LAST,)


def test_the_first_highlight_takes_the_articles_own_topics() -> None:
    assert starting_topics(ARTICLE, []) == (FILED,)
    assert starting_topics(replace(ARTICLE, topics=()), []) == ()
