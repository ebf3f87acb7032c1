"""Small JSON files for tests, and the importer that takes them."""

import json
from pathlib import Path

from ketareview.domain.article import Record
from ketareview.domain.imports import Draft, ReadFile, Unread
from ketareview.importing import wire
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers


def written(folder: Path, value: object) -> Path:
    """Write a value as a JSON file; text is written as it is."""
    path = folder / "references.json"
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, encoding="utf-8")
    return path


def taken_by(path: Path) -> str:
    """Name the importer that takes a file."""
    return next((one.name for one in importers() if one.recognises(path)), "")


def read(folder: Path, value: object) -> list[Draft | Unread]:
    """Read a value with the importer that takes it."""
    path = written(folder, value)
    importer = next(one for one in importers() if one.recognises(path))
    return list(importer.read(path, NO_WISHES))


def records(folder: Path, value: object) -> list[Record]:
    """Read a value's records."""
    return [draft.record for draft in read(folder, value) if isinstance(draft, Draft)]


def crossed(drafts: list[Draft | Unread]) -> tuple[Draft | Unread, ...]:
    """Send drafts over to the program as a worker does, which checks each value."""
    told = tuple(drafts)
    media_type = "application/json"
    read_file = ReadFile("0" * 64, 1, media_type, told, is_paper=False, counted=len(told))
    return wire.from_json(json.loads(json.dumps(wire.to_json(read_file)))).drafts
