"""The table of studies: which values of a card stand together, and how they are told in lines."""

from collections.abc import Iterator, Sequence

from ketareview.reporting.conclusions import StudyRow
from ketareview.reporting.words import Words

COLUMNS = {
    "design": ("design", "diagnosis", "randomised", "analysed"),
    "arms": ("agent", "route", "dose", "regimen", "comparator", "n"),
    "masking": ("masking", "guessing", "guessed"),
    "results": ("scale", "time", "result"),
}
"""The columns between the name of a study and what was judged of it."""

_MOST_LINES = 5
"""Arms or results that are told here; the card tells all."""


def columns_of(row: StudyRow, words: Words) -> dict[str, tuple[str, ...]]:
    """Tell a study's columns, a line for each arm and each result."""
    told = {name: tuple(_lines(row, fields, words)) for name, fields in COLUMNS.items()}
    level = words("study.level", level=row.level) if row.level else ""
    return told | {"judged": tuple(filter(None, (level, row.appraisal)))}


def _lines(row: StudyRow, fields: Sequence[str], words: Words) -> Iterator[str]:
    cells = [cell for cell in row.cells if cell.field in fields]
    places = tuple(dict.fromkeys(cell.position for cell in cells))
    for place in places[:_MOST_LINES]:
        told = dict.fromkeys(cell.told for cell in cells if cell.position == place)
        yield "; ".join(told)
    if len(places) > _MOST_LINES:
        yield words.counted("study.more", len(places) - _MOST_LINES)
