"""The files of a library and their text."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, String, func, select, type_coerce
from sqlalchemy.orm import Session

from ketareview.domain.article import Source
from ketareview.domain.errors import (
    DamagedLibraryError,
    PageNotFoundError,
    SourceEmptiedError,
    SourceNotFoundError,
)
from ketareview.domain.ids import fixed_id
from ketareview.domain.text import Block, BlockKind, LineRuns, Page
from ketareview.files import whole
from ketareview.library.database import Database
from ketareview.library.models import AttachmentRow, PageRow, PasswordRow, SourceRow
from ketareview.library.safety import emptied
from ketareview.library.statements import among, driver, put
from ketareview.library.stored_runs import StoredRuns

_READABLE = select(  # not the forms, which are for finding only
    PageRow.number,
    PageRow.text,
    PageRow.label,
    type_coerce(PageRow.blocks, String).label("blocks"),
    type_coerce(PageRow.runs, String).label("runs"),
    PageRow.width,
    PageRow.height,
).order_by(PageRow.number)


class Sources:
    """Files as they came, known by the SHA-256 of their bytes, and their pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: UUID) -> tuple[Source, ...]:
        """List the files of an article."""
        with self._database.read() as session:
            return sources_of(session, article_id)

    def pages(self, sha256: str) -> tuple[Page, ...]:
        """Read all pages of a source, in order; none when it has no text.

        Raises:
            SourceNotFoundError: there is no such source.
        """
        with self._database.read() as session:
            _existing(session, sha256)
            return tuple(map(_page, session.execute(_READABLE.where(PageRow.source == sha256))))

    def require(self, sha256: str) -> None:
        """Make sure that a source can be read.

        Raises:
            SourceNotFoundError: there is no such source.
            SourceEmptiedError: its bytes went with the trash.
        """
        with self._database.read() as session:
            _existing(session, sha256)
            _expect_full(session, sha256)

    def page(self, sha256: str, number: int) -> Page:
        """Read one page, counted from 1.

        Raises:
            SourceNotFoundError: there is no such source.
            PageNotFoundError: it has no such page.
        """
        with self._database.read() as session:
            source = _existing(session, sha256)
            chosen = _READABLE.where(PageRow.source == sha256, PageRow.number == number)
            row = session.execute(chosen).one_or_none()
            if row is None:
                raise PageNotFoundError(page=number, pages=source.pages)
            return _page(row)

    def labels(self, sha256s: Iterable[str]) -> dict[tuple[str, int], str | None]:
        """Read what is printed on the pages of sources, by source and number."""
        with self._database.read() as session:
            rows = session.execute(
                select(PageRow.source, PageRow.number, PageRow.label).where(
                    PageRow.source.in_(among(sha256s))
                )
            )
            return {(source, number): label for source, number, label in rows}

    def write_to(self, sha256: str, path: Path, *, is_kept: bool = True) -> None:
        """Write a source's bytes to a file, whole or not at all.

        One that is not kept when the program ends need not be on the disk when this returns.

        Raises:
            SourceNotFoundError: there is no such source.
            DamagedLibraryError: the bytes are not those that came in.
            UnwritableFileError: the file cannot be written.
        """
        found = hashlib.sha256()
        with whole(path, is_kept=is_kept) as file:
            for data in self.chunks(sha256):
                found.update(data)
                file.write(data)
            if found.hexdigest() != sha256:
                raise DamagedLibraryError(path=self._database.path, finding=f"source {sha256}")

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """Read a source's bytes in order, each chunk in a turn of its own.

        Raises:
            SourceNotFoundError: there is no such source.
            SourceEmptiedError: its bytes went with the trash.
        """
        with self._database.read() as session:
            left = _size(session, sha256)
            _expect_full(session, sha256)
            data = _chunk(session, sha256, 0)
        number = 0
        while data is not None:
            yield data
            left, number = left - len(data), number + 1
            if left <= 0:
                return
            with self._database.read() as session:
                data = _chunk(session, sha256, number)

    def keep_password(self, sha256: str, password: str) -> None:
        """Remember what opens an encrypted file, beside the text that it protects.

        Raises:
            SourceNotFoundError: there is no such file.
        """
        with self._database.write("Keep password") as session:
            _existing(session, sha256)
            keep_password(session, sha256, password)

    def password(self, sha256: str) -> str:
        """What opens a file; empty where it is not locked, or nobody knows."""
        with self._database.read() as session:
            row = session.get(PasswordRow, fixed_id("password", sha256))
            return "" if row is None or row.deleted else row.password

    def count(self) -> tuple[int, int]:
        """Count sources and pages."""
        with self._database.read() as session:
            return (
                session.scalars(select(func.count()).select_from(SourceRow)).one(),
                session.scalars(select(func.count()).select_from(PageRow)).one(),
            )


