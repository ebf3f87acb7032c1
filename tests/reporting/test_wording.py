"""The sentences and lists that are made from numbers and names."""

from datetime import UTC, datetime

import pytest

from ketareview.domain.article import Author, Record
from ketareview.reporting import wording, words


def test_authors_stand_as_in_a_list_of_references() -> None:
    people = (Author("Tan", "Mei-Lin"), Author("Okafor", "A. B."), Author(literal="Sample College"))
    assert wording.authors(people) == "Tan ML, Okafor AB, Sample College"
    assert (
        wording.authors([Author("Tan", "AB"), Author("\u738b", "\u5c0f")])
        == "Tan AB, \u738b \u5c0f"
    )
    assert wording.authors([Author("Tan", "John Ace, Jr.")]) == "Tan JA Jr"
    assert wording.authors(people[:1] * 8).endswith("Tan ML, et al.")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 11, 2), (2026, 11, 2), "on 2 November 2026"),
        ((2026, 11, 2), (2026, 11, 19), "between 2 and 19 November 2026"),
        ((2026, 2, 2), (2026, 11, 19), "between 2 February and 19 November 2026"),
        ((2025, 2, 2), (2026, 11, 19), "between 2 February 2025 and 19 November 2026"),
    ],
)
def test_days_are_told_as_shortly_as_they_can_be(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert wording.span(datetime(*first, tzinfo=UTC), datetime(*last, tzinfo=UTC)) == words


def test_numbers_have_their_nouns() -> None:
    assert wording.articles_of_them_trials(1, 1) == "article, a randomised trial"
    assert wording.articles_of_them_trials(4, 1) == "articles, 1 of them a randomised trial"
    assert wording.passages_against(1, 0) == "passage, not contradicting"
    assert words().counted("head.passages", 1240) == "1,240 passages"


def test_a_long_title_is_cut_at_a_word() -> None:
    assert wording.shortened("word " * 40).endswith("word\u2026")
    assert wording.shortened("short") == "short"


def test_what_is_known_of_a_source_is_told() -> None:
    record = Record(journal="J", volume="4", issue="2", pages="1-9", doi="10.5/1<2>", pmid="77")
    assert wording.details(record) == "J, 4(2), 1\u20139. PMID 77"
    assert wording.details(Record(journal="J", pages="88\u201388")) == "J, 88"
    assert wording.address(record) == ("doi:10.5/1<2>", "https://doi.org/10.5/1%3C2%3E")


def test_only_addresses_of_the_web_are_links() -> None:
    page = "https://example.org/a"
    assert wording.address(Record(url=page)) == (page, page)
    assert wording.address(Record(url="javascript:alert(1)")) == ("javascript:alert(1)", "")
    assert wording.address(Record()) == ("", "")
