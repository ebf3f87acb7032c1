"""Duplicates become one article; nothing of them is lost, and undo parts them again."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import ArticleStatus, Author, Record
from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Draft, ReadFile
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import live

_WORDS = st.text(alphabet="abc ", min_size=0, max_size=4).map(str.strip)
_RECORDS = st.builds(
    Record,
    title=_WORDS,
    authors=st.lists(st.builds(Author, _WORDS, _WORDS), max_size=2).map(tuple),
    year=st.none() | st.integers(2000, 2003),
    journal=_WORDS,
    volume=_WORDS,
    doi=_WORDS,
    abstract=_WORDS,
    extra=st.dictionaries(st.sampled_from(["issn", "RIS C7", "keywords"]), _WORDS, max_size=3),
)


def references(library: Library, records: Sequence[Record]) -> list[str]:
    """Add records as references, and list the fates."""
    batch = library.imports.begin("Search", [Path("search.ris")])
    drafts = tuple(Draft(each, {}) for each in records)
    read = ReadFile("0" * 64, 1, "text/x-ris", drafts, is_paper=False)
    told = library.imports.store_records(batch, Path("search.ris"), read)
    library.imports.finish_file(batch, Path("search.ris"))
    library.imports.finish(batch)
    return [each.outcome.value for each in told]


def test_files_highlights_filings_and_status_move(library: Library, tmp_path: Path) -> None:
    topic, other = library.topics.find("FDA").id, library.topics.find("PTSD").id
    kept = store(library, paper(tmp_path, "a.txt", ["Ketamine lowered scores."]), [topic])
    twin = store(library, paper(tmp_path, "b.txt", ["Ketamine did not."]), [topic, other])
    highlight = mark(library, twin)
    library.articles.set_status([twin.id], ArticleStatus.READ)
    before = live(library)

    merged = library.articles.merge(kept.id, [twin.id])

    assert [source.name for source in merged.sources] == ["a.txt", "b.txt"]
    assert set(merged.topics) == {topic, other}
    assert merged.status is ArticleStatus.READ
    assert [each.id for each in library.highlights.of(kept.id)] == [highlight.id]
    assert library.highlights.quote_ok([highlight.id]) == {highlight.id: True}
    with pytest.raises(ArticleNotFoundError):
        library.articles.get(twin.id)
    assert library.check().ok
    library.history.undo()
    assert live(library) == before


def test_the_results_of_an_import_name_what_an_article_became(
    library: Library, tmp_path: Path
) -> None:
    kept = store(library, paper(tmp_path, "a.txt", ["One."]))
    twin = store(library, paper(tmp_path, "b.txt", ["Two."]))

    library.articles.merge(kept.id, [twin.id])

    results = [
        result
        for batch in library.imports.batches()
        for result in library.imports.results(batch.id)
    ]
    assert {result.article_id for result in results} == {kept.id}


def test_nobody_can_be_merged_with_nothing(library: Library, tmp_path: Path) -> None:
    kept = store(library, paper(tmp_path))
    with pytest.raises(ArticleNotFoundError):
        library.articles.merge(kept.id, [new_id()])
    assert library.articles.get(kept.id) == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(records=st.lists(_RECORDS, min_size=2, max_size=4))
def test_no_value_of_any_field_is_lost(library: Library, records: list[Record]) -> None:
    there = set(library.articles.all())
    references(library, records)
    ids = [each for each in library.articles.all() if each not in there]
    if len(ids) < 2:  # an earlier example had the same records
        return
    said = {word for each in ids for word in _said(library.articles.get(each).record)}
    before = live(library)

    merged = library.articles.merge(ids[0], ids[1:]).record

    shown = "\n".join(_said(merged))
    assert all(word in shown for word in said)
    library.history.undo()
    assert live(library) == before


def _said(record: Record) -> list[str]:
    plain = (record.title, record.journal, record.volume, record.doi, record.abstract)
    names = [part for who in record.authors for part in (who.family, who.given)]
    year = [str(record.year)] if record.year else []
    lines = [line for words in record.extra.values() for line in words.split("\n")]
    return [word for word in (*plain, *names, *year, *lines) if word]


def test_the_same_record_twice_is_known(library: Library) -> None:
    record = Record(title="Ketamine and the speed of relief", year=2021, pmid="1234567")

    assert references(library, [record, record]) == ["added", "duplicate"]
    assert references(library, [record]) == ["duplicate"]
    assert references(library, [Record(title="Ketamine and sleep")]) == ["added"]
    assert library.articles.count() == 2


def test_what_was_said_of_two_articles_is_remembered(library: Library, tmp_path: Path) -> None:
    one = store(library, paper(tmp_path, "a.txt", ["One."])).id
    two = store(library, paper(tmp_path, "b.txt", ["Two."])).id

    library.relations.say_different(two, one)
    library.relations.say_different(one, two)
    [relation] = library.relations.all()
    assert {relation.first, relation.second} == {one, two}
    library.relations.forget(two, one)
    assert library.relations.all() == []
    library.relations.link_versions(two, one)
    [version] = library.relations.all()
    assert (version.kind.value, version.first) == ("version", two)
    library.articles.delete([one])
    assert library.relations.all() == []


def test_a_password_is_kept_with_its_file(library: Library, tmp_path: Path) -> None:
    source = store(library, paper(tmp_path)).sources[0].sha256
    assert library.sources.password(source) == ""
    library.sources.keep_password(source, "secret")
    assert library.sources.password(source) == "secret"
