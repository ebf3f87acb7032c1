"""Places counted by other programs are found in the pages that are stored."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.importing.paragraphs import parts_of
from ketareview.importing.projects.aligning import Alignment
from ketareview.importing.reflow import reflow

_WORDS = st.text(alphabet="abcä😀\n\r\t .-é", max_size=200)


@given(text=_WORDS, start=st.integers(0, 200), length=st.integers(1, 50))
def test_what_is_mapped_holds_the_same_letters(text: str, start: int, length: int) -> None:
    pages = reflow(parts_of(text), longest=40)
    alignment = Alignment(text, pages)

    spans = alignment.spans(start, start + length)

    there = "".join(pages[span.page - 1].text[span.start : span.end] for span in spans)
    if spans:
        assert "".join(there.split()) == "".join(text[start : start + length].split())


def test_a_stretch_over_two_pages_has_two_spans() -> None:
    text = "One sentence here. Another one there."
    pages = reflow(parts_of(text), longest=20)

    spans = Alignment(text, pages).spans(4, 27)

    assert [pages[span.page - 1].text[span.start : span.end] for span in spans] == [
        "sentence here.",
        "Another",
    ]


def test_other_words_are_not_mapped() -> None:
    pages = reflow(parts_of("Something else"))

    assert Alignment("Something", pages).spans(0, 4) == ()


def test_what_stands_around_is_told() -> None:
    alignment = Alignment("before words after", ())

    assert alignment.around(7, 12, 4) == ("ore ", " aft")
    assert alignment.quote(7, 12) == "words"
