"""A row of a table as a record."""

import re
from collections.abc import Mapping, Sequence

from ketareview.importing.characters import storable
from ketareview.importing.inline_markup import plain
from ketareview.importing.record import addresses, dates, identifiers, publication_types, sources
from ketareview.importing.record.reference import Reference
from ketareview.importing.table import halves, people
from ketareview.importing.table.guessing import MOST_COLUMNS
from ketareview.importing.table.names import ARTICLE_NUMBERS, squeezed

_LISTS = frozenset(
    {"keywords", "mesh", "substances", "publication-types", "editors", "translators"}
)
_ADDRESS = ("http://", "https://")
_MISSING = frozenset({"NA", "NaN", "nan", "NULL"})
"""What programs write into cells for what they do not have."""

_WHOLE = re.compile(r"\d+\.0")
_NOTED = ("notes", "Extra")
"""Where Zotero keeps a number of PubMed."""

_CITATION = "citation"
"""PubMed's column for volume, issue and pages, which have none of their own."""

_CITED = re.compile(
    r"\b(?:18|19|20)\d\d\b[^;:]{0,20};(?P<volume>[^():;\s]{1,20})(?: (?P<part>Suppl[^():;]{0,20}))?"
    r"(?:\((?P<issue>[^()]{1,40})\))?:(?P<pages>[^.:;\s]{1,30})"
)
_MARKED = frozenset({"title", "journal", "abstract"})
_PLAIN = frozenset({"title", "journal", "volume", "issue", "doi", "pmid", "url", "abstract"})


def reference(columns: Sequence[str], fields: Mapping[str, str], row: Sequence[str]) -> Reference:
    """Make a record of a row; each cell goes to its column's field or is kept by its name."""
    found = Reference("table")
    pages: dict[str, str] = {}
    names: dict[str, str] = {}
    for number, cell in enumerate(row):
        value = storable(cell).strip()
        value = value.removesuffix(".0") if _WHOLE.fullmatch(value) else value
        value = "" if value in _MISSING else value
        column = _column(columns, number)
        if value and fields.get(column) == "pages":
            pages[column] = value
        elif value and not fields.get(column) and halves.is_half(column):
            names[column] = value
        elif value:
            _take(found, column, fields.get(column, ""), value)
    _tell_pages(found, pages)
    _tell_names(found, names)
    _complete(found)
    return found


def _column(columns: Sequence[str], number: int) -> str:
    if number < len(columns):
        return columns[number]
    return f"Column {number + 1}" if number < MOST_COLUMNS else "Further columns"


def _tell_pages(found: Reference, pages: Mapping[str, str]) -> None:
    """Join first and last page; an article's number stands where there are no pages."""
    ends = [value for column, value in pages.items() if squeezed(column) not in ARTICLE_NUMBERS]
    found.pages = "-".join(dict.fromkeys(ends))
    for column, value in pages.items():
        if squeezed(column) in ARTICLE_NUMBERS:
            found.add(column, value if found.pages else "")
            found.pages = found.pages or value


def _tell_names(found: Reference, names: Mapping[str, str]) -> None:
    """Make authors of halves of names, unless another column told them."""
    told = [] if found.authors else list(halves.authors(names))
    found.authors += told
    for column, value in names.items():
        found.add(column, "" if told else value)


def _take(found: Reference, column: str, field: str, value: str) -> None:
    if field in _PLAIN and not getattr(found, field):
        setattr(found, field, plain(value) if field in _MARKED else value)
    elif field == "authors":
        told = people.authors(value)
        found.authors += told
        found.add(column, "" if people.are_whole(told, value) else value)
    elif field == "year" and not found.year and dates.year(value):
        found.year = dates.year(value)
        found.add("date", value if value != str(found.year) else "")
    elif field == "files":
        for one in people.values(value):
            if one.startswith(_ADDRESS):
                found.add("links", one)
            else:
                found.files.append(one)
    elif field in _LISTS:
        found.add(field, *people.values(value))
    else:
        is_single = field in _PLAIN or field == "year"
        found.add(column if is_single or not field else field, value)


def _tell_citation(found: Reference) -> None:
    written = " ".join(
        value
        for column, values in found.extra.items()
        if squeezed(column) == _CITATION
        for value in values
    )
    place = _CITED.search(written)
    if place and not (found.volume or found.issue or found.pages):
        issue = place["issue"] or place["part"] or ""
        found.volume, found.issue, found.pages = place["volume"], issue, place["pages"]


def _tell_source(found: Reference) -> None:
    """Part what Embase writes where others write a journal's name; the whole is kept."""
    told = sources.told_by_embase(found.journal)
    if not told:
        return
    found.add("source as written", found.journal)
    found.journal = told["journal"]
    found.volume = found.volume or told.get("volume", "")
    found.issue = found.issue or told.get("issue", "")
    found.pages = found.pages or told.get("pages", "")
    found.year = found.year or dates.year(told.get("year", ""))


def _complete(found: Reference) -> None:
    """Fill what one field tells of another."""
    found.year = found.year or dates.year("\n".join(found.extra.get("date", ()))) or None
    _tell_citation(found)
    _tell_source(found)
    noted = (value for name in _NOTED for value in found.extra.get(name, ()))
    found.pmid = found.pmid or identifiers.pmid("\n".join(noted))
    types = (*found.extra.get("publication-types", ()), *found.extra.get("type", ()))
    found.kind = publication_types.kind(types)
    addresses.complete(found)
