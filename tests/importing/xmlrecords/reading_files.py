"""Reads small files as a worker does."""

from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.formats import importers
from ketareview.importing.importer import Importer


def importer_of(path: Path) -> Importer:
    """The importer that is the first to recognise a file."""
    return next(importer for importer in importers() if importer.recognises(path))


def entries(path: Path) -> list[Draft | Unread]:
    """All that a file gives."""
    return list(importer_of(path).read(path, Wishes()))


def drafts(folder: Path, text: str | bytes, name: str = "file.xml") -> list[Draft]:
    """The records of a file with this text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [entry for entry in entries(path) if isinstance(entry, Draft)]
