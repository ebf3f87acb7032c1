"""Duplicates in a library: found, said to be different, merged, and parted again."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Author, Record
from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.progress import Cancelled
from ketareview.library import Library
from ketareview.workflows.duplicates import Merging, find_duplicates, merge, plan_of_merge
from tests.library.papers import mark, paper, store

PAPER = Record(
    title="Single-dose ketamine for depression in palliative care: a randomised trial",
    authors=(Author("Okafor", "J"), Author("Lindqvist", "B"), Author("Sato", "H")),
    year=2021,
    journal="Palliative Medicine",
    volume="35",
    pages="548-555",
)
FULLER = replace(PAPER, doi="10.1177/1", abstract="We gave ketamine.", extra={"language": "en"})
PROBABLE = replace(PAPER, year=2020)
PREPRINT = replace(PAPER, journal="medRxiv", doi="10.1101/2020.05.05.20091234", pages="", volume="")


def references(library: Library, *records: Record) -> list[UUID]:
    """Store records as a reference file brings them."""
    batch = library.imports.begin("References")
    read = ReadFile(
        sha256="0" * 64,
        size=1,
        media_type="application/x-research-info-systems",
        drafts=tuple(Draft(record, {}) for record in records),
        is_paper=False,
    )
    told = library.imports.store_records(batch, Path("export.ris"), read)
    return [each.article_id for each in told if each.article_id]


def certain(pairs: list[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.sureness is Sureness.CERTAIN]


def both(pair: Pair) -> set[UUID]:
    return {pair.first, pair.second}


def test_pairs_are_found_the_elder_article_first(library: Library) -> None:
    elder, younger, other = (references(library, each)[0] for each in (PAPER, FULLER, PROBABLE))
    sure, likely = find_duplicates(library)
    assert (sure.first, sure.second, sure.sureness) == (elder, younger, Sureness.CERTAIN)
    assert likely.sureness is Sureness.PROBABLE
    assert other in both(likely)


def test_a_library_without_articles_has_no_duplicates(library: Library) -> None:
    assert find_duplicates(library) == []
    assert plan_of_merge(library, []) == []


def test_what_was_said_to_be_different_is_never_asked_again(library: Library) -> None:
    references(library, PAPER, FULLER, PROBABLE)
    (likely,) = [pair for pair in find_duplicates(library) if not certain([pair])]
    library.relations.say_different(likely.first, likely.second)
    assert find_duplicates(library) == certain(find_duplicates(library))
    library.relations.forget(likely.first, likely.second)
    assert likely in find_duplicates(library)


def test_versions_that_are_linked_are_told_as_linked(library: Library) -> None:
    paper_, preprint = references(library, PAPER, PREPRINT)
    (pair,) = find_duplicates(library)
    assert (pair.first, pair.second, pair.sureness) == (preprint, paper_, Sureness.VERSION)
    library.relations.link_versions(pair.first, pair.second)
    (linked,) = find_duplicates(library)
    assert (linked.sureness, linked.reasons[0].code) == (Sureness.VERSION, "linked-versions")


def test_the_fullest_record_is_kept_and_takes_what_it_lacks(library: Library) -> None:
    poor, full = references(library, replace(PAPER, url="https://example.org"), FULLER)
    assert plan_of_merge(library, find_duplicates(library)) == [
        Merging(kept=full, others=(poor,), files=0, highlights=0, topics=0, fields=("url",))
    ]


def test_an_article_with_highlights_is_kept_before_a_fuller_one(
    library: Library, tmp_path: Path
) -> None:
    references(library, FULLER)
    marked = store(library, paper(tmp_path))
    library.articles.change(marked.id, PAPER)
    mark(library, marked)
    (merging,) = plan_of_merge(library, find_duplicates(library))
    assert (merging.kept, merging.files, merging.highlights) == (marked.id, 0, 0)


def test_a_merge_keeps_files_highlights_and_topics_and_can_be_undone(
    library: Library, tmp_path: Path
) -> None:
    topic = library.topics.add("Palliative care").id
    one = store(library, paper(tmp_path, "one.txt"))
    other = store(library, paper(tmp_path, "other.txt", ("Other pages of it.",)), [topic])
    for each in (one, other):
        library.articles.change(each.id, replace(PAPER, pmid="33333333"))
    mark(library, one)
    mark(library, other)
    plan = plan_of_merge(library, find_duplicates(library))
    (merging,) = plan
    assert (merging.files, merging.highlights) == (1, 1)

    told: list[tuple[int, int]] = []
    merge(library, plan, lambda *each: told.append(each))
    assert told == [(0, 1), (1, 1)]
    kept = library.articles.get(merging.kept)
    assert {source.name for source in kept.sources} == {"one.txt", "other.txt"}
    assert (kept.highlights, kept.topics) == (2, (topic,))
    assert find_duplicates(library) == []

    library.history.undo()
    assert len(certain(find_duplicates(library))) == 1
    assert library.articles.get(one.id).highlights == 1


def test_a_group_in_which_two_are_different_is_parted(library: Library) -> None:
    first, second, third = references(
        library, PAPER, replace(PAPER, issue="4"), replace(PAPER, url="https://example.org")
    )
    pairs = certain(find_duplicates(library))
    assert len(pairs) == 3
    library.relations.say_different(first, third)
    (merging,) = plan_of_merge(library, pairs)
    assert {merging.kept, *merging.others} in ({first, second}, {second, third})
    merge(library, plan_of_merge(library, certain(find_duplicates(library))))
    assert find_duplicates(library) == []
    assert library.articles.count() == 2


def test_versions_stay_linked_to_the_article_that_is_kept(library: Library) -> None:
    poor, full, preprint = references(library, PAPER, FULLER, PREPRINT)
    library.relations.link_versions(preprint, poor)
    merge(library, plan_of_merge(library, certain(find_duplicates(library))))
    (linked,) = find_duplicates(library)
    assert (linked.first, linked.second) == (preprint, full)
    assert linked.reasons[0].code == "linked-versions"


def test_probable_pairs_are_merged_when_they_are_given(library: Library) -> None:
    references(library, PAPER, PROBABLE)
    merge(library, plan_of_merge(library, find_duplicates(library)))
    assert library.articles.count() == 1


def test_a_merge_that_is_stopped_has_merged_whole_groups(library: Library) -> None:
    other = replace(PAPER, title="Urinary symptoms in people who use ketamine", pages="9-12")
    references(library, PAPER, FULLER, other, replace(other, issue="4"))
    plan = plan_of_merge(library, find_duplicates(library))
    assert len(plan) == 2

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        merge(library, plan, stop)
    assert library.articles.count() == 3
    assert len(find_duplicates(library)) == 1


def test_a_plan_that_is_out_of_date_is_refused(library: Library) -> None:
    references(library, PAPER, FULLER)
    plan = plan_of_merge(library, find_duplicates(library))
    library.articles.delete(plan[0].others)
    with pytest.raises(ArticleNotFoundError):
        merge(library, plan)
