"""References that go out come in again as they were."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Article, ArticleKind, ArticleStatus, Author, Record
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import Draft
from ketareview.exporting.references import WRITERS
from ketareview.importing import wire, worker

WHEN = datetime(2026, 1, 2, tzinfo=UTC)
FULL = Record(
    title="Ketamine & midazolam: 50 % {of} $x_1$ ~ a #1 trial",
    authors=(Author("Okafor", "Ngozi A."), Author("van der Berg", "J."), Author(literal="WHO")),
    year=2021,
    journal="J Affect & Disord",
    volume="12",
    issue="3",
    pages="101\u2013110",
    doi="10.1000/a_b.1",
    pmid="31234567",
    url="https://example.org/a_b?c=1&d=2#e",
    abstract="Background: it fell by 61 %. Methods: 2 \u00d7 2.",
    extra={"keywords": "ketamine\ndepression", "issn": "1234-5679"},
)


def article(record: Record, name: str = "x") -> Article:
    return Article(fixed_id("article", name), record, {}, ArticleStatus.READ, (), (), 0, WHEN)


def back(folder: Path, ending: str, *articles: Article) -> list[Record]:
    """Write articles and read them with our own importers."""
    path = folder / f"export{ending}"
    path.write_bytes(WRITERS[ending](articles))
    asked = {"path": str(path), "password": "", "first": 1, "columns": {}}
    found = wire.from_json(json.loads(json.dumps(worker.read(asked)))).drafts
    return [each.record for each in found if isinstance(each, Draft)]


def facts(record: Record) -> dict[str, object]:
    names = ("title", "year", "journal", "volume", "issue", "doi", "pmid", "url", "abstract")
    pages = record.pages.replace("\u2013", "-")
    return {name: getattr(record, name) for name in names} | {"pages": pages}


@pytest.mark.parametrize("ending", WRITERS)
def test_a_whole_record_comes_in_again(tmp_path: Path, ending: str) -> None:
    (record,) = back(tmp_path, ending, article(FULL))
    assert facts(record) == facts(FULL)
    assert record.authors == FULL.authors


@pytest.mark.parametrize("ending", WRITERS)
def test_records_in_equals_records_out(tmp_path: Path, ending: str) -> None:
    several = [
        article(replace(FULL, title=f"Trial {n} of ketamine", doi=f"10.1000/{n}", pmid=""), str(n))
        for n in range(40)
    ]
    found = back(tmp_path, ending, *several)
    assert [each.title for each in found] == [each.record.title for each in several]
    assert [each.doi for each in found] == [each.record.doi for each in several]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_bare_title_comes_in_again(tmp_path: Path, ending: str) -> None:
    page = Record(title="A clinic's page", kind=ArticleKind.WEB_PAGE, url="https://example.org/k")
    (record,) = back(tmp_path, ending, article(page))
    assert (record.title, record.url) == (page.title, page.url)


@pytest.mark.parametrize("ending", WRITERS)
@given(
    title=st.text(st.characters(categories=["L", "Nd", "P", "S"]), min_size=1, max_size=40),
    name=st.text(st.characters(categories=["L"]), min_size=1, max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_no_words_make_another_record(
    tmp_path_factory: pytest.TempPathFactory, ending: str, title: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("out")
    record = Record(title=f"Of {title} and ketamine", authors=(Author(name, "A."),), year=2020)
    further = replace(FULL, title="The next record", doi="10.1/2", pmid="")
    assert len(back(folder, ending, article(record), article(further, "y"))) == 2
