"""CITATION.cff: software, data and papers as their authors wish them to be cited."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.citation_file.works import drafts
from ketareview.importing.encodings import decode, is_text
from ketareview.importing.quoting import quotes
from ketareview.importing.record.fitting import fitting
from ketareview.importing.textfile import read_text
from ketareview.importing.yaml.values import YamlError, parse

_VERSION = re.compile(r"^cff-version\s*:", re.MULTILINE)


class CitationFile:
    """Knows its files by the version of the format, or by their names."""

    name = "CFF"
    media_types = ("application/x-citation-file",)
    rank = 14
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether a text tells the version of the format, or is called so."""
        start = signature.head(path)
        if signature.is_known(start) or not is_text(start):
            return False
        if path.suffix.lower() == ".cff":
            return True
        found = _VERSION.search(decode(start).text)
        return found is not None and not quotes(path, found.string[: found.start()].encode())

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the work, what its authors would rather see cited, and what it cites.

        Raises:
            UnreadableFileError: it is not written as such files are.
            NoRecordsError: it names no work.
        """
        try:
            found = parse(read_text(path).text.removeprefix("\ufeff"))
        except YamlError as error:
            raise UnreadableFileError(path=path, finding=str(error)) from error
        works = list(drafts(found)) if isinstance(found, dict) else []
        if not works:
            raise NoRecordsError(path=path)
        yield from map(fitting, works)


IMPORTER = CitationFile()
