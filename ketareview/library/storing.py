"""Files on their way into the library: their bytes, their pages, and whose they are."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ketareview.domain.article import ArticleStatus
from ketareview.domain.errors import (
    ChangedFileError,
    FileError,
    LibraryUnwritableError,
    MissingFileError,
    UnreadableFileError,
)
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import Draft, ReadFile
from ketareview.library import sums
from ketareview.library.database import Database
from ketareview.library.indexing import forms, index_pages
from ketareview.library.models import ArticleRow, AttachmentRow, ChunkRow, PageRow, SourceRow
from ketareview.library.records import to_columns, to_origin
from ketareview.library.safety import emptied
from ketareview.library.sources import from_page
from ketareview.library.statements import Prepared, add, driver, prepared, put

CHUNK = 4_000_000
"""Bytes of a file that are stored in one turn."""

_ACTION = "Import papers"

_THERE = "SELECT 1 FROM source WHERE sha256 = ?"

_LEFT = "SELECT 1 FROM chunk WHERE sha256 = ?"

_PLACE = "INSERT INTO chunk (sha256, number, data) VALUES (?, ?, zeroblob(?))"

_OTHERS = "SELECT count(*) FROM attachment WHERE article_id = ? AND source <> ?"


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes that a draft's pages come from: the file itself, or one that lay within it."""

    sha256: str
    size: int
    media_type: str
    name: str
    path: Path
    data: bytes | None = None

    @property
    def chunks(self) -> Iterator[bytes]:
        """Read the bytes, at most a turn's worth at a time.

        Raises:
            FileError: the file is gone or cannot be read.
        """
        if self.data is not None:
            yield from (self.data[at : at + CHUNK] for at in range(0, len(self.data), CHUNK))
            return
        try:
            with self.path.open("rb") as file:
                while data := file.read(CHUNK):
                    yield data
        except FileNotFoundError as error:
            raise MissingFileError(path=self.path) from error
        except OSError as error:
            raise UnreadableFileError(path=self.path, finding=error.strerror) from error

    def expect(self, sha256: str) -> None:
        """Make sure that these are the bytes that were read.

        Raises:
            ChangedFileError: they are not.
        """
        if sha256 != self.sha256:
            raise ChangedFileError(path=self.path)


def incoming(read: ReadFile, draft: Draft, path: Path) -> Incoming:
    """Tell which bytes a draft's pages come from."""
    content = draft.content
    if content is None:
        return Incoming(read.sha256, read.size, read.media_type, path.name, path)
    data = content.data
    sha256 = hashlib.sha256(data).hexdigest()
    return Incoming(sha256, len(data), content.media_type, content.name, path, data)


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that are in the library but for their last chunk, which goes in with the article.

    `number` and `last` are None where the source is there already.
    """

    number: int | None = None
    last: bytes | None = None

    @property
    def is_new(self) -> bool:
        """Whether the source is not there yet."""
        return self.number is not None


def store_bytes(database: Database, file: Incoming) -> Stored:
    """Store the bytes but for the last chunk, invisible until their source is there.

    Raises:
        ChangedFileError: the file is no longer the one that was read.
        MissingFileError: it is gone.
    """
    with database.read() as session:
        is_there = _has(session, _THERE, file) and not emptied.day_of(session, file.sha256)
        is_begun = not is_there and _has(session, _LEFT, file)
    found = hashlib.sha256()
    if is_there:
        for data in file.chunks:
            found.update(data)
        file.expect(found.hexdigest())
        return Stored()
    if is_begun:  # by an import that was killed
        _forget_bytes(database, file.sha256)
    number, last = 0, b""
    try:
        for place, data in enumerate(file.chunks):
            found.update(data)
            if place:
                with database.write(_ACTION) as session:
                    _add_chunk(session, file.sha256, number, last)
            number, last = place, data
        file.expect(found.hexdigest())
    except (FileError, LibraryUnwritableError):
        if number:
            _forget_bytes(database, file.sha256)
        raise
    return Stored(number, last)


def sweep(database: Database) -> None:
    """Remove bytes that an interrupted import left behind."""
    left = select(ChunkRow.id).where(ChunkRow.sha256.not_in(select(SourceRow.sha256)))
    with database.read() as session:
        gone = list(session.scalars(left))
    for chunk in gone:
        with database.write("Remove what an import left") as session:
            session.execute(delete(ChunkRow).where(ChunkRow.id == chunk))


def pages_of(draft: Draft, file: Incoming) -> Prepared:
    """Prepare the pages of a draft, with the forms that they are found by."""
    several = [{**from_page(page), **forms(page), "source": file.sha256} for page in draft.pages]
    return prepared(PageRow, several) if several else Prepared()


def add_source(session: Session, file: Incoming, stored: Stored, pages: Prepared) -> bool:
    """Make stored bytes a source, with its pages; tell whether some of them are not indexed yet."""
    if stored.number is not None and stored.last:
        _add_chunk(session, file.sha256, stored.number, stored.last)
    values = {
        "sha256": file.sha256,
        "media_type": file.media_type,
        "size": file.size,
        "pages": len(pages.rows),
    }
    if emptied.day_of(session, file.sha256):
        emptied.forget(session, file.sha256)
    else:
        add(session, SourceRow, [values])
    if not pages.rows:
        return False
    pages.write(session)
    sums.note(session, file.sha256, pages.only(*sums.OF))
    return index_pages(session)


def add_articles(session: Session, drafts: Iterable[tuple[UUID, Draft]]) -> None:
    """Add an article for each draft."""
    now = datetime.now(UTC)
    rows = [
        {
            "id": article_id,
            **to_columns(draft.record),
            "origin": to_origin(draft.origin),
            "status": ArticleStatus.TO_READ.value,
            "added": now,
            "merged_into": None,
        }
        for article_id, draft in drafts
    ]
    put(session, ArticleRow, rows)


def attach(session: Session, article_id: UUID, file: Incoming) -> None:
    """Say that a source belongs to an article, behind those that do already."""
    asked = driver(session).execute(_OTHERS, (str(article_id), file.sha256))
    values = {
        "id": fixed_id("attachment", str(article_id), file.sha256),
        "article_id": article_id,
        "source": file.sha256,
        "name": file.name,
        "position": asked.fetchone()[0],
    }
    put(session, AttachmentRow, [values])


def _add_chunk(session: Session, sha256: str, number: int, data: bytes) -> None:
    """Write bytes into their place; as a value of a row they would be copied once more."""
    connection = driver(session)
    row = cast("int", connection.execute(_PLACE, (sha256, number, len(data))).lastrowid)
    with connection.blobopen(ChunkRow.__tablename__, "data", row) as place:
        place.write(data)


def _has(session: Session, asked: str, file: Incoming) -> bool:
    return driver(session).execute(asked, (file.sha256,)).fetchone() is not None


def _forget_bytes(database: Database, sha256: str) -> None:
    with database.write(_ACTION) as session:
        session.execute(delete(ChunkRow).where(ChunkRow.sha256 == sha256))
