"""Passages move to another file by their words; what nobody can tell does not move."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.text import Page
from ketareview.reading import find, passage, quote_ok
from ketareview.reading.moving import Mover

NEW = "f" * 64
OLD = "0" * 64

FIRST = (
    "Background. Depression is common and half of all patients stay ill after two treatments. "
    "Ketamine hydrochloride 0.5 mg/kg was given to 44 adults over 40 minutes. "
    "Scores fell by 12.3 points (95 % CI 8.1 to 16.5) and the effect did not last."
)
SECOND = (
    "Harm was rare: 3 of 44 adults felt dizzy. No difference was seen at one week. "
    "We conclude that ketamine is effective at 24 hours, and that trials of repeated doses are due."
)


def pages(*texts: str) -> list[Page]:
    return [Page(number, text) for number, text in enumerate(texts, start=1)]


def moved(old: Sequence[Page], new: Sequence[Page], quote: str) -> tuple[str, float] | None:
    """What a quotation of the old pages becomes, and how surely."""
    found = Mover(old, new, NEW).move(find(old, quote, source=OLD))
    if found is None:
        return None
    assert quote_ok(new, found.passage)
    assert found.passage.source == NEW
    return found.passage.quote, found.confidence


def test_words_in_other_lines_on_other_pages_are_the_same() -> None:
    old = pages(FIRST, SECOND)
    new = pages("A title\n" + FIRST.replace("given to", "given\nto") + "\n" + SECOND)

    assert moved(old, new, "Ketamine hydrochloride 0.5 mg/kg was given to 44 adults") == (
        "Ketamine hydrochloride 0.5 mg/kg was given\nto 44 adults",
        1.0,
    )
    assert moved(old, new, "No difference was seen at one week.") == (
        "No difference was seen at one week.",
        1.0,
    )


@pytest.mark.parametrize(
    "set_otherwise",
    [
        lambda text: text.replace("hydrochloride", "hydro\u00adchloride"),
        lambda text: text.replace("hydrochloride", "hydro\u00ad\nchloride"),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("fi", "\ufb01").replace("ff", "\ufb00"),
    ],
)
def test_how_lines_and_letters_are_set_does_not_count(set_otherwise: object) -> None:
    assert callable(set_otherwise)
    found = moved(
        pages(FIRST, SECOND),
        pages(set_otherwise(FIRST + "\n" + SECOND)),
        "Ketamine hydrochloride 0.5 mg/kg was given to 44 adults over 40 minutes.",
    )

    assert found is not None
    assert found[1] == 1.0


def test_words_over_a_page_end_are_parted_at_it_past_header_and_footer() -> None:
    cut = FIRST.index("was given")
    old = pages(FIRST, SECOND)
    new = pages(
        FIRST[:cut].strip() + "\n1 A footnote of this page.\n217",
        "Journal of Samples 2021\n" + FIRST[cut:] + "\n" + SECOND,
    )
    quote = "Ketamine hydrochloride 0.5 mg/kg was given to 44 adults over 40 minutes."

    found = Mover(old, new, NEW).move(find(old, quote, source=OLD))

    assert found is not None
    assert [piece.page for piece in found.passage.pieces] == [1, 2]
    assert found.passage.quote.replace("\n", " ") == quote
    assert found.is_sure
    assert found.confidence < 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0.5 mg/kg", "5 mg/kg"),
        ("0.5 mg/kg", "0.5 µg/kg"),
        ("0.5 mg/kg", "0.5 Mg/kg"),
        ("12.3 points", "-12.3 points"),
        ("did not last", "did last"),
        ("did not last", "did not not last"),
        ("was given to 44 adults", "was not given to 44 adults"),
        ("44 adults", "4 adults"),
        ("to 16.5", "to 1.65"),
        ("fell", "rose"),
        ("half of all", "half of"),
        ("after two", "before two"),
        ("hydrochloride", "placebo"),
    ],
)
def test_what_says_something_else_never_moves(before: str, after: str) -> None:
    assert moved(pages(FIRST, SECOND), pages(FIRST.replace(before, after), SECOND), FIRST) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [("patients stay ill", "patients still stay ill"), ("common and", "common, and")],
)
def test_a_small_edit_moves_with_less_confidence(before: str, after: str) -> None:
    found = moved(pages(FIRST, SECOND), pages(FIRST.replace(before, after), SECOND), FIRST)

    assert found is not None
    assert found[0] == FIRST.replace(before, after)
    assert 0.8 < found[1] < 1


def test_raised_digits_are_no_digits_on_the_line() -> None:
    old = pages(FIRST + " The wards held 10² beds in all, and none was free.")
    new = pages(FIRST + " The wards held 102 beds in all, and none was free.")

    assert moved(old, new, "The wards held 10² beds in all, and none was free.") is None


ROWS = "Placebo group, mean score 21.\n"


def test_the_same_words_elsewhere_are_told_apart_by_what_stands_round_them() -> None:
    one = f"In the first trial, of men who had failed two treatments before it.\n{ROWS}"
    other = f"In the second trial, of women who had failed none, or nobody said so.\n{ROWS}"
    old = pages(one + other)
    ends = (len(one), len(one + other))
    first, second = (Piece(1, end - len(ROWS), end - 1) for end in ends)
    mover = Mover(old, pages("A summary of this.\n" + other, one), NEW)

    places = [mover.move(passage(old, [each], OLD)) for each in (first, second)]

    assert [each and each.passage.place[0] for each in places] == [2, 1]


def test_where_nobody_can_tell_nothing_moves() -> None:
    old, new = pages(ROWS * 3), pages(ROWS * 4)

    assert (
        Mover(old, new, NEW).move(passage(old, [Piece(1, len(ROWS), 2 * len(ROWS))], OLD)) is None
    )


def test_words_that_stay_elsewhere_only_do_not_move_there() -> None:
    conclusion = "Ketamine works fast in adults."
    old = pages(f"Abstract. {conclusion} Trials are due.", f"{FIRST} {conclusion} {SECOND}")
    new = pages("Abstract. We report a trial. Trials are due.", f"{FIRST} {conclusion} {SECOND}")
    mover = Mover(old, new, NEW)

    assert mover.move(passage(old, [Piece(1, 10, 10 + len(conclusion))], OLD)) is None
    start = len(FIRST) + 1
    found = mover.move(passage(old, [Piece(2, start, start + len(conclusion))], OLD))
    assert found is not None
    assert found.passage.place == (2, start)


def test_a_short_word_alone_in_another_paper_is_not_its_place() -> None:
    assert (
        moved(pages(FIRST), pages("Nothing like it. Ketamine hydrochloride is old."), "Ketamine")
        is None
    )


def test_an_orphan_of_another_program_finds_its_place_by_its_context() -> None:
    lost = Passage(OLD, (), "0.5 mg/kg", "Ketamine hydrochloride ", " was given to 44 adults")
    new = pages(SECOND + " Others took 0.5 mg/kg by mouth.", FIRST)

    found = Mover(pages("Another text."), new, NEW).move(lost)

    assert found is not None
    assert found.passage.place == (2, FIRST.index("0.5"))


def area(page: int) -> Passage:
    return Passage(OLD, (Piece(page, box=Rect(10, 20, 100, 50)),), "", transcription="12 of 44")


def sized(*texts: str, width: float = 595) -> list[Page]:
    return [Page(number, text, width=width, height=842) for number, text in enumerate(texts, 1)]


def test_an_area_stays_on_a_page_that_says_the_same() -> None:
    found = Mover(sized(FIRST, SECOND), sized(FIRST + "\n", SECOND), NEW).move(area(1))

    assert found is not None
    assert found.passage.pieces == area(1).pieces
    assert (found.passage.source, found.passage.transcription) == (NEW, "12 of 44")
    assert not found.is_sure


def test_an_area_does_not_move_to_other_pages() -> None:
    old = sized(FIRST, SECOND)

    assert Mover(old, sized(SECOND, FIRST), NEW).move(area(1)) is None
    assert Mover(old, sized(FIRST, SECOND, width=612), NEW).move(area(1)) is None
    assert Mover(old, sized(FIRST), NEW).move(area(1)) is None
    assert Mover(old, pages(FIRST, SECOND), NEW).move(area(1)) is None


def test_a_scan_that_got_its_words_keeps_its_areas_unsurely() -> None:
    found = Mover(sized("", ""), sized(FIRST, SECOND), NEW).move(area(2))

    assert found is not None
    assert found.confidence == 0.5


VOCABULARY = (
    *("ketamine", "effect", "scores", "fell", "first", "patients", "trial", "of", "the", "in"),
    *("not", "with", "0.5", "mg", "12", "week", "finding", "difficult", "office", "re-test"),
    *("p", "<", ".05", "placebo"),
)
WORDS = st.sampled_from(VOCABULARY)
TEXT = st.lists(WORDS, min_size=20, max_size=150)


LEAST_ON_PAGE = 12
TELLING = 150
"""Letters on a page that tell a passage of eight words, even one that begins or ends it."""


@st.composite
def layouts(draw: st.DrawFn, words: Sequence[str], letters: int = 0) -> list[Page]:
    """Set words anew: lines, hyphens, ligatures, pages, with headers and page numbers.

    Each page has twelve words and some letters at least; a text of fewer is a page.
    """
    texts: list[list[str]] = [[]]
    for number, word in enumerate(words, 1):
        each = word
        if draw(st.booleans()):
            each = each.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("ff", "\ufb00")
        elif each.isalpha() and len(each) > 5 and draw(st.booleans()):
            each = f"{each[:3]}\u00ad\n{each[3:]}"
        texts[-1].append(each + draw(st.sampled_from(" \n")))
        is_enough = _count(texts[-1]) >= letters and _count(words[number:]) >= letters
        if is_enough and len(texts[-1]) >= LEAST_ON_PAGE and draw(st.integers(0, 9)) == 0:
            texts.append([])
    header = draw(st.sampled_from(["", "Journal of Samples, volume nine\n"]))
    return [
        Page(number, f"{header}{''.join(text).strip()}\n{number if header else ''}".strip())
        for number, text in enumerate(texts, 1)
    ]


def _count(words: Sequence[str]) -> int:
    return len(plain("".join(words)))


def plain(words: str) -> str:
    return "".join(words.replace("\u00ad\n", "").translate(SPREAD).split())


SPREAD = str.maketrans({"\ufb01": "fi", "\ufb00": "ff", "\ufb03": "ffi"})


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_in_any_layout_a_passage_is_itself_or_nowhere(data: st.DataObject) -> None:
    words = data.draw(TEXT)
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, min(first + 25, len(words))))
    old = [Page(1, " ".join(words))]
    start = len(" ".join(words[:first])) + bool(first)
    quote = " ".join(words[first:last])
    new = data.draw(layouts(words))

    found = Mover(old, new, NEW).move(passage(old, [Piece(1, start, start + len(quote))], OLD))

    if found is None:
        return
    assert quote_ok(new, found.passage)
    assert plain(found.passage.quote) == plain(quote)
    page, offset = found.passage.place
    ahead = "".join(plain(_body(each)) for each in new if each.number < page)
    ahead += plain(_body(new[page - 1], offset))
    assert len(ahead) == len(plain(" ".join(words[:first])))


def _body(page: Page, end: int | None = None) -> str:
    """A page's text, up to a place, without its header and number."""
    text = page.text[:end]
    if not page.text.startswith("Journal"):
        return text
    text = text.partition("\n")[2]
    return text.rpartition("\n")[0] if end is None else text


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_words_that_come_once_are_found_in_any_layout(data: st.DataObject) -> None:
    words = [
        f"{word}{chr(97 + n % 26)}{chr(97 + n // 26)}" if word.isalpha() else word
        for n, word in enumerate(data.draw(TEXT))
    ]
    first = data.draw(st.integers(0, len(words) - 8))
    quote = " ".join(words[first : first + 8])
    old = [Page(1, " ".join(words))]
    start = len(" ".join(words[:first])) + bool(first)

    found = Mover(old, data.draw(layouts(words, TELLING)), NEW).move(
        passage(old, [Piece(1, start, start + len(quote))], OLD)
    )

    assert found is not None
    assert found.is_sure
    assert plain(found.passage.quote) == plain(quote)
