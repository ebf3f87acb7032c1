"""References as numbers in round brackets, and the numbers in brackets that are none."""

import pytest

from ketareview.appraising.linting import Tagged
from ketareview.appraising.linting.round_marks import may_be_marked, numbering, round_mark
from ketareview.domain.article import Record
from ketareview.domain.highlight import Tags

CITING = (
    "Depression is common (1, 2). Many do not respond (3); some relapse (4\u20136), or worsen (8). "
    "Ketamine is fast (7, 9-11), but brief (12)."
)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It was brief (4).", "(4)"),
        ("It was brief (4, 7\u20139).", "(4, 7\u20139)"),
        ("It was brief (1-3), and mild.", "(1-3)"),
        ("It was \u201cbrief\u201d (4,7)", "(4,7)"),
        ("It was brief (4) but mild.", "(4)"),
    ],
)
def test_a_mark_at_the_end_of_a_clause_is_found(text: str, mark: str) -> None:
    assert may_be_marked(text)
    assert round_mark(text, 12) == mark
    assert round_mark(text, 0) == ""


@pytest.mark.parametrize(
    "text",
    [
        "We asked adults (18-65).",
        "They were well (18-65).",
        "They were few (n = 5).",
        "It was found early (2020).",
        "We noted scores (0-10).",
        "It lowered scores (4).",
        "It is shown below (Table 2).",
        "It follows from equation (3).",
        "Nausea was seen in 12 (8).",
        "We asked (1) who came and (2) who left.",
        "It was mild (20).",
    ],
)
def test_other_numbers_in_brackets_are_no_marks(text: str) -> None:
    assert round_mark(text, 12) == ""


def test_a_paper_that_cites_so_has_most_of_the_numbers() -> None:
    assert numbering([CITING[:60], CITING[60:]]) == 12
    assert numbering([CITING + " They were old (65)."]) == 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It is fast [1]. It is brief [2].",
        "Side effects were headache (12), nausea (9), dizziness (7), fatigue (4) and rash (1).",
        "Of these, headache (1), nausea (2), dizziness (3) and fatigue (4) were severe.",
        "It was seen early (18\u201365), late (70\u201380), or never (30).",
    ],
)
def test_a_paper_that_merely_counts_does_not_cite_so(text: str) -> None:
    assert numbering([text]) == 0


def test_the_number_behind_a_passage_belongs_to_it() -> None:
    tags = Tags("efficacy", "none-cited", basis="none")
    case = Tagged("It was brief", tags, Record(title=""), after=" (4). More.", numbering=12)

    assert case.mark == "(4)"
