"""Reflowed text fills pages whole: no block is lost, cut or moved without need."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.text import BlockKind, Page
from ketareview.importing.characters import is_safe, storable
from ketareview.importing.reflow import Part, reflow, separator

_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "M", "Zs"]), max_size=60)
_PARTS = st.lists(st.builds(Part, st.sampled_from(BlockKind), _WORDS, st.integers(0, 6)))


def _rejoined(pages: tuple[Page, ...]) -> str:
    return "\n\n".join(page.text for page in pages)


def _signs(text: str) -> str:
    return "".join(text.split())


@given(_PARTS, st.integers(20, 200))
def test_no_sign_is_lost_or_moved(parts: list[Part], longest: int) -> None:
    expected = "".join(_signs(storable(part.text)) for part in parts)

    assert _signs(_rejoined(reflow(parts, longest=longest))) == expected


@given(_PARTS)
def test_blocks_that_fit_come_back_as_they_were(parts: list[Part]) -> None:
    pages = reflow(parts)

    found = [page.text[block.start : block.end] for page in pages for block in page.blocks]
    assert found == [text for part in parts if (text := storable(part.text).strip())]


@given(_PARTS, st.integers(20, 200))
def test_blocks_tile_their_page(parts: list[Part], longest: int) -> None:
    for number, page in enumerate(reflow(parts, longest=longest), 1):
        assert page.number == number
        assert 0 < len(page.text) <= longest
        assert page.blocks[0].start == 0
        assert page.blocks[-1].end == len(page.text)
        for before, after in zip(page.blocks, page.blocks[1:], strict=False):
            gap = page.text[before.end : after.start]
            assert gap == separator(before.kind, after.kind)


@given(st.text())
def test_stored_text_is_clean_and_stays_as_it_is(text: str) -> None:
    stored = storable(text)

    assert is_safe(stored)
    assert storable(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "Ketamine works within hours. "
    pages = reflow([Part(BlockKind.PARAGRAPH, sentence * 1000)])

    assert all(page.text.endswith("hours.") for page in pages)
    assert all(len(page.text) > 7900 for page in pages[:-1])


def test_text_without_spaces_is_cut_all_the_same() -> None:
    pages = reflow([Part(BlockKind.PARAGRAPH, "x" * 20_000)])

    assert [len(page.text) for page in pages] == [8000, 8000, 4000]


def test_a_heading_stays_with_what_follows() -> None:
    parts = [
        Part(BlockKind.PARAGRAPH, "a" * 7000),
        Part(BlockKind.HEADING, "Results", 2),
        Part(BlockKind.PARAGRAPH, "b" * 3000),
    ]

    first, second = reflow(parts)

    assert first.text == "a" * 7000
    assert second.text.startswith("Results\n\nb")


def test_line_ends_marks_and_half_characters_are_made_storable() -> None:
    assert storable("\ufeffa\r\nb\rc\u2028d\x00e\ud800f\x0cg") == "a\nb\nc\nd\ufffde\ufffdf\ng"
    assert storable("e\u0301") == "é"
