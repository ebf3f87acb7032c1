"""Sentences end where they end, words hold what belongs to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.reading import sentence_at, word_at


@pytest.mark.parametrize(
    "sentence",
    [
        "Tan et al. Found it first.",
        "It was given i.v. over 40 min.",
        "Ketamine vs. Placebo was better.",
        "See Fig. 2 and Tab. 3 for both.",
        "It fell by 5.82 (95 % CI 3.1 to 8.5) points.",
        "J. Krystal and D. S. Charney said so.",
        "He said \u201cit is gone.\u201d",
        "Did it last?",
    ],
)
def test_a_sentence_is_taken_whole(sentence: str) -> None:
    text = f"The first one. {sentence} Then another."
    start = text.index(sentence)
    for offset in range(start, start + len(sentence)):
        assert sentence_at(text, offset) == (start, start + len(sentence))


def test_an_empty_line_ends_a_sentence() -> None:
    assert sentence_at("A heading\n\nA sentence.", 3) == (0, 9)


@pytest.mark.parametrize(
    "word",
    ["keta\u00ad\nmine", "placebo-\ncontrolled", "5.82", "patients\u2019", "cafe\u0301", "61%"],
)
def test_a_word_is_taken_whole(word: str) -> None:
    text = f"some {word.removesuffix(chr(0x2019))} there"
    start, end = word_at(text, 5)
    assert text[start:end] == word.removesuffix("\u2019")


@given(st.text("aB .!?\n5\u00ad-", max_size=40), st.integers(0, 40))
def test_words_and_sentences_lie_in_the_text(text: str, offset: int) -> None:
    for start, end in (sentence_at(text, offset), word_at(text, min(offset, len(text)))):
        assert 0 <= start <= end <= max(len(text), start)
