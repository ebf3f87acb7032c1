"""A passage is marked by its words, with the facets that the window would start from."""

from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    CodeNotFoundError,
    PageNotFoundError,
    QuoteNotFoundError,
    SourceNotFoundError,
)
from ketareview.domain.highlight import Highlight
from ketareview.domain.tagging import starting_basis
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import gather, mark, tags_for
from tests.workflows.taken import taken


@pytest.fixture
def article(library: Library, pool: WorkerPool, papers: list[Path]) -> Article:
    [result] = taken(library, pool, papers[:1])
    assert result.article_id is not None
    return library.articles.get(result.article_id)


def marked(library: Library, article: Article, quote: str, page: int | None = None) -> Highlight:
    tags = tags_for(library, article, claim_type="e", strength="5")
    return mark(library, article, quote, tags, page=page)


def test_facets_that_are_not_named_start_as_in_the_window(
    library: Library, article: Article
) -> None:
    tags = tags_for(library, article, claim_type="e", strength="5")

    assert (tags.claim_type, tags.strength) == ("efficacy", "trial")
    assert (tags.stance, tags.topics) == ("supports", ())
    assert tags.basis == starting_basis(article.record.kind)
    with pytest.raises(CodeNotFoundError):
        tags_for(library, article, claim_type="e", strength="9")


def test_words_are_stored_as_the_source_has_them(library: Library, article: Article) -> None:
    made = marked(library, article, "PAPER 1  on Ketamine")

    assert made.passage.quote == "Paper 1 on ketamine"
    [shown] = gather(library, library.highlights.of(article.id))
    assert shown.highlight == made
    assert (shown.article.id, shown.pages, shown.place) == (article.id, (), "")
    assert shown.quote_ok


def test_words_that_are_not_there_are_refused_with_the_title(
    library: Library, article: Article
) -> None:
    with pytest.raises(QuoteNotFoundError) as caught:
        marked(library, article, "esketamine")

    assert caught.value.facts["title"] == article.record.title
    with pytest.raises(PageNotFoundError):
        marked(library, article, "ketamine", page=7)


def test_an_article_without_a_file_cannot_be_marked(library: Library, article: Article) -> None:
    bare = Article(article.id, article.record, {}, article.status, (), (), 0, article.added)

    with pytest.raises(SourceNotFoundError):
        marked(library, bare, "ketamine")


def test_what_is_in_the_trash_is_left_out(library: Library, article: Article) -> None:
    made = marked(library, article, "ketamine")
    library.articles.delete([article.id])

    assert gather(library, [made]) == []
