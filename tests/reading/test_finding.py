"""A passage is found by its words, whole and unmistaken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import (
    AmbiguousQuoteError,
    OccurrenceNotFoundError,
    PageNotFoundError,
    QuoteNotFoundError,
)
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading import Article, find, find_all, quote_ok

SOURCE = "0" * 64
BODIES = (
    "It began. Most patients\n",
    "guessed their allocation. It rose under circum\u00ad",
    "stances like these.\n",
)


def pages(*texts: str) -> list[Page]:
    return [Page(number, text) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an ineffective drug", "effective"),
        ("it was 15.82 points", "5.82"),
        ("it was 5.82 points", "5"),
        ("it was 5.82 points", "82"),
        ("n = 1,240 patients", "240"),
        ("10\u00b2 cells", "102"),
        ("a \ufb01nding", "inding"),
        ("the keta\u00ad\nmine arm", "mine"),
    ],
)
def test_parts_of_words_and_numbers_are_not_found(text: str, words: str) -> None:
    with pytest.raises(QuoteNotFoundError):
        find(pages(text), words, source=SOURCE)


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("of keta\u00ad\nmine was given", "ketamine was", "keta\u00ad\nmine was"),
        ("a placebo-\ncontrolled trial", "placebo-controlled", "placebo-\ncontrolled"),
        ("a placebo-\ncontrolled trial", "placebo- controlled", "placebo-\ncontrolled"),
        ("of keta\u00ad\nmine was given", "keta\u00ad mine", "keta\u00ad\nmine"),
        ("The e\ufb03cacy fell", "efficacy", "e\ufb03cacy"),
        ("by 12\u00a0%\nof all", "12 % of", "12\u00a0%\nof"),
        ("change \u22123.16 (CI", "-3.16", "\u22123.16"),
        ("Caf\u00e9 au lait", "cafe\u0301 au", "Caf\u00e9 au"),
        ("\u62b5\u6297\u6297\u6291\u90c1\u836f\u7269", "\u6297\u6291\u90c1", "\u6297\u6291\u90c1"),
        ("x\u00b2 and 10\u00b2 cells", "10\u00b2 cells", "10\u00b2 cells"),
    ],
)
def test_what_the_source_says_is_quoted(text: str, words: str, quote: str) -> None:
    assert find(pages(text), words, source=SOURCE).quote == quote


def test_letter_by_letter_beats_alike() -> None:
    both = pages("Response was 61 %. Later: response was 61 %.")
    assert find(both, "response was 61 %", source=SOURCE).pieces == (Piece(1, 26, 43),)


def test_how_lines_are_set_makes_no_place_better_than_another() -> None:
    both = pages("the pooled\nratio, the pooled ratio", "the pooled  ratio")
    assert len(find_all(both, "the pooled ratio")) == 3
    assert len(find_all(both, "the pooled\nratio")) == 3


def test_a_place_on_the_page_asked_for_is_not_hidden_by_a_better_one_elsewhere() -> None:
    both = pages("the Response was", "the response was")
    assert find(both, "the Response", source=SOURCE, page=2).pieces == (Piece(2, 0, 12),)


def test_words_go_over_the_page_break() -> None:
    both = pages("Most patients guessed  ", "\ntheir allocation correctly.")
    found = find(both, "patients guessed their allocation", source=SOURCE)
    assert found.pieces == (Piece(1, 5, 21), Piece(2, 1, 17))
    assert found.quote == "patients guessed\ntheir allocation"
    assert quote_ok(both, found)


def test_words_go_over_the_page_break_past_footer_and_header() -> None:
    furnished = pages(
        *(f"Tan and others\n{body}Journal {n}" for n, body in enumerate(BODIES, start=1))
    )
    found = find(furnished, "most patients guessed their allocation", source=SOURCE)
    assert found.quote == "Most patients\nguessed their allocation"
    assert quote_ok(furnished, found)
    parted = find(furnished, "rose under circumstances", source=SOURCE)
    assert parted.quote == "rose under circum\u00ad\nstances"
    assert find(furnished, "Journal 3", source=SOURCE).pieces[0].page == 3


def test_a_search_in_the_open_article_hides_no_place_behind_another() -> None:
    article = Article(
        pages("Ketamine, ketamine, KETAMINE, keta\u00ad\nmine and keta-mine; ketam\u00efne.")
    )
    assert len(article.find_all("ketamine")) == 6
    assert len(article.find_all("K\u00e9tamine")) == 6


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("depress", 2),
        ("depress ", 0),
        ("depression", 1),
        ("pression", 0),
        ("15.8", 0),
        ("15.82", 1),
        ("of depr", 1),
    ],
)
def test_the_last_word_of_a_search_may_go_on(words: str, count: int) -> None:
    article = Article(pages("Signs of depression, or of a depressed mood: 15.82 points."))
    assert len(article.find_all(words)) == count


def test_a_search_goes_on_past_footer_and_header_and_finds_those_too() -> None:
    article = Article(
        pages(*(f"Tan and others\n{body}Journal {n}" for n, body in enumerate(BODIES, start=1)))
    )
    assert [[piece.page for piece in place] for place in article.find_all("under circumst")] == [
        [2, 3]
    ]
    assert len(article.find_all("journal")) == 2


def test_the_form_feed_between_pages_may_be_quoted() -> None:
    both = pages("guessed", "their allocation")
    assert find(both, "guessed\ftheir", source=SOURCE).quote == "guessed\ntheir"


def test_twice_is_refused_until_one_is_named() -> None:
    twice = pages("the dose", "the dose and the dose")
    with pytest.raises(AmbiguousQuoteError) as refused:
        find(twice, "the dose", source=SOURCE)
    assert refused.value.facts == {"quote": "the dose", "count": "3", "pages": "1, 2"}
    assert find(twice, "the dose", source=SOURCE, page=1).pieces == (Piece(1, 0, 8),)
    assert find(twice, "the dose", source=SOURCE, occurrence=3).pieces == (Piece(2, 13, 21),)
    with pytest.raises(OccurrenceNotFoundError):
        find(twice, "the dose", source=SOURCE, page=2, occurrence=3)
    with pytest.raises(PageNotFoundError):
        find(twice, "the dose", source=SOURCE, page=3)


def test_white_space_is_found_nowhere() -> None:
    assert find_all(pages("a b"), " \n") == []
    with pytest.raises(QuoteNotFoundError):
        find(pages("a b"), " ", source=SOURCE)


def test_context_is_kept_on_either_side() -> None:
    found = find(pages("x" * 50 + " here " + "y" * 50), "here", source=SOURCE)
    assert (found.before, found.after) == ("x" * 31 + " ", " " + "y" * 31)


@given(st.lists(st.text("ab -\u00ad\n\u0301\u00e9\ufb01.5", max_size=30), min_size=1, max_size=3))
def test_every_word_is_found_where_it_stands(texts: list[str]) -> None:
    every = pages(*texts)
    for page in every:
        for word in page.text.split(" "):
            if any(letter.isalnum() for letter in word):
                for pieces in find_all(every, word):
                    assert all(0 <= p.start < p.end <= len(texts[p.page - 1]) for p in pieces)
