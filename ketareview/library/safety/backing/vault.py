"""The originals beside the backups: each file once, with its pages; nothing changes there."""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ketareview.domain.errors import BackupError
from ketareview.domain.progress import Progress
from ketareview.files import sync
from ketareview.library.database import Database
from ketareview.library.models import Base
from ketareview.library.models.papers import PageRow
from ketareview.library.safety.backing.placing import make_folder
from ketareview.library.sources import Sources

_PAGES = ".pages"
_DIGITS = 64
_DERIVED = {"id", "folded", "halves"}
PAGE_COLUMNS = tuple(
    sorted(
        column.name
        for column in Base.metadata.tables[PageRow.__tablename__].columns
        if column.name not in _DERIVED
    )
)
"""What is kept of a page: all that is not computed from it."""


class _OtherBytes(Exception):
    """A file of the library is not what it was; whoever fills the vault tells of it."""


class Vault:
    """Files by the SHA-256 of their bytes, in folders by its first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def missing(self, originals: Iterator[str] | tuple[str, ...]) -> list[str]:
        """List those that are not here."""
        return [
            each
            for each in originals
            if not (self._pages(each).exists() and self._bytes(each).exists())
        ]

    def files(self) -> list[Path]:
        """List all files, as they lie in the folder; pages after the bytes that they belong to."""
        found = self.folder.glob(f"??/{'?' * _DIGITS}*")
        return sorted(
            path.relative_to(self.folder) for path in found if path.suffix in {"", _PAGES}
        )

    def fill(self, database: Database, originals: tuple[str, ...], progress: Progress) -> int:
        """Take in what is not here yet, and count it; progress counts files.

        Raises:
            BackupError: some have other bytes than they had; all others are in.
            OSError: the disk refuses; what is in stays.
            Cancelled: somebody stopped it; what is in stays.
        """
        wanted = self.missing(originals)
        damaged: list[str] = []
        for done, sha256 in enumerate(wanted):
            progress(done, len(wanted))
            try:
                self._take(database, sha256)
            except _OtherBytes:
                damaged.append(sha256[:8])
        progress(len(wanted), len(wanted))
        if damaged:
            finding = f"other bytes in the library: {', '.join(damaged)}"
            raise BackupError(path=self.folder, finding=finding)
        return len(wanted)

    def chunks(self, sha256: str, size: int) -> Iterator[bytes]:
        """Read the bytes of a file in pieces of at most `size`, and prove them at the end.

        Raises:
            BackupError: they are not what they were.
        """
        found, path = hashlib.sha256(), self._bytes(sha256)
        try:
            with path.open("rb") as file:
                while piece := file.read(size):
                    found.update(piece)
                    yield piece
        except OSError as error:
            raise BackupError(path=path, finding=error.strerror) from error
        if found.hexdigest() != sha256:
            raise BackupError(path=path, finding="other bytes")

    def pages(self, sha256: str) -> list[dict[str, Any]]:
        """Read the pages of a file, each as its values by name of column.

        Raises:
            BackupError: they are not what they were.
        """
        path = self._pages(sha256)
        try:
            with gzip.open(path, "rt", encoding="utf-8") as file:
                digest, _, told = file.read().partition("\n")
        except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
            raise BackupError(path=path, finding=error) from error
        if hashlib.sha256(told.encode("utf-8")).hexdigest() != digest:
            raise BackupError(path=path, finding="other pages")
        found = json.loads(told)
        return [dict(zip(found["columns"], page, strict=True)) for page in found["pages"]]

    def _take(self, database: Database, sha256: str) -> None:
        place = self._bytes(sha256)
        make_folder(place.parent)
        drafts = place.with_suffix(".new"), self._pages(sha256).with_suffix(".new-pages")
        try:
            self._take_bytes(database, sha256, drafts[0])
            self._take_pages(database, sha256, drafts[1])
        finally:
            for draft in drafts:
                draft.unlink(missing_ok=True)
        sync(place.parent)

    def _take_bytes(self, database: Database, sha256: str, draft: Path) -> None:
        found = hashlib.sha256()
        with draft.open("wb") as file:
            for piece in Sources(database).chunks(sha256):
                found.update(piece)
                file.write(piece)
            _finish(file)
        if found.hexdigest() != sha256:
            raise _OtherBytes
        draft.replace(self._bytes(sha256))

    def _take_pages(self, database: Database, sha256: str, draft: Path) -> None:
        with database.driver() as connection:
            rows = connection.execute(
                f"SELECT {', '.join(PAGE_COLUMNS)} FROM page WHERE source = ? ORDER BY number",  # noqa: S608 - ours
                (sha256,),
            ).fetchall()
        told = json.dumps({"columns": PAGE_COLUMNS, "pages": rows}, ensure_ascii=False)
        digest = hashlib.sha256(told.encode("utf-8")).hexdigest()
        with draft.open("wb") as file:
            with gzip.GzipFile("", "wb", 6, file, mtime=0) as packing:
                packing.write(f"{digest}\n{told}".encode())
            _finish(file)
        draft.replace(self._pages(sha256))  # last: a file is here when its pages are

    def _bytes(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def _pages(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}{_PAGES}"


def _finish(file: Any) -> None:  # noqa: ANN401 - a binary file, of several types
    file.flush()
    os.fsync(file.fileno())
