"""RIS files, as databases and reference managers write them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.tagged import ris
from ketareview.importing.tagged.lines import lines_of

_BEGINS = re.compile(rb"(?:^|\n|\r)[ \t]*TY[ \t]*-", re.IGNORECASE)
_TAGGED = re.compile(rb"(?:^|\n|\r)(AU|A1|TI|T1|PY|Y1|JO|JF|SP|VL|AB|UR|ER|KW|DO)  ?- ")
_ENOUGH = 4
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
        plain = start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
        tags = set(_TAGGED.findall(plain))
        return (
            bool(_BEGINS.search(plain) and (tags or path.suffix.lower() == _ENDING))
            or len(tags) >= _ENOUGH
            or path.suffix.lower() == _ENDING
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the records, one after the other.

        Raises:
            NoRecordsError: there is none.
        """
        count = 0
        for record in ris.records(lines_of(path)):
            draft = ris.draft(record)
            if draft is not None:
                count += 1
                yield draft
        if not count:
            raise NoRecordsError(path=path)


IMPORTER = Ris()
