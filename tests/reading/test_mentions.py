"""Mentions lead to the reference, figure or table that they name, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.progress import Cancelled
from ketareview.domain.text import Page
from ketareview.reading.mentions import Kind, Mention, Mentions

_NUMBERED = """Introduction
Ketamine works [2] and works again [1, 3], as others say [1-3]. See Fig. 1 and Table 2.
Fig. 1. Scores by day.
Table 2 Events of both arms
were counted.

References
1. Aziz B. An early trial. Journal of Trials 2006; 1: 1-9.
2. Berman C, Okafor D. A trial with a long
title. Journal of Moods 2010; 2: 10-19.
3. Zarate E. A later trial. 2012.
"""

_NAMED = """Introduction
It works (Zarate et al., 2006), as Berman and Okafor (2010) say, unlike Smith 2011 and Lee 2012.
References
Berman, C., & Okafor, D. (2010). A trial.
Journal of Moods, 2, 10-19.
Lee, A. (2012). First of two.
Lee, B. (2012). Second of two.
Zarate, E., Singh, F., & Aziz, B. (2006). A later trial. Journal, 3.
"""


def mentions_of(*texts: str) -> tuple[Mentions, list[Mention]]:
    pages = [Page(number, text) for number, text in enumerate(texts, start=1)]
    found = Mentions(pages)
    return found, [each for page in pages for each in found.on(page.number)]


def words_of(text: str, mention: Mention) -> str:
    return text[mention.piece.start : mention.piece.end]


def test_numbers_in_brackets_lead_to_the_list() -> None:
    found, every = mentions_of(_NUMBERED)
    references = [each for each in every if each.kind is Kind.REFERENCE]
    assert [words_of(_NUMBERED, each) for each in references] == ["2", "1", "3", "1", "3"]
    assert found.words(references[0]).startswith(
        "2. Berman C, Okafor D. A trial with a long title."
    )
    assert found.words(references[0]).endswith("10-19.")


def test_figures_and_tables_lead_to_their_captions() -> None:
    found, every = mentions_of(_NUMBERED)
    shown = {words_of(_NUMBERED, each): each for each in every if each.kind is not Kind.REFERENCE}
    assert found.words(shown["Fig. 1"]) == "Fig. 1. Scores by day."
    assert found.words(shown["Table 2"]) == "Table 2 Events of both arms were counted."


def test_names_with_years_lead_to_the_one_entry_that_fits() -> None:
    found, every = mentions_of(_NAMED)
    assert {words_of(_NAMED, each): found.words(each)[:6] for each in every} == {
        "Zarate et al., 2006": "Zarate",
        "Berman and Okafor (2010": "Berman",
    }


def test_a_list_may_begin_on_another_page_and_go_on_over_its_end() -> None:
    head, tail = _NUMBERED.split("title. Journal")
    found, every = mentions_of(
        head.split("References")[0],
        "References" + head.split("References")[1],
        "title. Journal" + tail,
    )
    assert {each.target.page for each in every if each.kind is Kind.REFERENCE} == {2, 3}
    second = next(each for each in every if each.number == "2" and each.kind is Kind.REFERENCE)
    assert found.words(second).endswith("title. Journal of Moods 2010; 2: 10-19.")
    assert found.entry_at(3, 5) == found.entry_at(2, second.target.start)


@pytest.mark.parametrize(
    "text",
    [
        "Without a list [1] leads nowhere, and so does Fig. 3.",
        "Figure 2 shows that the scores fell.\nSee Figure 2.",
        "See [7].\nReferences\n1. Aziz B. A trial.\n2. Berman C. A trial.",
        "",
    ],
)
def test_what_is_not_sure_leads_nowhere(text: str) -> None:
    assert mentions_of(text)[1] == []


_PARTS = st.sampled_from(
    [
        "[1]",
        "[2, 3]",
        "\n",
        "References",
        "1. Aziz B. 2006",
        "[2] Lee C",
        "Fig. 1",
        "Lee (2006)",
        " ",
        "x",
    ]
)


@given(st.lists(st.lists(_PARTS, max_size=20).map("".join), min_size=1, max_size=3))
def test_mentions_lie_apart_and_lead_into_the_text(texts: list[str]) -> None:
    found, every = mentions_of(*texts)
    for mention in every:
        target = texts[mention.target.page - 1]
        assert 0 <= mention.target.start < mention.target.end <= len(target)
        assert found.at(mention.piece.page, mention.piece.start) == mention
        assert found.at(mention.piece.page, mention.piece.end - 1) == mention
        assert found.words(mention).strip()


def test_reading_mentions_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Mentions([Page(1, _NUMBERED)], stop)
