"""Marks of references, as they stand in papers, and what looks like them."""

import pytest

from ketareview.appraising.linting.marks import first_mark, rest_of_sentence


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It was brief [4].", "[4]"),
        ("It was brief [4, 7\u20139].", "[4, 7\u20139]"),
        ("It was brief (Haas 2021).", "(Haas 2021)"),
        ("It was brief (e.g. Haas and Moreau, 2021a).", "(e.g. Haas and Moreau, 2021a)"),
        ("Haas et al. (2021) found it brief.", "Haas et al. (2021)"),
        ("It was brief.12,13", "12,13"),
        ("It was brief12 and mild.", "brief12"),
        ("It was brief.¹²", "¹²"),
        ("Half relapsed (95% CI 40\u201360).9", "9"),
        ("See doi:10.9999/x.1 for more.", "doi:10.9999"),
    ],
)
def test_a_mark_is_found(text: str, mark: str) -> None:
    assert first_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "The mean fell by 3 (95% CI [1, 9]).",
        "It was done in spring (April 2021).",
        "Journal of Examples (2017) 234:403\u2013420",
        "Scores on PHQ-9, GAD-7 and HAM-D17 fell.",
        "Levels of vitamin B12, CYP2B6 and GluN2B were taken.",
        "Rooms of 20 m² or 10³ cells.",
        "Visits were made in week4 and week8.",
        "The dose was 0.5 mg/kg.",
        "See Fig.2 and vol.12.",
        "He was tired (n = 12).",
    ],
)
def test_what_looks_like_a_mark_is_none(text: str) -> None:
    assert first_mark(text) == ""


@pytest.mark.parametrize(
    ("quote", "after", "rest"),
    [
        ("It was brief", " and mild [4]. More was seen.", " and mild [4]."),
        ("It was brief.", " More was seen [4].", ""),
        ("It was brief.", "12 More was seen.", "12"),
        ("It was brief.", " [4] More was seen.", " [4]"),
        ("It was brief", "", ""),
    ],
)
def test_only_the_rest_of_the_sentence_belongs_to_a_passage(
    quote: str, after: str, rest: str
) -> None:
    assert rest_of_sentence(quote, after) == rest
