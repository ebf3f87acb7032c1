"""Taguette's databases: documents as web pages, highlights by their bytes in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from ketareview.domain.errors import NoRecordsError, UnreadableFileError, UnsupportedFileError
from ketareview.domain.imports import Content, Draft, Mark, Unread, Wishes
from ketareview.importing import characters, signature
from ketareview.importing.projects.aligning import Alignment
from ketareview.importing.record.reference import Reference
from ketareview.importing.record.titles import from_file_name, is_title
from ketareview.importing.reflow import reflow
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk

if TYPE_CHECKING:
    import sqlite3

_WHERE = "Taguette"
_DATABASE = b"SQLite format 3\0"
_TABLES = {"documents", "highlights", "tags", "highlight_tags"}
_CONTEXT = 32
_DOCUMENTS = "SELECT id, name, description, filename, contents FROM documents ORDER BY id"
_HIGHLIGHTS = """
SELECT h.id, h.start_offset, h.end_offset, h.snippet,
       (SELECT json_group_array(t.path) FROM highlight_tags AS ht
        JOIN tags AS t ON t.id = ht.tag_id WHERE ht.highlight_id = h.id)
FROM highlights AS h WHERE h.document_id = ? ORDER BY h.start_offset, h.id
"""


class Taguette:
    """Knows its files by SQLite's first bytes."""

    name = "Taguette project"
    media_types = ("application/vnd.taguette",)
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the file is a database; which one is seen when it is read."""
        return signature.head(path).startswith(_DATABASE)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the documents with their highlights.

        Raises:
            UnsupportedFileError: the database is another program's.
            NoRecordsError: there is no document in it.
            UnreadableFileError: it is damaged.
        """
        data = path.read_bytes()
        if not data.startswith(_DATABASE):
            raise UnsupportedFileError(path=path)
        import sqlite3  # noqa: PLC0415 - only these projects need it

        try:
            # Read into memory: SQLite would write beside a database that was left open.
            with closing(sqlite3.connect(":memory:")) as database:
                database.deserialize(data)
                database.execute("PRAGMA trusted_schema = OFF")
                database.text_factory = _decoded
                yield from _documents(path, database)
        except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
            raise UnreadableFileError(path=path, finding="SQLite cannot read it") from error


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _documents(path: Path, database: sqlite3.Connection) -> Iterator[Draft]:
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if not {str(row[0]) for row in names} >= _TABLES:
        raise UnsupportedFileError(path=path)
    count = 0
    for row in database.execute(_DOCUMENTS):
        highlights = database.execute(_HIGHLIGHTS, (row[0],)).fetchall()
        count += 1
        yield _draft([str(each or "") for each in row], highlights)
    if not count:
        raise NoRecordsError(path=path)


def _draft(document: list[str], highlights: list[tuple[object, ...]]) -> Draft:
    number, name, description, file_name, markup = document
    reference = Reference(_WHERE)
    reference.title = name if is_title(name) else from_file_name(Path(file_name or name or number))
    reference.add("notes", description)
    reference.add(f"{_WHERE} file name", file_name)
    tree = tree_of(markup)
    parts = [] if tree is None else [stretch.part for stretch in Walk().stretches(tree)]
    pages = reflow(parts)
    text = "" if tree is None else _text(tree)
    alignment = Alignment(text, pages)
    draft = reference.draft(_mark(each, alignment, text) for each in highlights)
    page = f'<!doctype html><meta charset="utf-8">{markup}'.encode("utf-8", "replace")
    content = Content(
        characters.file_name(file_name or f"{name or number}.html"), "text/html", page
    )
    return Draft(draft.record, draft.origin, pages, marks=draft.marks, content=content)


def _text(tree: HtmlElement) -> str:
    body = tree.find("body")
    return str((tree if body is None else body).text_content())


def _mark(row: tuple[object, ...], alignment: Alignment, text: str) -> Mark:
    number, start, end, snippet, tags = row
    data = text.encode("utf-8", "replace")
    first = len(data[: _whole(start)].decode("utf-8", "ignore"))
    past = len(data[: _whole(end)].decode("utf-8", "ignore"))
    before, after = alignment.around(first, past, _CONTEXT)
    return Mark(
        name=f"taguette {number}",
        spans=alignment.spans(first, past),
        quote=_plain(str(snippet or "")) or alignment.quote(first, past),
        before=before,
        after=after,
        codes=tuple(str(tag) for tag in json.loads(str(tags or "[]")) if tag),
    )


def _whole(value: object) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _plain(snippet: str) -> str:
    tree = tree_of(snippet) if snippet.strip() else None
    return "" if tree is None else re.sub(r"\s+", " ", str(tree.text_content())).strip()


IMPORTER = Taguette()
