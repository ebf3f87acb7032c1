"""PubMed's lists of citations for reading, "Summary (text)" and "Abstract (text)"."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.encodings import decode, is_text
from ketareview.importing.listing import pubmed
from ketareview.importing.quoting import quotes
from ketareview.importing.record.fitting import fitting
from ketareview.importing.tagged.lines import lines_of

_ENOUGH = 64_000
_NUMBERED = re.compile(r"\bPMID: ?\d{1,9}\b")
_NUMBERED_LINE = re.compile(r"^PMID: ?\d{1,9}\b", re.MULTILINE)


class PubMedText:
    """Knows its files by a numbered citation that they begin with, and PubMed's number in it."""

    name = "PubMed text"
    media_types = ("application/x-pubmed-text",)
    rank = 18
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether a text begins as such a list does."""
        start = signature.head(path, _ENOUGH)
        if signature.is_known(start) or signature.is_pdf(start) or not is_text(start):
            return False
        return not quotes(path, b"") and _begins(decode(start).text) is not None

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the records, one after the other.

        Raises:
            NoRecordsError: it is no such list.
        """
        begins = _begins(decode(signature.head(path, _ENOUGH)).text)
        if begins is None:
            raise NoRecordsError(path=path)
        yield from map(fitting, pubmed.drafts(lines_of(path), begins))


def _begins(text: str) -> re.Pattern[str] | None:
    """Tell how the records of a list begin; none where it is another text."""
    plain = text.lstrip("\ufeff \t\r\n")
    if pubmed.SUMMARY.match(plain) and _NUMBERED.search(plain.partition("\n\n")[0]):
        return pubmed.SUMMARY
    if pubmed.ABSTRACT.match(plain) and _NUMBERED_LINE.search(plain.replace("\r", "\n")):
        return pubmed.ABSTRACT
    return None


IMPORTER = PubMedText()
