"""Files as they are dropped: which there are, and what a worker reads from one."""

import os
import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ketareview.domain.errors import (
    ChangedFileError,
    CrashingFileError,
    EmptyFileError,
    IrregularFileError,
    LargeFileError,
    MissingFileError,
    UnreadableFileError,
)
from ketareview.domain.imports import ReadFile, Wishes
from ketareview.importing import wire
from ketareview.sandbox import Limits, WorkerPool

LARGEST_FILE = 500_000_000
"""Bytes."""

NO_WISHES = Wishes()

_ONE_FILE = Limits(tasks=100_000)
_SECONDS = 60.0
_WORKER = "ketareview.importing.worker:read"
_BESIDE_PAGES = frozenset(
    {
        *("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file", "_ficheiros"),
        *("_arquivos", "_bestanden", "_filer", "_tiedostot", "_pliki", "_soubory", "_elemei"),
        *("_dosyalar", "_fails", "_fisiere", "_datoteke", "_subory", "_файлы", "_文件", "_檔案"),
    }
)
"""What browsers, in their language, put behind a saved page's name for the folder beside it."""

_NO_PARTS_OF_PAGES = frozenset(
    {
        *(".pdf", ".docx", ".odt", ".rtf", ".epub", ".md", ".nxml", ".mhtml", ".ris", ".nbib"),
        *(".bib", ".enw", ".ciw", ".rdf", ".xlsx", ".csv"),
    }
)
"""Endings of files that are meant for reading wherever they lie."""

_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def read_file(pool: WorkerPool, path: Path, wishes: Wishes = NO_WISHES, first: int = 1) -> ReadFile:
    """Read a file in a worker process and check what the worker says.

    Of a file with many records a portion is read, from record `first` on; `read_on` reads the rest.

    Raises:
        FileError: whatever is wrong with this file; no other file is touched by it.
    """
    size = _size(path)
    asked = {
        "path": os.fspath(path),
        "password": wishes.password,
        "columns": dict(wishes.columns),
        "first": first,
    }
    answer = pool.call(_WORKER, asked, path=str(path), seconds=_SECONDS)
    try:
        read = wire.from_json(answer)
    except wire.WireError as error:
        raise CrashingFileError(path=path, finding=error) from error
    if read.size != size or read.first != first:
        raise ChangedFileError(path=path)
    return read


def read_on(path: Path, wishes: Wishes, begun: ReadFile) -> Iterator[ReadFile]:
    """Read the portions after one that is not the last, in a worker of their own that goes on.

    Raises:
        FileError: the file broke off, or is no longer the same.
    """
    if begun.is_whole:
        return
    first = begun.first + len(begun.drafts)
    with (
        WorkerPool(workers=1, limits=_ONE_FILE) as pool,
        ThreadPoolExecutor(1, thread_name_prefix="reading on") as reader,
    ):
        ahead = reader.submit(read_file, pool, path, wishes, first)
        while True:
            read = ahead.result()
            if read.sha256 != begun.sha256:
                raise ChangedFileError(path=path)
            if not read.is_whole:  # the next portion is read while this one is stored
                first = read.first + len(read.drafts)
                ahead = reader.submit(read_file, pool, path, wishes, first)
            yield read
            if read.is_whole:
                return


def collect(paths: Iterable[Path]) -> list[Path]:
    """List the files to import: those named, and those in named folders, in order, each once.

    Nothing is refused here: links and missing files stay in the list, so that each has its result.
    Folders behind links are not entered.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def recognised(path: Path) -> bool:
    """Whether a file in a dropped folder is meant for reading, not hidden or a system's litter."""
    return not path.name.startswith(".") and path.name.lower() not in _LITTER


def _size(path: Path) -> int:
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(path=path, finding=_finding(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise IrregularFileError(path=path)
    if not status.st_size:
        raise EmptyFileError(path=path)
    if status.st_size > LARGEST_FILE:
        raise LargeFileError(path=path, size=status.st_size, limit=LARGEST_FILE)
    return status.st_size


def _finding(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) else None
    return words or "impossible name"


def _files(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    try:
        inside = sorted(path.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        yield path  # a folder that cannot be listed has its result too
        return
    pages = {entry.stem for entry in inside if entry.suffix.lower() in {".html", ".htm"}}
    for entry in inside:
        if not recognised(entry):
            continue
        is_part = _belongs_to_saved_page(entry, pages)
        for file in _files(entry):
            if not is_part or file.suffix.lower() in _NO_PARTS_OF_PAGES:
                yield file


def _belongs_to_saved_page(folder: Path, pages: set[str]) -> bool:
    """Whether browsers put this folder beside a page that they saved."""
    return folder.is_dir() and any(
        folder.name.endswith(ending) and folder.name.removesuffix(ending) in pages
        for ending in _BESIDE_PAGES
    )
