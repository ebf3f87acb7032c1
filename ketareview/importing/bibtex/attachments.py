"""Files that an entry names, in the ways of JabRef, Zotero, Mendeley, Calibre and BibDesk."""

import base64
import plistlib
import re
from collections.abc import Iterator

from ketareview.importing.bibtex.latex import text_of

_CALIBRE = re.compile(r",\s+:(?=\S)")
_ESCAPED = re.compile(r"\\([\\:;,_&%#${}~^])")
_OF_MENDELEY = r"$\backslash$"
"""How Mendeley writes the sign that keeps the colon of a drive from parting."""

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\s*$")
_TYPE = re.compile(r"[\w.+-]{0,40}(?:/[\w.+-]{1,80})?\s*")
_DRIVE = re.compile(r"[A-Za-z]")
_DESCRIBED = 3


def paths(written: str) -> Iterator[str]:
    """List the paths and addresses in a `file` field: `words:path:type;…`, `path;path`, `path`."""
    plain = written.strip().replace(_OF_MENDELEY, "\\")
    parts = [part for part in _split(_CALIBRE.sub(";:", plain), ";") if part.strip()]
    described = [_described(part) for part in parts]
    if any(path is not None for path in described) or all(_ENDING.search(part) for part in parts):
        pairs = zip(described, parts, strict=True)
        found = [part if path is None else path for path, part in pairs]
    else:
        found = [written]
    for each in found:
        if plain := _plain(each):
            yield plain


def archived(written: str) -> str:
    """Find the path in the property list, as base 64, in which BibDesk keeps it."""
    try:
        data = base64.b64decode("".join(written.split()), validate=True)
        found = plistlib.loads(data) if data.startswith(b"bplist00") else None
    except (ValueError, RecursionError):
        return ""
    path = found.get("relativePath") if isinstance(found, dict) else None
    return path.strip() if isinstance(path, str) else ""


def _described(part: str) -> str | None:
    """Take the path from words, path and type; None where it is no such three."""
    pieces = _split(part, ":")
    if len(pieces) < _DESCRIBED or not _TYPE.fullmatch(pieces[-1]):
        return None
    if len(pieces) == _DESCRIBED or pieces[1].strip() in {"http", "https", "file"}:
        return ":".join(pieces[1:-1])
    has_drive = len(pieces[-3].strip()) == 1 and _DRIVE.match(pieces[-3].strip())
    return ":".join(pieces[-3:-1]) if has_drive else pieces[-2]


def _split(text: str, sign: str) -> list[str]:
    """Part a text at a sign that no backslash stands before."""
    parts = []
    start = 0
    for found in re.finditer(rf"\\.|{sign}", text, re.DOTALL):
        if found.group() == sign:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _plain(path: str) -> str:
    path = path.replace("\\:", ":")
    shown = text_of(path) if "{\\" in path or "\\{" in path else _ESCAPED.sub(r"\1", path)
    return " ".join(shown.split())
