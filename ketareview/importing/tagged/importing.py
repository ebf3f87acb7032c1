"""What the importers of tagged formats share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.quoting import quotes
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.lines import lines_of
from ketareview.importing.tagged.parting import Parting

RIVALS = re.compile(
    rb"(?:^|[\r\n])[ \t]*(?:TY  ?- |PMID- ?\d|FN [^\r\n]{1,80}[\r\n]+VR |@\w+\{|<\?xml)"
)
"""How records of other kinds begin, under whatever name."""

_FAR = 1_000_000
"""Bytes in which records begin that have more above them."""


@dataclass(frozen=True, slots=True)
class TaggedFile:
    """Reads one tagged format; `signs` is what the first bytes hold, unless the name ends so.

    What is `above` the records among the first bytes says that the signs may stand further down.
    """

    name: str
    media_types: tuple[str, ...]
    rank: int
    signs: re.Pattern[bytes]
    records: Parting
    dialect: Dialect
    ending: str = ""
    above: re.Pattern[bytes] | None = None
    is_paper: bool = False

    def recognises(self, path: Path) -> bool:
        """Whether the tags of the format stand at the beginnings of lines."""
        start = signature.head(path)
        if signature.is_foreign(start) or signature.is_pdf(start) or signature.is_html(start):
            return False
        if self.above and self.above.search(start.replace(b"\0", b"")):
            start = signature.head(path, _FAR)
        plain = start.replace(b"\0", b"")
        is_named = bool(self.ending) and path.suffix.lower() == self.ending
        if sign := self.signs.search(plain):
            return is_named or not quotes(path, plain[: sign.start()])
        return is_named and not RIVALS.search(plain)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:  # noqa: ARG002 - as promised
        """Read the records, one after the other.

        Raises:
            NoRecordsError: there is none.
        """
        count = 0
        for record in self.records(lines_of(path)):
            draft = record if isinstance(record, Unread) else self.dialect.draft(record)
            if draft is not None:
                count += 1
                yield draft
        if not count:
            raise NoRecordsError(path=path)