def keep_password(session: Session, sha256: str, password: str) -> None:
    """Remember what opens an encrypted file."""
    values = {"id": fixed_id("password", sha256), "source": sha256, "password": password}
    put(session, PasswordRow, [values])


def sources_of(session: Session, article_id: UUID) -> tuple[Source, ...]:
    """List the files of an article, the first attached first."""
    return tuple(sources_of_all(session, [article_id]).get(article_id, ()))


def sources_of_all(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Source]]:
    """List the files of each article, the first attached first."""
    rows = session.execute(
        select(AttachmentRow.article_id, SourceRow, AttachmentRow.name)
        .join(AttachmentRow, AttachmentRow.source == SourceRow.sha256)
        .where(AttachmentRow.article_id.in_(among(ids)), ~AttachmentRow.deleted)
        .order_by(AttachmentRow.position, AttachmentRow.id)
    )
    sources: dict[UUID, list[Source]] = {}
    for article_id, row, name in rows:
        source = Source(
            sha256=row.sha256,
            media_type=row.media_type,
            bytes=row.size,
            pages=row.pages,
            name=name,
        )
        sources.setdefault(article_id, []).append(source)
    return sources


def from_page(page: Page) -> dict[str, Any]:
    """Write a page as columns of its row, but for the source and the forms for finding."""
    return {
        "number": page.number,
        "text": page.text,
        "label": page.label,
        "blocks": [[b.kind.value, b.start, b.end, b.level] for b in page.blocks],
        "runs": list(page.runs.plain() if isinstance(page.runs, LineRuns) else page.runs),
        "width": page.width,
        "height": page.height,
    }


def _page(row: Row[*tuple[Any, ...]]) -> Page:
    return Page(
        number=row.number,
        text=row.text,
        label=row.label,
        blocks=tuple(Block(BlockKind(kind), *place) for kind, *place in json.loads(row.blocks)),
        runs=StoredRuns(row.runs),
        width=row.width,
        height=row.height,
    )


def _size(session: Session, sha256: str) -> int:
    asked = "SELECT size FROM source WHERE sha256 = ?"
    found: tuple[int] | None = driver(session).execute(asked, (sha256,)).fetchone()
    if found is None:
        raise SourceNotFoundError(title=sha256)
    return found[0]


def _chunk(session: Session, sha256: str, number: int) -> bytes | None:
    asked = "SELECT data FROM chunk WHERE sha256 = ? AND number = ?"
    found: tuple[bytes] | None = driver(session).execute(asked, (sha256, number)).fetchone()
    return None if found is None else found[0]


def _expect_full(session: Session, sha256: str) -> None:
    day = emptied.day_of(session, sha256)
    if day:
        names = select(AttachmentRow.name).where(AttachmentRow.source == sha256).limit(1)
        name = session.scalars(names).first() or sha256[:8]
        raise SourceEmptiedError(name=name, day=day)


def _existing(session: Session, sha256: str) -> SourceRow:
    row = session.get(SourceRow, sha256)
    if row is None:
        raise SourceNotFoundError(title=sha256)
    return row
