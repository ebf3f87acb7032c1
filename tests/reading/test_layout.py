"""Boxes cover the words and only them; points find the words under them."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page
from ketareview.reading import PageLayout

WIDTH, HEIGHT, LEADING = 5.0, 10.0, 14.0


def printed(*columns: str, rtl: bool = False) -> PageLayout:
    """Print columns side by side, 300 points apart, with no box for spaces."""
    text = "\n".join(columns)
    letters: list[Rect | None] = []
    for number, column in enumerate(columns):
        for row, line in enumerate(column.split("\n")):
            for place, letter in enumerate(line):
                step = len(line) - 1 - place if rtl else place
                box = Rect(50 + 300 * number + WIDTH * step, 50 + LEADING * row, WIDTH, HEIGHT)
                letters.append(None if letter == " " else box)
            letters.append(None)
    return PageLayout(Page(1, text), letters[: len(text)])


def test_a_box_a_line_with_the_gaps_between_words() -> None:
    layout = printed("one two\nthree four")
    assert layout.boxes_of(4, 13) == (Rect(70, 50, 15, 10), Rect(50, 64, 25, 10))
    assert layout.boxes_of(0, 7) == (Rect(50, 50, 35, 10),)


def test_columns_are_not_bridged() -> None:
    layout = printed("one\ntwo", "three\nfour")
    assert layout.boxes_of(4, 13) == (Rect(50, 64, 15, 10), Rect(350, 50, 25, 10))


def test_text_from_right_to_left() -> None:
    layout = printed("abc def", rtl=True)
    assert layout.boxes_of(0, 3) == (Rect(70, 50, 15, 10),)


def test_text_that_runs_up_the_page_has_one_box() -> None:
    letters = [Rect(20, 100 - 6 * place, 10, 5) for place in range(4)]
    assert PageLayout(Page(1, "abcd"), letters).boxes_of(1, 4) == (Rect(20, 82, 10, 17),)


def test_a_superscript_stays_on_its_line() -> None:
    letters = [Rect(0, 10, 5, 10), Rect(5, 6, 3, 7), Rect(9, 10, 5, 10)]
    assert PageLayout(Page(1, "a1b"), letters).boxes_of(0, 3) == (Rect(0, 6, 14, 14),)


def test_a_point_finds_the_letter_in_its_line_and_column() -> None:
    layout = printed("one two\nthree four", "five\nsix")
    assert layout.offset_at(52, 55) == 0
    assert layout.offset_at(51, 70) == 8
    assert layout.offset_at(340, 54) == 19
    assert layout.offset_at(200, 69) == 17
    assert PageLayout(Page(1, ""), []).offset_at(1, 1) is None


def test_words_and_sentences_around_a_letter() -> None:
    text = "Given i.v. by Tan et al. in 2020. The keta\u00ad\nmine group (n = 5.82) won."
    layout = PageLayout(Page(1, text), [None] * len(text))
    start, end = layout.word_at(text.index("mine"))
    assert text[start:end] == "keta\u00ad\nmine"
    start, end = layout.word_at(text.index("82"))
    assert text[start:end] == "5.82"
    start, end = layout.sentence_at(5)
    assert text[start:end] == "Given i.v. by Tan et al. in 2020."
    start, end = layout.sentence_at(len(text) - 2)
    assert text[start:end].startswith("The keta")


def test_a_selection_takes_whole_words_and_no_outer_space() -> None:
    layout = printed("one two three")
    assert layout.selection(9, 5, by_word=True) == (4, 13)
    assert layout.selection(3, 7, by_word=False) == (4, 7)
    assert layout.selection(3, 3, by_word=False) == (3, 3)


def test_an_initial_does_not_stretch_its_line() -> None:
    letters = [Rect(0, 8, 20, 40), Rect(20, 10, 5, 10), Rect(25, 10, 5, 10), Rect(30, 10, 5, 10)]
    boxes = PageLayout(Page(1, "They"), letters).boxes_of(0, 4)
    assert boxes == (Rect(0, 8, 20, 40), Rect(20, 10, 15, 10))


def test_a_sign_of_a_taller_font_does_not_stretch_its_line() -> None:
    letters = [Rect(0, 10, 5, 10), Rect(5, 12, 5, 17), Rect(10, 10, 5, 10)]
    assert PageLayout(Page(1, "p=1"), letters).boxes_of(0, 3) == (Rect(0, 10, 15, 10),)


COLUMN = st.lists(
    st.text("ab c.\u05d0\U0001d6fc", min_size=1, max_size=20), min_size=1, max_size=4
).map("\n".join)


@given(st.lists(COLUMN, min_size=1, max_size=2), st.sampled_from(["ltr", "rtl"]), st.data())
def test_boxes_hold_their_letters_and_no_others(
    columns: list[str], direction: str, data: st.DataObject
) -> None:
    layout = printed(*columns, rtl=direction == "rtl")
    start = data.draw(st.integers(0, len(layout._text)))
    end = data.draw(st.integers(start, len(layout._text)))
    boxes = layout.boxes_of(start, end)
    for offset, letter in enumerate(layout._letters):
        if letter is not None:
            middle = (letter.left + WIDTH / 2, letter.top + HEIGHT / 2)
            assert any(box.holds(*middle) for box in boxes) == (start <= offset < end)
            assert layout.offset_at(*middle) == offset
