"""Proposals quote the page exactly, stand at their arms and results, and are the study's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.appraising.study import Proposal, propose
from ketareview.domain.study import check_place, field_of, read_value
from ketareview.domain.text import Block, BlockKind, Page

PAPER = (
    (
        "Ketamine or midazolam for resistant depression:\na randomised, double-blind trial\n"
        "Abstract\nBackground Few trials have been blinded well.\n"
        "Methods Sixty-seven adults were randomised to ke\u00ad\ntamine "
        "(0·5 mg/kg over 40 min; n = 34) or midazo\u00ad\nlam (0·045 mg/kg; n = 33).\n"
        "Results At 24 h MADRS had fallen more with keta\u00ad\nmine "
        "(difference \u22125·8, 95% CI \u22129·9 to \u22121·7). "
        "At day 7 QIDS-SR\ndid not differ (\u22120·9, 95% CI \u22122·4 to 0·6).\n"
    ),
    (
        "Introduction\nAn earlier trial randomised 99 patients to esketamine 84 mg.\n"
        "Methods\nKetamine was given intra-\nvenously.\n"
        "References\n1. Okafor N, Lin P. Esketamine 56 mg twice weekly, a crossover trial. "
        "J Ex Med 2019;4:1-9.\n2. Abe T. Arketamine by mouth: HAM-D at week 4. Ex J 2020;5:2-3.\n"
    ),
)


def pages(*texts: str) -> list[Page]:
    """Make pages of texts."""
    return [Page(number, text) for number, text in enumerate(texts, start=1)]


def told(proposals: tuple[Proposal, ...], field: str) -> list[tuple[int, str]]:
    """List place and value of what is proposed for a field, the best first."""
    return [(each.place, each.value) for each in proposals if each.field == field]


def test_arms_have_what_stands_beside_them() -> None:
    found = propose(pages(*PAPER))
    assert told(found, "agent") == [(1, "ketamine")]
    assert told(found, "comparator") == [(2, "midazolam")]
    assert told(found, "dose") == [(1, "0.5 mg/kg over 40 min"), (2, "0.045 mg/kg")]
    assert told(found, "n") == [(1, "34"), (2, "33")]
    assert told(found, "randomised") == [(0, "67")]


def test_each_result_has_its_scale_and_time() -> None:
    found = propose(pages(*PAPER))
    assert told(found, "result") == [
        (1, "-5.8 (95% CI -9.9 to -1.7)"),
        (2, "-0.9 (95% CI -2.4 to 0.6)"),
    ]
    assert told(found, "scale") == [(1, "madrs"), (2, "qids")]
    assert told(found, "time") == [(1, "24 hours"), (2, "day 7")]


def test_the_quotation_is_the_page_letter_for_letter() -> None:
    found = propose(pages(*PAPER))
    dose = next(each for each in found if each.field == "dose")
    assert dose.quote == "0·5 mg/kg over 40 min"
    for each in found:
        text = PAPER[each.piece.page - 1]
        assert each.quote == text[each.piece.start : each.piece.end]


def test_nothing_comes_from_the_reference_list_or_from_others() -> None:
    found = propose(pages(*PAPER))
    assert {each.value for each in found} & {
        "arketamine",
        "crossover",
        "84 mg",
        "99",
        "oral",
    } == set()
    assert all(
        each.piece.start < PAPER[1].index("References") for each in found if each.piece.page == 2
    )


def test_reflowed_pages_are_read_by_their_blocks() -> None:
    text = "Methods\nResults\nNo patient got esketamine.\n0.5 mg/kg of ketamine was infused.\n"
    starts = [text.index(line) for line in text.splitlines()]
    kinds = [BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    ends = [*starts[1:], len(text)]
    blocks = tuple(map(Block, kinds, starts, ends))
    found = propose([Page(1, text, blocks=blocks)])
    assert told(found, "agent") == [(1, "ketamine")]


def test_a_reference_list_without_a_heading_is_known_by_its_years() -> None:
    cited = [
        f"Author {n}. Arketamine 5 mg/kg in trial {n}. Ex J. 201{n}. 4. 1-9." for n in range(6)
    ]
    text = "\n".join(["Methods", "Results", "Ketamine was given.", *cited])
    starts = [text.index(line) for line in text.splitlines()]
    ends = [*starts[1:], len(text)]
    kinds = [BlockKind.HEADING] * 2 + [BlockKind.PARAGRAPH] + [BlockKind.LIST_ITEM] * 6
    found = propose([Page(1, text, blocks=tuple(map(Block, kinds, starts, ends)))])
    assert told(found, "agent") == [(1, "ketamine")]
    assert not told(found, "dose")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.5\u2009mg\u2009/\u2009kg", "0.5 mg/kg"),
        ("0\u00b75 mg/kg", "0.5 mg/kg"),
        ("0,5\u00a0mg/kg", "0.5 mg/kg"),
        ("0.5 mg kg\u207b\u00b9", "0.5 mg/kg"),
        ("0.5 mg\nper kg", "0.5 mg/kg"),
        ("0.5\u20131.0 mg/kg", "0.5 to 1.0 mg/kg"),
        ("0.5 mg/kg/h", "0.5 mg/kg/h"),
    ],
)
def test_doses_are_read_however_they_are_set(written: str, value: str) -> None:
    found = propose(pages(f"Ketamine was given at {written} to all patients."))
    assert [each for _, each in told(found, "dose")] == [value]


def test_a_value_told_often_ranks_higher() -> None:
    once = "Saline was the control."
    often = "Midazolam was the control. Midazolam was given. Midazolam was infused."
    values = [value for _, value in told(propose(pages(f"{once} {often}")), "comparator")]
    assert values == ["midazolam", "saline"]


@given(st.lists(st.text(max_size=300), max_size=3))
def test_any_text_is_read_without_harm(texts: list[str]) -> None:
    for each in propose(pages(*texts)):
        assert each.quote == texts[each.piece.page - 1][each.piece.start : each.piece.end]


_PARTS = st.sampled_from(
    [
        *("Methods\n", "Results\n", "forty patients ", "were randomised ", "ketamine ", "saline "),
        *("0.5 mg/kg ", "over 40 min ", "(n = 34) ", "twice weekly ", "MADRS ", "at 24 h ", ". "),
        *(
            "\u22123\u00b71 ",
            "95% CI 1 to 2 ",
            "guessed correctly ",
            "not ",
            "will be ",
            "\n",
            "-\n",
        ),
        *(
            "\u00ad\n",
            "55% v 41% ",
            "intravenously ",
            "NCT01234567 ",
            "two hundred ",
            "funded by A ",
        ),
    ]
)


@given(st.lists(_PARTS, max_size=40))
def test_whatever_is_proposed_can_be_taken(parts: list[str]) -> None:
    text = "".join(parts)
    for each in propose(pages(text)):
        field = field_of(each.field)
        check_place(field, each.place)
        assert read_value(field, each.value) == each.value
        assert each.quote == text[each.piece.start : each.piece.end]
        assert each.why
