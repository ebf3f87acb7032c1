"""A passage cites what the marks in it, or right behind it, name."""

import pytest

from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.citing import Citing

LIST = """References
1. Okafor A. Infusions and mood. J Mood. 2011;1:1-9.
2. Lindqvist P. Tablets and mood. J Mood. 2012;2:10-19.
3. Moreau J. Sprays and mood. J Mood. 2013;3:20-29.
4. Mbeki T. Patches and mood. J Mood. 2014;4:30-39.
12. Not in order.
"""
NAMED = """References
Okafor, A. (2011). Infusions and mood. Journal of Mood, 1, 1-9.
Lindqvist, P., & Moreau, J. (2012). Tablets and mood. Journal of Mood, 2, 10-19.
"""


def cited(text: str, quote: str, listed: str = LIST) -> list[str]:
    """Name the references of a passage by their first words."""
    page = Page(1, f"{text}\n{listed}")
    start = page.text.index(quote)
    entries = Citing([page]).entries([Piece(1, start, start + len(quote))])
    return [entry.words.lstrip("1234. ").split()[0].strip(",") for entry in entries]


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        ("It acts fast [2]. It ends soon [3].", "It acts fast [2]", ["Lindqvist"]),
        ("It acts fast [2]. It ends soon [3].", "It acts fast", ["Lindqvist"]),
        ("It acts fast.[2] It ends soon [3].", "It acts fast.", ["Lindqvist"]),
        ("It acts fast [1, 3]. So what.", "It acts fast", ["Okafor", "Moreau"]),
        ("It acts fast [2\u20134]. So what.", "It acts fast", ["Lindqvist", "Moreau", "Mbeki"]),
        ("It ends by relapse.1,3 So what.", "It ends by relapse.", ["Okafor", "Moreau"]),
        ("It ends by relapse2-4. So what.", "It ends by relapse", ["Lindqvist", "Moreau", "Mbeki"]),
        ("Relapse2 is seen in most of them. So what.", "Relapse2 is seen", ["Lindqvist"]),
        ("As Fig.2 shows, it acts fast. So what [3].", "As Fig.2 shows, it acts fast", []),
        (
            "Doses of 0.5 mg/kg and PHQ9 of 3.4 were used. So [1].",
            "Doses of 0.5 mg/kg and PHQ9",
            [],
        ),
        ("It acts fast [77]. So what.", "It acts fast [77]", []),
        ("It acts fast. It ends soon [3].", "It acts fast", []),
    ],
)
def test_marks_name_references(text: str, quote: str, wanted: list[str]) -> None:
    assert cited(text, quote) == wanted


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        ("It acts fast (Okafor, 2011). So what.", "It acts fast", ["Okafor"]),
        ("Lindqvist and Moreau (2012) saw this. So.", "Lindqvist and Moreau (2012)", ["Lindqvist"]),
        (
            "It acts fast (Okafor, 2011; Lindqvist & Moreau, 2012).",
            "It acts fast",
            ["Okafor", "Lindqvist"],
        ),
        ("It acts fast (Nobody, 2011). So what.", "It acts fast", []),
    ],
)
def test_names_and_years_name_references(text: str, quote: str, wanted: list[str]) -> None:
    assert cited(text, quote, NAMED) == wanted


def test_words_of_the_list_itself_cite_nothing() -> None:
    assert cited("Text.", "Sprays and mood. J Mood. 2013;3") == []


def test_a_text_without_a_list_cites_nothing_that_could_be_named() -> None:
    assert cited("It acts fast [2].", "It acts fast [2]", "The end.") == []
