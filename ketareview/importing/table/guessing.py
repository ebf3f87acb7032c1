"""Which row of a table names its columns, and which field each column is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ketareview.importing.characters import one_line
from ketareview.importing.table.names import (
    ARTICLE_NUMBERS,
    FIRST_PAGES,
    FURTHER,
    LAST_PAGES,
    NAMES,
    squeezed,
)

Row = Sequence[str]

_KNOWN = frozenset(
    name
    for names in (*NAMES.values(), *FURTHER.values(), FIRST_PAGES, LAST_PAGES, ARTICLE_NUMBERS)
    for name in names
)
MOST_COLUMNS = 500
"""Columns that have a name; what stands beyond is kept without one."""

_LONGEST_NAME = 80
_ENDS = frozenset({*FIRST_PAGES, *LAST_PAGES})
_SINGLE = frozenset(NAMES)
_TELLING = frozenset({"authors", "journal", "doi", "pmid", "abstract"})
_CONTENT = {
    "doi": re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE),
    "url": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    "year": re.compile(r"(?:18|19|20)\d\d(?:\.0)?"),
}
_MOST = 0.8
_FEWEST_WORDS, _MOST_WORDS = 4, 40


def is_nameless(first: Row, below: Sequence[Row], wished: Mapping[str, str]) -> bool:
    """Whether a table's first row is a record as those below: its cells are no names of columns."""
    if known(first) or any(one_line(cell) in wished for cell in first):
        return False
    return any(
        pattern.fullmatch(cell.strip()) and _most(pattern, list(_values(below, number)))
        for number, cell in enumerate(first)
        for pattern in _CONTENT.values()
    )


def header_at(rows: Sequence[Row], wished: Mapping[str, str]) -> int:
    """Find the row that names the columns: that with most names known, or the first with words."""
    counts = [known(row) + 100 * sum(one_line(cell) in wished for cell in row) for row in rows]
    best = max(counts, default=0)
    if best:
        return counts.index(best)
    return next((number for number, row in enumerate(rows) if any(map(str.strip, row))), 0)


def known(row: Row) -> int:
    """Count the cells that are names of columns of references."""
    short = [cell for cell in row if len(cell) <= _LONGEST_NAME]
    return len({name for cell in short if (name := squeezed(cell)) in _KNOWN})


def is_header(row: Row, least: int) -> bool:
    """Whether a row names so many columns of references, and the title among them."""
    names = {squeezed(cell) for cell in row if len(cell) <= _LONGEST_NAME}
    return known(row) >= least and not names.isdisjoint(NAMES["title"])


def columns_of(header: Row, width: int) -> list[str]:
    """Name each column: those without a name by their number, those of one name told apart."""
    columns: list[str] = []
    for number in range(min(max(width, len(header)), MOST_COLUMNS)):
        given = one_line(header[number])[:_LONGEST_NAME] if number < len(header) else ""
        name = given or f"Column {number + 1}"
        columns.append(name if name not in columns else f"{name} ({number + 1})")
    return columns


def guess(columns: Sequence[str], rows: Sequence[Row]) -> dict[str, str]:
    """Guess the field of each column by its name and then by what stands in it; "" is none."""
    fields = dict.fromkeys(columns, "")
    names = {column: squeezed(column) for column in columns}
    for field, known in NAMES.items():
        free = [column for column in columns if not fields[column] and names[column] in known]
        if free:
            fields[min(free, key=lambda column: known.index(names[column]))] = field
    for field, known in FURTHER.items():
        for column in columns:
            if not fields[column] and names[column] in known:
                fields[column] = field
    _guess_pages(fields, names)
    _guess_by_content(fields, columns, rows)
    return fields


def _guess_pages(fields: dict[str, str], names: Mapping[str, str]) -> None:
    """Let first and last page be the pages where no column holds both, and an article's number."""
    has_both = "pages" in fields.values()
    for column, name in names.items():
        is_page = name in ARTICLE_NUMBERS or (not has_both and name in _ENDS)
        if is_page and not fields[column]:
            fields[column] = "pages"


def _guess_by_content(fields: dict[str, str], columns: Sequence[str], rows: Sequence[Row]) -> None:
    for number, column in enumerate(columns):
        values = list(_values(rows, number))
        found = next((field for field, pattern in _CONTENT.items() if _most(pattern, values)), "")
        if found and not fields[column] and found not in fields.values():
            fields[column] = found
    if "title" not in fields.values() and not _TELLING.isdisjoint(fields.values()):
        wordy = (
            column
            for number, column in enumerate(columns)
            if not fields[column] and _is_wordy(list(_values(rows, number)))
        )
        if column := next(wordy, ""):
            fields[column] = "title"


def _values(rows: Sequence[Row], number: int) -> Iterator[str]:
    return (row[number].strip() for row in rows if number < len(row) and row[number].strip())


def _most(pattern: re.Pattern[str], values: Sequence[str]) -> bool:
    return bool(values) and sum(map(bool, map(pattern.fullmatch, values))) >= _MOST * len(values)


def _is_wordy(values: Sequence[str]) -> bool:
    counts = sorted(len(value.split()) for value in values)
    middle = counts[len(counts) // 2] if counts else 0
    return _FEWEST_WORDS <= middle <= _MOST_WORDS and len(set(values)) * 2 > len(values)


def settled(guessed: Mapping[str, str], wished: Mapping[str, str]) -> dict[str, str]:
    """Put what was wished over what was guessed; a field that holds one value goes to the wish."""
    asked = {column: field for column, field in wished.items() if column in guessed}
    taken = _SINGLE & set(asked.values())
    return {
        column: asked.get(column, "" if field in taken else field)
        for column, field in guessed.items()
    }
