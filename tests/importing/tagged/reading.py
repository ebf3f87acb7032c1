"""Reads small texts with an importer, as a dropped file."""

from pathlib import Path

from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.ris import Ris
from ketareview.importing.tagged.importing import TaggedFile

Reader = Ris | TaggedFile


def drafts(importer: Reader, folder: Path, text: str | bytes, name: str = "x.txt") -> list[Draft]:
    """Read a text that the importer knows for its own; all its records can be read."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert importer.recognises(path)
    read = [each for each in importer.read(path, NO_WISHES) if isinstance(each, Draft)]
    assert read
    return read


def titles(importer: Reader, folder: Path, text: str | bytes) -> list[str]:
    """Read the titles of a text's records."""
    return [draft.record.title for draft in drafts(importer, folder, text)]
