"""BibTeX and BibLaTeX, as JabRef, Zotero, Mendeley, databases and people write them."""

import re
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.bibtex.entries import BrokenEntry, entries
from ketareview.importing.bibtex.references import draft
from ketareview.importing.encodings import decode, is_text
from ketareview.importing.record.fitting import fitting
from ketareview.importing.textfile import read_text
from ketareview.importing.unread import unread

_ENDINGS = frozenset({".bib", ".bibtex", ".biblatex"})
_BREAKS = re.compile(r"\r\n?")
_FIRST = re.compile(
    r"\s*@[ \t]*(?:string\s*[{(]\s*[\w:.+-]{1,100}\s*=|(?:preamble|comment)\s*[{(]|"
    r"[a-z_]{2,40}\s*[{(]\s*[^\s,={}()\"']{0,200}\s*,)",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rb"^%\s*(?:!\w+\s+)?Encoding\s*[:=]\s*([\w.-]{2,40})", re.MULTILINE | re.IGNORECASE
)


class BibTex:
    """Knows its files by the entry that they begin with, or by their names."""

    name = "BibTeX"
    media_types = ("application/x-bibtex", "text/x-bibtex")
    rank = 15
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether a text begins with an entry, or is called BibTeX."""
        start = signature.head(path)
        if signature.is_known(start) or signature.is_pdf(start) or not is_text(start):
            return False
        text = decode(start).text.removeprefix("\ufeff")
        return path.suffix.lower() in _ENDINGS or _begins_with_entry(text)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read entry by entry.

        Raises:
            NoRecordsError: there is no entry in it.
            LargeFileError: there is more text than is read at once.
        """
        text = _BREAKS.sub("\n", read_text(path, _declared).text)
        is_empty = True
        for entry in entries(text):
            is_empty = False
            if isinstance(entry, BrokenEntry):
                yield unread(entry.told())
            else:
                yield fitting(draft(entry))
        if is_empty:
            raise NoRecordsError(path=path)


def _begins_with_entry(text: str) -> bool:
    """Whether an entry is the first thing in a text but for comments."""
    lines = dropwhile(lambda line: line.lstrip()[:1] in {"", "%"}, text.splitlines())
    return bool(_FIRST.match("\n".join(lines)))


def _declared(data: bytes) -> str:
    """Find the line in which JabRef and Emacs name the encoding."""
    found = _DECLARED.search(data[: signature.HEAD])
    return found.group(1).decode("ascii", "replace") if found else ""


IMPORTER = BibTex()
