"""The table of studies: a line for each arm and each result, and not more than can be read."""

from ketareview.reporting.conclusions import StudyCell, StudyRow
from ketareview.reporting.overview import columns_of
from ketareview.reporting.words import words
from tests.reporting.sample import TOPIC


def cell(field: str, position: int, told: str) -> StudyCell:
    return StudyCell(field, field, position, told, told=told)


def row(*cells: StudyCell) -> StudyRow:
    return StudyRow(1, TOPIC, "Okafor 2021", cells, "level 2 (does it help?)", "Low risk (RoB 2)")


def test_what_belongs_to_one_result_stands_in_one_line() -> None:
    told = columns_of(
        row(cell("scale", 1, "MADRS"), cell("result", 1, "9 points"), cell("result", 2, "none")),
        words(),
    )
    assert told["results"] == ("MADRS; 9 points", "none")
    assert told["judged"] == ("Oxford 2011: level 2 (does it help?)", "Low risk (RoB 2)")
    assert told["arms"] == ()


def test_what_two_reviewers_say_alike_is_said_once() -> None:
    same = cell("masking", 0, "Double-blind")
    assert columns_of(row(same, same), words())["masking"] == ("Double-blind",)


def test_of_many_results_five_are_told() -> None:
    many = [cell("result", place, f"result {place}") for place in range(1, 9)]
    told = columns_of(row(*many), words())["results"]
    assert told[-2:] == ("result 5", "3 more")
