"""Which records are offered as the same, how surely, and with which reasons."""

import random
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Author, Record
from ketareview.domain.identity import Pair, Sureness, certainly_same
from ketareview.domain.progress import Cancelled
from ketareview.importing.likeness import pairs, pairs_apart

PAPER = Record(
    title="Single-dose ketamine for depression in palliative care: a randomised trial",
    authors=(Author("Okafor", "J"), Author("Lindqvist", "B"), Author("Sato", "H")),
    year=2021,
    journal="Palliative Medicine",
    volume="35",
    issue="4",
    pages="548-555",
)
NOTHING_ELSE = replace(PAPER, title="Urinary symptoms in people who use ketamine at weekends")

TITLES = st.sampled_from(
    [
        *(PAPER.title, PAPER.title.upper(), "Single dose ketamine for depression in hospices"),
        *(f"Erratum: {PAPER.title}", f"{PAPER.title} [see comment]", "Editorial", ""),
    ]
)
RECORDS = st.builds(
    Record,
    title=TITLES,
    authors=st.sampled_from([PAPER.authors, PAPER.authors[:1], (Author("Other"),), ()]),
    year=st.sampled_from([2020, 2021, None]),
    journal=st.sampled_from(["Palliative Medicine", "Palliat Med", "medRxiv", ""]),
    pages=st.sampled_from(["548-55", "548-555", "12", ""]),
    doi=st.sampled_from(["10.1177/1", "10.1177/2", ""]),
    pmid=st.sampled_from(["33333333", "44444444", ""]),
)


def found(*records: Record) -> list[Pair]:
    return pairs([(UUID(int=number), record) for number, record in enumerate(records)])


def codes(pair: Pair) -> set[str]:
    return {reason.code for reason in pair.reasons}


def both(pair: Pair) -> frozenset[UUID]:
    return frozenset((pair.first, pair.second))


@given(st.lists(RECORDS, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(
    records: list[Record], chance: random.Random
) -> None:
    given_ = [(UUID(int=number), record) for number, record in enumerate(records)]
    other = given_[:]
    chance.shuffle(other)
    one = {(both(pair), pair.sureness, pair.score) for pair in pairs(given_)}
    assert one == {(both(pair), pair.sureness, pair.score) for pair in pairs(other)}


@given(st.lists(RECORDS, max_size=9))
def test_certain_pairs_are_those_that_are_certainly_the_same(records: list[Record]) -> None:
    sure = {both(pair) for pair in found(*records) if pair.sureness is Sureness.CERTAIN}
    for first, a in enumerate(records):
        for second, b in enumerate(records[:first]):
            same = certainly_same(a, b) is not None
            assert same == (frozenset((UUID(int=first), UUID(int=second))) in sure)


@given(RECORDS, st.sampled_from(["Erratum: {}", "Re: {}", "{}: authors' reply", "{}. Part II"]))
def test_a_record_and_what_is_about_it_are_no_pair(record: Record, notice: str) -> None:
    assert not [
        pair
        for pair in found(record, replace(record, title=notice.format(record.title or "Ketamine")))
        if record.title and not record.title.startswith("Erratum")
    ]


def test_a_title_in_other_words_at_the_same_place_is_probably_the_same() -> None:
    (pair,) = found(PAPER, replace(PAPER, title="One dose of ketamine in palliative care"))
    assert pair.sureness is Sureness.PROBABLE
    assert {"same-pages", "same-author", "same-volume"} <= codes(pair)


def test_a_year_that_differs_by_one_is_told() -> None:
    (pair,) = found(PAPER, replace(PAPER, year=2020, title=PAPER.title.replace("-", " ")))
    assert pair.sureness is Sureness.PROBABLE
    (year,) = (reason for reason in pair.reasons if reason.code == "other-year")
    assert year.facts == {"first": "2021", "second": "2020"}


def test_a_congress_abstract_is_not_its_paper() -> None:
    abstract = replace(
        PAPER, journal="Psycho-Oncology", volume="12", pages="S3", issue="S1", year=2020
    )
    assert found(PAPER, abstract) == []


def test_other_papers_of_the_same_authors_are_no_pair() -> None:
    assert found(PAPER, replace(NOTHING_ELSE, pages="600-610", issue="5")) == []


@pytest.mark.parametrize(
    "preprint",
    [
        replace(PAPER, doi="10.1101/2020.05.05.20091234", journal="", pages="", volume=""),
        replace(PAPER, journal="medRxiv", year=2020, pages=""),
        replace(PAPER, journal="", extra={"publisher": "Research Square"}, pages=""),
        replace(PAPER, journal="PsyArXiv", title=PAPER.title.replace("Single-dose", "One dose of")),
    ],
)
def test_a_preprint_and_its_paper_are_versions(preprint: Record) -> None:
    paper = replace(PAPER, doi="10.1177/0269216321")
    for first, second in ((paper, preprint), (preprint, paper)):
        (pair,) = found(first, second)
        assert pair.sureness is Sureness.VERSION
        assert (first, second)[pair.first.int] == preprint


def test_a_preprint_that_is_younger_than_the_paper_is_none_of_its_versions() -> None:
    assert found(PAPER, replace(PAPER, journal="medRxiv", year=2023)) == []


def test_between_two_groups_of_certain_copies_only_one_pair_is_asked_about() -> None:
    later = replace(PAPER, year=2022, abstract="x")
    found_ = found(PAPER, replace(PAPER, issue=""), later, replace(later, issue=""))
    sure = [pair for pair in found_ if pair.sureness is Sureness.CERTAIN]
    asked = [pair for pair in found_ if pair.sureness is Sureness.PROBABLE]
    assert (len(sure), len(asked)) == (2, 1)


def test_many_copies_of_one_paper_all_come_together() -> None:
    copies = [replace(PAPER, abstract=str(number)) for number in range(300)]
    together = {each for pair in found(*copies) for each in both(pair)}
    assert len(together) == len(copies)


def test_editorials_of_many_issues_are_no_pairs() -> None:
    assert (
        found(
            *(
                Record(title="Editorial", year=1990 + n, volume=str(n), pages=str(n * 9 + 1))
                for n in range(80)
            )
        )
        == []
    )


def test_a_very_long_title_is_compared_soon() -> None:
    long = replace(PAPER, title="ketamine " * 100_000, pages="a" * 100_000)
    assert len(found(long, replace(long, year=2020), replace(long, title=f"{long.title}x"))) > 0


def test_what_is_found_apart_is_what_is_found_here() -> None:
    chance = random.Random(1)  # noqa: S311 - the same records each time, no secrets
    names = ["ketamine", "depression", "trial", "infusion", "relapse", "pain", "mice", "sleep"]
    records = [
        (uuid4(), replace(PAPER, title=" ".join(chance.choices(names, k=7)), pages=str(number)))
        for number in range(2_100)
    ]
    told: list[tuple[int, int]] = []
    assert pairs_apart(records, lambda *each: told.append(each)) == pairs(records)
    assert told[-1][0] == told[-1][1]


def test_a_stop_is_heeded_apart() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    records = [(uuid4(), replace(PAPER, pages=str(number))) for number in range(2_100)]
    with pytest.raises(Cancelled):
        pairs_apart(records, stop)


@settings(max_examples=40)
@given(st.lists(st.builds(Record, title=st.text(), pages=st.text(), journal=st.text()), max_size=6))
def test_any_text_is_compared(records: list[Record]) -> None:
    for pair in found(*records):
        assert 0 <= pair.score <= 1
