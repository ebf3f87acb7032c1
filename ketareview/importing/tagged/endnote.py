"""EndNote's own tags: a percent sign and a letter; records parted by blank lines or %0."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.imports import Unread
from ketareview.importing.strays import Strays
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged

_TAG = re.compile(r"\s*(%[A-Z0-9@!+>~*#$^&()<?\[\]=/])(?:\s+(.*)|)$")
_FIRST = frozenset({"%T", "%A", "%B", "%J"})

ENDNOTE = Dialect(
    where="EndNote",
    meanings={
        "%0": "type",
        "%A": "authors",
        "%T": "title",
        "%J": "journal",
        "%B": "journal",
        "%D": "date",
        "%8": "date",
        "%V": "volume",
        "%N": "issue",
        "%P": "pages",
        "%X": "abstract",
        "%K": "listed keywords",
        "%U": "url",
        "%R": "doi",
        "%@": "number",
        "%I": "publisher",
        "%C": "place",
        "%E": "editors",
        "%Y": "series editors",
        "%9": "publication-types",
        "%Z": "notes",
        "%O": "notes",
        "%M": "accession",
        "%W": "database",
        "%~": "database",
        "%+": "affiliations",
        "%G": "language",
        "%!": "short-title",
        "%>": "files",
        "%L": "call-number",
        "%S": "series",
        "%F": "labels",
        "%7": "edition",
        "%6": "number-of-volumes",
        "%Q": "original-title",
        "%?": "translators",
        "%[": "date-accessed",
        "%]": "date-accessed",
        "%H": "translators",
        "%*": "rights",
    },
)


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records: at a second %0, or after a blank line where a record begins."""
    record, strays = Tagged(), Strays()
    is_after_blank = False
    for line in lines:
        found = _TAG.match(line)
        if found is None:
            is_after_blank = is_after_blank or not line.strip()
            if line.strip():
                record.go_on(line, by_line=True) if record.first_tag else strays.note(line)
            continue
        if strays.count:
            yield strays.told()
        tag, value = found.group(1), found.group(2) or ""
        if record.first_tag and _begins(record, tag, is_after_blank=is_after_blank):
            yield record
            record = Tagged()
        record.add(tag, value)
        is_after_blank = False
    if record.first_tag:
        yield record


def _begins(record: Tagged, tag: str, *, is_after_blank: bool) -> bool:
    """Whether a tag begins the next record; a blank line may also stand within an abstract.

    A type may stand twice above its record.
    """
    if tag == "%0":
        return record.last_tag != "%0" and (is_after_blank or record.has("%0"))
    if tag == record.first_tag:
        return is_after_blank or tag == "%T"
    return is_after_blank and tag in _FIRST and record.has("%T")
