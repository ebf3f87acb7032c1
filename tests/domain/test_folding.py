"""The folded form: what counts as the same, and the way back."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketareview.domain.folding import fold, fold_text, halves, letters

TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aé-\u2010\u00ad\ufffe\n\r\t \u00a0ﬁ²½ßİΣ\u0301\U0001d6fc"),
    ),
    max_size=14,
)


@given(TEXT)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed = fold(unicodedata.normalize("NFC", text)).text
    assert fold(text).text == composed == fold(unicodedata.normalize("NFD", text)).text


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text.strip()
    assert fold(once).text.strip() == once


@given(TEXT, st.data())
def test_a_range_maps_back_to_exactly_its_words(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    needle = folded.text[start:end]
    assume(needle == needle.strip())
    place = folded.range_of(start, end)
    if place is not None:
        assert fold(text[slice(*place)]).text.strip() == needle


@given(TEXT)
def test_every_folded_character_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keta\u00ad\nmine", "ketamine"),
        ("keta\ufffe\nmine", "KETAMINE"),
        ("keta\u00ad mine", "ketamine"),
        ("placebo-\ncontrolled", "placebo-controlled"),
        ("placebo\u2010controlled", "placebo-controlled"),
        ("\u22125.82", "-5.82"),
        ("5\u00a0%", "5 %"),
        ("e\ufb03cacy", "efficacy"),
        ("\u00b5g", "\u03bcg"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u201cgone\u201d", '"gone"'),
        ("two  \n words", "two words"),
        ("\U0001d6fc-wave", "\u03b1-wave"),
    ],
)
def test_these_are_the_same_for_finding(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


def test_a_hyphen_before_a_space_stays_apart() -> None:
    assert fold("pre- and post-dose").text == "pre- and post-dose"


def test_halves_of_split_words_can_be_found() -> None:
    assert halves("the keta\u00ad\nmine group, placebo-\ncontrolled") == (
        "keta mine placebo controlled"
    )


@given(TEXT)
def test_text_is_folded_alike_with_and_without_the_map(text: str) -> None:
    assert fold_text(text) == fold(text).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anti-\ndepressant response", "Antidepressant Response."),
        ("\u00c9tude: CO\u2082", "Etude CO2"),
        ("keta\ufffemine", "ketamine"),
    ],
)
def test_letters_are_the_same_however_words_are_broken_and_parted(one: str, other: str) -> None:
    assert letters(one) == letters(other)


@given(TEXT)
def test_letters_are_those_of_the_folded_form(text: str) -> None:
    assert letters(text) == "".join(filter(str.isalnum, fold(text).text))
