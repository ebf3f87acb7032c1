"""The same file of references dropped again brings nothing twice, whatever was done since."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Author, Origin, Record
from ketareview.library import Library
from tests.library.papers import draft, paper, read
from tests.library.test_merging_articles import references

RECORD = Record(
    title="Ketamine and the speed of relief in depression",
    authors=(Author("Okafor", "Ada"),),
    year=2021,
    journal="J Psy",
    pages="10-19",
    pmid="1234567",
    abstract="First line.\nSecond line.",
    extra={"keywords": "ketamine\ndepression"},
)


def test_after_its_paper_came(library: Library, tmp_path: Path) -> None:
    references(library, [RECORD])
    path = paper(tmp_path)
    batch = library.imports.begin("Paper", [path])
    known = replace(RECORD, doi="10.1000/k", extra={"publisher": "Somebody"})
    whole = replace(draft(read(path)), record=known, origin={"doi": Origin("text", 0.9)})
    library.imports.attach(batch, read(path), whole, path, library.articles.all()[0])

    assert references(library, [RECORD]) == ["duplicate"]
    assert library.articles.count() == 1


def test_after_it_was_corrected(library: Library) -> None:
    references(library, [RECORD])
    [article] = library.articles.all()
    library.articles.change(article, replace(RECORD, journal="Journal of Psychiatry", extra={}))

    assert references(library, [RECORD]) == ["duplicate"]
    assert library.articles.get(article).record.journal == "Journal of Psychiatry"


@pytest.mark.parametrize(
    "twin",
    [
        replace(RECORD, journal="The Journal of Psychiatry", extra={"language": "eng"}),
        replace(RECORD, authors=(Author("Okafor", "A"),), abstract="Another abstract."),
    ],
)
def test_after_it_was_merged(library: Library, twin: Record) -> None:
    assert references(library, [RECORD, twin]) == ["added", "added"]
    kept, other = library.articles.all()
    library.articles.merge(kept, [other])

    assert references(library, [RECORD, twin]) == ["duplicate", "duplicate"]
    assert library.articles.all() == [kept]


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, volume="3"),
        replace(RECORD, extra={"keywords": "ketamine\nmood"}),
        replace(RECORD, abstract="First line.\nThird line."),
    ],
)
def test_a_record_that_says_more_is_kept(library: Library, other: Record) -> None:
    references(library, [RECORD])

    assert references(library, [other]) == ["added"]


def test_an_article_restored_after_a_merge_is_a_paper_of_its_own(library: Library) -> None:
    references(library, [RECORD, replace(RECORD, volume="3")])
    kept, other = library.articles.all()
    library.articles.merge(kept, [other])

    library.articles.restore([other])

    [batch] = library.imports.batches()
    named = {each.article_id for each in library.imports.results(batch.id)}
    assert named == {kept, other}


def test_odd_characters_do_not_disturb_what_records_are_recognised_by(library: Library) -> None:
    odd = Record(title="Ketamine \udc80 and \x00 signs of all kinds", extra={"a\udc80": "b\x00"})

    assert references(library, [odd]) == ["added"]
    assert library.check().ok
    assert references(library, [odd]) == ["duplicate"]
