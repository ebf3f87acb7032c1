"""Reports of New Economics Papers, which RePEc sends by mail."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.tagged import nep
from ketareview.importing.textfile import read_text

_SIGNS = re.compile(rb"^NEP: New Economics Papers\s[\s\S]*^In this issue we have:?", re.MULTILINE)


class Nep:
    """Knows a report by its heading and its list of contents; the mail around it tells nothing."""

    name = "NEP"
    media_types = ("text/x-nep",)
    rank = 14
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether heading and list of contents stand at the beginning."""
        start = signature.head(path)
        return not signature.is_known(start) and _SIGNS.search(start) is not None

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the papers that it lists, one after the other.

        Raises:
            NoRecordsError: there is none.
            LargeFileError: it is too long.
        """
        count = 0
        for draft in nep.records(read_text(path).text):
            count += 1
            yield draft
        if not count:
            raise NoRecordsError(path=path)


IMPORTER = Nep()
