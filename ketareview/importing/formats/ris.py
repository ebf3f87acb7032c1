"""RIS files, as databases and reference managers write them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.quoting import quotes
from ketareview.importing.tagged import procite, ris, ris_parting
from ketareview.importing.tagged.importing import RIVALS
from ketareview.importing.tagged.lines import lines_of

_BEGINS = re.compile(rb"[ \t]*TY[ \t]*-", re.IGNORECASE)
_TYPE = re.compile(rb"TY  ?- ?[A-Z]{3,8}\s*$")
_TAGGED = re.compile(rb"(AU|A1|TI|T1|PY|Y1|JO|JF|SP|VL|AB|UR|ER|KW|DO)  ?- ")
_LINE = re.compile(rb"[\r\n]+")
_ENOUGH = 4
_SOON = 10
"""Lines within which the first record begins."""
_LEAST_SHARE = 5
"""One line in so many has a tag, unless a type begins all; what quotes a record has fewer."""
_ENDING = ".ris"


class Ris:
    """Knows its files by their first tags, whatever they are called."""

    name = "RIS"
    media_types = ("application/x-research-info-systems",)
    rank = 12
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether tags of RIS stand at the beginnings of lines."""
        start = signature.head(path)
        if signature.is_foreign(start) or signature.is_pdf(start) or signature.is_html(start):
            return False
        plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        lines = [line for line in _LINE.split(plain) if line.strip()]
        found = [match.group(1) for line in lines if (match := _TAGGED.match(line))]
        is_first = any(map(_TYPE.match, lines[:1]))
        tags = set(found) if is_first or len(found) * _LEAST_SHARE >= len(lines) else set()
        is_named = path.suffix.lower() == _ENDING
        first = next((n for n, line in enumerate(lines) if _TAGGED.match(line)), len(lines))
        if not is_named and quotes(path, b"\n".join(lines[:first])):
            return False
        begins = any(_BEGINS.match(line) for line in (lines if is_named else lines[:_SOON]))
        is_tagged = any(_TAGGED.match(line) for line in lines[:_SOON]) and len(tags) >= _ENOUGH
        if is_named and not begins and not tags:
            return not RIVALS.search(plain)
        return is_named or is_tagged or (begins and bool(tags))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the records, one after the other.

        Raises:
            NoRecordsError: there is none.
        """
        count = 0
        for record in ris_parting.records(lines_of(path)):
            draft = record if isinstance(record, Unread) else ris.draft(procite.told(record))
            if draft is not None:
                count += 1
                yield draft
        if not count:
            raise NoRecordsError(path=path)


IMPORTER = Ris()
