"""The full-text indexes, written by code: with `trusted_schema=OFF` triggers of the file fail."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.folding import fold_text, halves
from ketareview.domain.text import Page
from ketareview.library.identities import identify
from ketareview.library.journal import Entry
from ketareview.library.models import INDEXES, ArticleRow, HighlightRow
from ketareview.library.statements import GIVEN, driver, listed

_WORDS_OF = {
    "article": frozenset({"title", "authors", "journal", "abstract"}),
    "highlight": frozenset({"quote", "note", "transcription"}),
}

_TOLD_BY = frozenset(
    {
        *("title", "authors", "year", "journal", "volume", "issue", "pages"),
        *("doi", "pmid", "url", "abstract", "kind", "extra"),
    }
)
"""Fields of an article by which it is recognised."""

_INDEXED = "indexed_pages"
"""The property that tells the last page that is indexed."""

_PAGES = 100
"""Pages that are indexed in one turn: 20 ms."""

_WAITING = f"SELECT id FROM page WHERE id > ? ORDER BY id LIMIT {_PAGES}"  # noqa: S608 - a number

_LAST_ROW = 2**63 - 1

_ARTICLES = select(
    ArticleRow.id, ArticleRow.title, ArticleRow.authors, ArticleRow.journal, ArticleRow.abstract
).where(ArticleRow.id.in_(GIVEN))

_HIGHLIGHTS = select(
    HighlightRow.id, HighlightRow.quote, HighlightRow.transcription, HighlightRow.note
).where(HighlightRow.id.in_(GIVEN))


def folded(text: str) -> str:
    """Write text in the form that it is found by."""
    return fold_text(text)


def forms(page: Page) -> dict[str, str]:
    """Write a page in the two forms that it is found by."""
    return {"folded": folded(page.text), "halves": halves(page.text)}


def refresh(session: Session, entries: Sequence[Entry]) -> None:
    """Index the articles and highlights whose words were written or changed."""
    articles = [entry for entry in entries if entry.kind == "article"]
    new = _new(articles)
    if new:
        _index_new(driver(session), new)
    if left := _touched(articles, "article") - new.keys():
        index_articles(session, left)
    if recognised := {UUID(each.row) for each in articles if not _TOLD_BY.isdisjoint(each.after)}:
        identify(session, recognised)
    highlights = [entry for entry in entries if entry.kind == "highlight"]
    marked = _new(highlights)
    _index_marked(driver(session), marked)
    if left := _touched(highlights, "highlight") - marked.keys():
        index_highlights(session, left)


def _touched(entries: Iterable[Entry], kind: str) -> set[str]:
    """Name the rows of a kind whose words were written or changed."""
    return {entry.row for entry in entries if not _WORDS_OF[kind].isdisjoint(entry.after)}


def _new(entries: Sequence[Entry]) -> dict[str, Mapping[str, Any]]:
    """Gather the fields of rows that were created and not changed again."""
    touched = Counter(entry.row for entry in entries)
    return {
        entry.row: entry.after
        for entry in entries
        if entry.before is None and touched[entry.row] == 1
    }


def _index_new(connection: sqlite3.Connection, articles: Mapping[str, Mapping[str, Any]]) -> None:
    """Index articles of which nothing is indexed yet, all at once."""
    last = _one(connection, "SELECT max(id) FROM article_text") or 0
    names = ("title", "authors", "journal", "abstract")
    rows = []
    for article, fields in articles.items():
        words = {**fields, "authors": _named(json.loads(fields["authors"]))}
        rows.append((article, *(folded(words[name]) for name in names)))
    connection.executemany(
        "INSERT INTO article_text (article_id, title, authors, journal, abstract)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    _insert_range(connection, "article_index", last, _LAST_ROW)


def _index_marked(
    connection: sqlite3.Connection, highlights: Mapping[str, Mapping[str, Any]]
) -> None:
    """Index highlights of which nothing is indexed yet."""
    for highlight, fields in highlights.items():
        words = _marked(fields["quote"], fields["transcription"], fields["note"])
        _append(connection, "highlight", highlight, words)


def index_articles(session: Session, ids: Iterable[UUID | str]) -> None:
    """Index the records of articles, in place of what was indexed of them."""
    rows = session.execute(_ARTICLES, {"ids": listed(ids)})
    for article, title, authors, journal, abstract in rows.all():
        names = {"title": title, "authors": _named(authors)}
        words = {**names, "journal": journal, "abstract": abstract}
        _replace(driver(session), "article", str(article), words)


def _named(authors: Iterable[Iterable[str]]) -> str:
    return " ".join(" ".join(filter(None, author)) for author in authors)


def index_highlights(session: Session, ids: Iterable[UUID | str]) -> None:
    """Index quotes, what was typed off pictures, and notes, in place of what was indexed."""
    rows = session.execute(_HIGHLIGHTS, {"ids": listed(ids)})
    for highlight, quote, typed, note in rows.all():
        _replace(driver(session), "highlight", str(highlight), _marked(quote, typed, note))


def _marked(quote: str, typed: str, note: str) -> dict[str, str]:
    return {"quote": f"{quote}\n{typed}".strip(), "note": note}


def has_pages_to_index(session: Session) -> bool:
    """Tell whether pages were stored that are not indexed yet."""
    connection = driver(session)
    return connection.execute(_WAITING, (_indexed(connection),)).fetchone() is not None


def index_pages(session: Session) -> bool:
    """Index the next pages that are not indexed yet; tell whether more may be waiting.

    At most a turn's worth is indexed. The pages up to one number are indexed and those after it
    are not; `forget_pages` keeps it so.
    """
    connection = driver(session)
    before = _indexed(connection)
    pages = connection.execute(_WAITING, (before,)).fetchall()
    if pages:
        last = pages[-1][0]
        _insert_range(connection, "page_index", before, last)
        _set_indexed(connection, last)
    return len(pages) == _PAGES


def forget_pages(connection: sqlite3.Connection, source: str) -> None:
    """Take the pages of a source out of the index; they are to be removed in the same turn.

    New pages may get their numbers, and must not be taken for indexed ones.
    """
    content, columns = INDEXES["page_index"]
    listed = ", ".join(columns)
    indexed = _indexed(connection)
    connection.execute(
        f"INSERT INTO page_index (page_index, rowid, {listed})"  # noqa: S608 - names of ours
        f" SELECT 'delete', id, {listed} FROM {content} WHERE source = ? AND id <= ?",
        (source, indexed),
    )
    last = _one(
        connection,
        f"SELECT max(id) FROM {content} WHERE source <> ?",  # noqa: S608 - as above
        source,
    )
    _set_indexed(connection, min(indexed, last or 0))


def rebuild_pages(session: Session) -> None:
    """Index all pages anew; takes long."""
    connection = driver(session)
    connection.execute("INSERT INTO page_index (page_index) VALUES ('rebuild')")
    _set_indexed(connection, _one(connection, "SELECT max(id) FROM page") or 0)


def _indexed(connection: sqlite3.Connection) -> int:
    return int(_one(connection, "SELECT value FROM property WHERE name = ?", _INDEXED) or 0)


def _one(connection: sqlite3.Connection, asked: str, *told: str) -> Any:  # noqa: ANN401 - SQLite's
    """Ask for a single value; None where there is no row."""
    row = connection.execute(asked, told).fetchone()
    return row[0] if row else None


def _set_indexed(connection: sqlite3.Connection, last: int) -> None:
    connection.execute(
        "INSERT INTO property (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_INDEXED, str(last)),
    )


def _replace(connection: sqlite3.Connection, kind: str, row: str, words: Mapping[str, str]) -> None:
    """Write the folded words and index them; an index must be told what it forgets."""
    content, index, owner = f"{kind}_text", f"{kind}_index", f"{kind}_id"
    old = connection.execute(
        f"SELECT id FROM {content} WHERE {owner} = ?",  # noqa: S608 - names of ours
        (row,),
    ).fetchone()
    if old is None:
        _append(connection, kind, row, words)
        return
    _insert(connection, index, old[0], forget=True)
    assignments = ", ".join(f"{name} = ?" for name in words)
    connection.execute(
        f"UPDATE {content} SET {assignments} WHERE id = ?",  # noqa: S608 - as above
        (*map(folded, words.values()), old[0]),
    )
    _insert(connection, index, old[0])


def _append(connection: sqlite3.Connection, kind: str, row: str, words: Mapping[str, str]) -> None:
    """Write the folded words of a row of which nothing is indexed yet, and index them."""
    columns = ", ".join((f"{kind}_id", *words))
    places = ", ".join("?" * (len(words) + 1))
    written = connection.execute(
        f"INSERT INTO {kind}_text ({columns}) VALUES ({places})",  # noqa: S608 - names of ours
        (row, *map(folded, words.values())),
    ).lastrowid
    _insert(connection, f"{kind}_index", written)


def _insert(
    connection: sqlite3.Connection, index: str, row: int | None, *, forget: bool = False
) -> None:
    content, columns = INDEXES[index]
    listed = ", ".join(columns)
    command = (f"{index}, ", "'delete', ") if forget else ("", "")
    connection.execute(
        f"INSERT INTO {index} ({command[0]}rowid, {listed})"  # noqa: S608 - names of ours
        f" SELECT {command[1]}id, {listed} FROM {content} WHERE id = ?",
        (row,),
    )


def _insert_range(connection: sqlite3.Connection, index: str, after: int, last: int) -> None:
    """Index the rows behind one number up to another."""
    content, columns = INDEXES[index]
    listed = ", ".join(columns)
    connection.execute(
        f"INSERT INTO {index} (rowid, {listed})"  # noqa: S608 - names of ours
        f" SELECT id, {listed} FROM {content} WHERE id > ? AND id <= ? ORDER BY id",
        (after, last),
    )
