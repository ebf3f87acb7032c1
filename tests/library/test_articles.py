"""Articles: found by what one types, shown in lines, changed, filed, deleted."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Article, ArticleStatus, Author, Origin
from ketareview.domain.errors import (
    AmbiguousArticleError,
    ArticleNotFoundError,
    TopicNotFoundError,
)
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import mark, paper, store


@pytest.fixture
def three(library: Library, tmp_path: Path) -> list[Article]:
    titles = ("Ketamine for depression", "Ketamine for pain", "Élan vital: ﬁndings")
    return [
        store(library, paper(tmp_path, f"{title[-4:]}.txt", [title]), title=title)
        for title in titles
    ]


@pytest.mark.parametrize("length", [8, 13, 36])
def test_an_article_is_found_by_the_start_of_its_id(
    library: Library, article: Article, length: int
) -> None:
    assert library.articles.find(str(article.id)[:length]) == article
    assert library.articles.find(f" {str(article.id)[:length].upper()} ") == article


@pytest.mark.parametrize("typed", ["10.1000/K.1", "doi:10.1000/k.1", "https://doi.org/10.1000/k.1"])
def test_an_article_is_found_by_its_doi(library: Library, article: Article, typed: str) -> None:
    assert library.articles.find(typed) == article


@pytest.mark.parametrize("typed", ["38001234", "PMID: 38001234", "pmid:38001234"])
def test_an_article_is_found_by_its_pmid(library: Library, article: Article, typed: str) -> None:
    library.articles.change(article.id, replace(article.record, pmid="38001234"))
    assert library.articles.find(typed).id == article.id


def test_an_article_is_found_by_the_start_of_its_title(
    library: Library, three: list[Article]
) -> None:
    assert library.articles.find("ketamine for p") == three[1]
    assert library.articles.find("elan VITAL: fin") == three[2]


@pytest.mark.parametrize(
    "typed", ["Nguyên", "nguyen", "Nguyen 2019", "nguyen et al. 2019", "Nguyen (2019)"]
)
def test_an_article_is_found_by_its_first_author(
    library: Library, three: list[Article], typed: str
) -> None:
    found = three[0]
    authors = (Author("Nguy\u00ean", "Thi"), Author("Haas", "C."))
    record = replace(found.record, authors=authors, year=2019)
    library.articles.change(found.id, record)

    assert library.articles.find(typed).id == found.id
    for other in ("Haas", "Nguyen 2018", "Nguy"):
        with pytest.raises(ArticleNotFoundError):
            library.articles.find(other)


def test_a_whole_title_is_meant_before_longer_ones(library: Library, tmp_path: Path) -> None:
    short = store(library, paper(tmp_path, "1.txt", ["1"]), title="Ketamine")
    store(library, paper(tmp_path, "2.txt", ["2"]), title="Ketamine again")
    assert library.articles.find("ketamine") == short


def test_what_may_mean_several_articles_is_refused_with_their_names(
    library: Library, three: list[Article]
) -> None:
    with pytest.raises(AmbiguousArticleError) as caught:
        library.articles.find("Ketamine for")
    for each in three[:2]:
        assert str(each.id)[:8] in caught.value.facts["candidates"]
        assert each.record.title in caught.value.facts["candidates"]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "zzz", "PMID:", "doi:", "deadbeef", "'"])
def test_what_means_no_article_is_refused(
    library: Library, three: list[Article], typed: str
) -> None:
    with pytest.raises(ArticleNotFoundError):
        library.articles.find(typed)


def test_lines_show_what_the_table_shows(library: Library, article: Article) -> None:
    mark(library, article)
    library.highlights.delete([mark(library, article).id])
    line = library.articles.lines([article.id, new_id()])[article.id]
    assert (line.title, line.authors, line.year) == ("okafor", "Okafor", 2021)
    assert (line.highlights, line.status) == (1, ArticleStatus.TO_READ)
    assert (line.media_type, line.added) == ("text/plain", article.added)
    assert library.articles.get(article.id).highlights == 1


def test_the_newest_comes_first(library: Library, three: list[Article]) -> None:
    assert library.articles.all() == [each.id for each in reversed(three)]
    assert library.articles.count() == 3


def test_a_change_of_the_record_is_noted_as_typed(library: Library, article: Article) -> None:
    record = replace(
        article.record, title="A trial", authors=(Author(literal="WHO"),), extra={"issn": "1"}
    )
    library.articles.change(article.id, record)
    library.articles.set_status([article.id], ArticleStatus.READ)
    changed = library.articles.get(article.id)
    assert changed.record == record
    assert changed.status is ArticleStatus.READ
    assert changed.origin == {
        "title": Origin("typed"),
        "authors": Origin("typed"),
        "issn": Origin("typed"),
    }
    assert library.articles.find("a trial") == changed
    with pytest.raises(ArticleNotFoundError):
        library.articles.find("okafor")


def test_articles_are_filed_and_taken_out(library: Library, three: list[Article]) -> None:
    topic = library.topics.find("Pre-registration").id
    ids = [each.id for each in three]
    library.articles.file(ids, topic)
    library.articles.file(ids, topic)
    assert all(library.articles.get(each).topics == (topic,) for each in ids)
    library.articles.unfile(ids[:1], topic)
    assert library.articles.get(ids[0]).topics == ()
    assert library.articles.get(ids[1]).topics == (topic,)
    with pytest.raises(TopicNotFoundError):
        library.articles.file(ids, new_id())
    with pytest.raises(ArticleNotFoundError):
        library.articles.file([new_id()], topic)


def test_deleted_articles_are_gone_with_their_highlights_until_restored(
    library: Library, article: Article
) -> None:
    highlight = mark(library, article)
    library.articles.delete([article.id])
    assert library.articles.all() == []
    assert library.articles.lines([article.id]) == {}
    assert library.highlights.of(article.id) == []
    assert library.highlights.all() == []
    assert library.imports.known(article.sources[0].sha256) is None
    for ask in (library.articles.get, lambda asked: library.articles.find(str(asked))):
        with pytest.raises(ArticleNotFoundError):
            ask(article.id)
    library.articles.restore([article.id])
    assert library.articles.all() == [article.id]
    assert library.highlights.of(article.id) == [highlight]


def test_an_article_of_an_undone_import_is_restored_with_its_file(
    library: Library, article: Article
) -> None:
    library.history.undo()
    assert library.articles.all() == []
    library.articles.restore([article.id])
    assert library.articles.get(article.id) == article
    library.history.undo()
    assert library.articles.all() == []


def test_the_status_of_many_is_one_step_to_undo(library: Library, three: list[Article]) -> None:
    ids = [each.id for each in three]
    library.articles.set_status(ids, ArticleStatus.READ)
    assert {library.articles.get(each).status for each in ids} == {ArticleStatus.READ}
    library.history.undo()
    assert {library.articles.get(each).status for each in ids} == {ArticleStatus.TO_READ}
