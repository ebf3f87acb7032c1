"""The map from stored text to PDFium's characters, against one that asks for every character."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from ketareview.pdf.characters import LINE_END_HYPHEN, SOFT_HYPHEN, settle_hyphens
from ketareview.pdf.mapping import runs, stretches

# Each unit of the text, and whether PDFium has characters before it that its text leaves out.
units = st.lists(st.tuples(st.sampled_from("ab\U0001d6fc\n"), st.integers(0, 2)), max_size=60)


def expected(letters: list[tuple[str, int]]) -> tuple[str, dict[int, int], list[int]]:
    """Build PDFium's text, the map from stored offsets, and the character of each unit."""
    text, character = "", 0
    mapped: dict[int, int] = {}
    of_unit: list[int] = []
    for offset, (letter, left_out) in enumerate(letters):
        character += left_out
        raw = "\r\n" if letter == "\n" else letter
        if letter != "\n":
            mapped[offset] = character
        width = 1 if letter in "ab" else 2
        of_unit += range(character, character + width)
        character += width
        text += raw
    return text, mapped, of_unit


@given(units)
def test_the_map_is_the_one_that_asking_for_each_character_gives(
    letters: list[tuple[str, int]],
) -> None:
    text, mapped, of_unit = expected(letters)
    found = runs(text, len(of_unit), of_unit.__getitem__)
    assert {run.start + n: run.character + n for run in found for n in range(run.length)} == mapped


@given(st.lists(st.booleans(), max_size=40))
def test_units_without_a_character_are_in_no_run(has_character: list[bool]) -> None:
    characters = count(100)
    of_unit = [next(characters) if has else -1 for has in has_character]
    found = runs("x" * len(of_unit), len(of_unit), of_unit.__getitem__)
    assert {run.start + n: run.character + n for run in found for n in range(run.length)} == {
        unit: character for unit, character in enumerate(of_unit) if character >= 0
    }


@given(st.text("ab \n", max_size=60), st.integers(0, 9))
def test_lines_of_a_plain_page_are_its_runs(text: str, first: int) -> None:
    units = len(text) + text.count("\n")
    found = runs(text.replace("\n", "\r\n"), units, first.__add__)
    assert all(text[run.start : run.start + run.length].strip("\n") for run in found)
    characters = [run.character + step for run in found for step in range(run.length)]
    letters = [
        first + offset + text[:offset].count("\n")
        for offset, sign in enumerate(text)
        if sign != "\n"
    ]
    assert characters == letters


def test_a_plain_page_is_asked_twice() -> None:
    asked: list[int] = []

    def character_of(unit: int) -> int:
        asked.append(unit)
        return unit

    assert len(stretches(100_000, character_of)) == 1
    assert len(asked) == 2


@given(st.lists(st.text("ab-\u2010" + LINE_END_HYPHEN, max_size=30), max_size=4))
def test_settling_hyphens_changes_nothing_else(texts: list[str]) -> None:
    for before, after in zip(texts, settle_hyphens(texts), strict=True):
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            assert new in {"-", SOFT_HYPHEN} if old == LINE_END_HYPHEN else new == old


def test_the_papers_own_words_settle_a_hyphen_whatever_their_case_and_page() -> None:
    texts = [
        "Double\ufffeblind",
        "a double\u2010blind trial",
        "co\ufffeoperate",
        "cooperate, co-operate",
    ]
    assert settle_hyphens(texts)[0] == "Double-blind"
    assert settle_hyphens(texts)[2] == "co\u00adoperate"


def test_one_endless_word_is_settled_at_once() -> None:
    text = "a" * 2_000_000 + "\ufffe" + "b" * 2_000_000
    assert settle_hyphens([text])[0][2_000_000] == SOFT_HYPHEN
