"""Words are found whatever became of their hyphens when they were copied."""

import pytest

from ketareview.domain.text import Page
from ketareview.reading import find_all


def found(text: str, words: str) -> list[str]:
    places = find_all([Page(1, text)], words)
    return [text[piece.start : piece.end] for pieces in places for piece in pieces]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a dia\u00ad\ngram of it", "dia-gram of"),
        ("a dia\u00adgram of it", "dia-gram of"),
        ("a dia\u00ad\ngram of it", "dia- gram of"),
        ("a dia\u00ad\ngram of it", "dia-\ngram of"),
        ("the non-\nresponders left", "nonresponders left"),
        ("pre- and post-dose dia\u00ad\ngrams", "pre- and post-dose dia-grams"),
        ("5- and 10-mg dia\u00ad\ngrams", "5- and 10-mg dia-\ngrams"),
        ("SF-36 dia\u00ad\ngrams", "SF- 36 dia- grams"),
    ],
)
def test_hyphens_of_line_ends_do_not_count(text: str, words: str) -> None:
    (quote,) = found(f"As {text} seen.", words)
    assert quote in {text, text.removeprefix("a ").removesuffix(" it"), text.removeprefix("the ")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they resign now", "re-sign now"),
        ("in 5-10 cases", "510 cases"),
        ("in 510 cases", "5-10 cases"),
        ("10\u00b2 dia\u00ad\ngrams", "102 dia-grams"),
        ("the anti\u00ad\nsense dia\u00ad\ngrams", "sense dia-grams"),
    ],
)
def test_hyphens_that_mean_something_count(text: str, words: str) -> None:
    assert found(text, words) == []


def test_words_with_their_hyphen_come_before_those_without() -> None:
    assert found("non-response or nonresponse", "nonresponse") == ["nonresponse"]
    assert found("non-response or nonresponse", "non-response") == ["non-response"]
