"""What keys typed on the page mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.highlight import Tags
from ketareview.domain.ids import fixed_id
from ketareview.ui.reader.coding.keys import Draft, Wish, typed

_SIGNS = {
    Scheme.CLAIM_TYPE: {"efficacy": "e", "onset": "n", "gap": "f"},
    Scheme.STRENGTH: {"none-cited": "0", "trial": "5", "unchecked": "?"},
    Scheme.STANCE: {"supports": "+", "contradicts": "-", "qualifies": "~", "mentions": "."},
    Scheme.BASIS: {"own-data": "1", "cited": "2", "none": "5"},
}
_ALSO = {"contradicts": ("−",), "qualifies": ("/",)}  # noqa: RUF001 - the true minus sign
BOOK = Codebook(
    "Test",
    "1",
    tuple(
        Code(
            fixed_id(scheme, key), scheme, key, sign, key, "", also=_ALSO.get(key, ()), order=order
        )
        for scheme, signs in _SIGNS.items()
        for order, (key, sign) in enumerate(signs.items())
    ),
)
START = Draft("supports", "own-data")
LAST = Tags("gap", "unchecked", "mentions", "none", note="of another passage")


def type_all(texts: str, draft: Draft = START) -> tuple[Draft, list[Wish]]:
    wishes = []
    for text in texts:
        step = typed(text, draft, BOOK, LAST)
        draft = step.draft
        wishes.append(step.wish)
    return draft, wishes


@pytest.mark.parametrize("texts", ["e5", "5e", "E5"])
def test_a_letter_and_a_digit_save_in_either_order(texts: str) -> None:
    draft, wishes = type_all(texts)
    assert wishes == [Wish.SHOW, Wish.SAVE]
    assert draft.tags == Tags("efficacy", "trial", "supports", "own-data")


def test_stance_and_basis_are_set_before_the_second_key() -> None:
    draft, wishes = type_all("-un?")
    assert wishes == [Wish.SHOW, Wish.SHOW, Wish.SHOW, Wish.SAVE]
    assert draft.tags == Tags("onset", "unchecked", "contradicts", "cited")


@pytest.mark.parametrize(
    ("sign", "stance"),
    [("+", "supports"), ("−", "contradicts"), ("/", "qualifies"), (".", "mentions")],  # noqa: RUF001
)
def test_signs_follow_the_text_typed(sign: str, stance: str) -> None:
    assert type_all(sign)[0].stance == stance


def test_the_bases_go_round() -> None:
    assert type_all("uuu")[0] == START


def test_h_repeats_the_last_tags_but_not_their_note() -> None:
    step = typed("h", START, BOOK, LAST)
    assert step.wish is Wish.SAVE
    assert step.draft.tags == Tags("gap", "unchecked", "mentions", "none")


def test_h_with_nothing_to_repeat_does_nothing() -> None:
    assert typed("h", START, BOOK, None).wish is Wish.NOTHING


def test_topics_and_note_are_asked_for() -> None:
    assert type_all("tw")[1] == [Wish.TOPICS, Wish.NOTE]


def test_a_change_of_tags_that_are_whole_is_saved_at_once() -> None:
    step = typed("/", Draft.of(LAST), BOOK, None)
    assert step.wish is Wish.SAVE
    assert step.draft.tags == Tags("gap", "unchecked", "qualifies", "none", note=LAST.note)


@given(st.text(max_size=3).filter(lambda text: text.casefold() not in set("enf05?+-−~/.htuw")))  # noqa: RUF001
def test_other_texts_change_nothing(text: str) -> None:
    step = typed(text, START, BOOK, LAST)
    assert (step.draft, step.wish) == (START, Wish.NOTHING)
