"""Files are named, refused and read one by one; a bad one costs itself only."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.domain.errors import (
    EmptyFileError,
    FileError,
    IrregularFileError,
    LargeFileError,
    MissingFileError,
    NoRecordsError,
    UnreadableFileError,
    UnsupportedFileError,
)
from ketareview.domain.imports import Draft
from ketareview.importing import collect, read_file, recognised
from ketareview.importing.files import LARGEST_FILE
from ketareview.sandbox import WorkerPool


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(workers=1) as workers:
        yield workers


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "Some naïve “words”", "text/plain"),
        ("a.md", "Some *naïve* “words”", "text/markdown"),
        ("a.html", "<html><body><p>Some <b>naïve</b> “words”</p>", "text/html"),
        ("page.txt", "<!DOCTYPE html><p>Some naïve “words”", "text/html"),
    ],
)
def test_a_file_is_read_in_a_worker(
    pool: WorkerPool, tmp_path: Path, name: str, content: str, media_type: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    read = read_file(pool, path)

    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read.size == path.stat().st_size
    assert read.media_type == media_type
    [draft] = read.drafts
    assert isinstance(draft, Draft)
    assert [page.text for page in draft.pages] == ["Some naïve “words”"]


def test_each_bad_file_has_its_own_error(pool: WorkerPool, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "deep.html").write_text("<html>" + "<i>" * 9000 + "x", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "paper.docx", "w") as archive:
        archive.writestr("x", "y")
    (tmp_path / "link.txt").symlink_to(tmp_path / "blank.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    expected: dict[str, type[FileError]] = {
        "missing.txt": MissingFileError,
        "empty.txt": EmptyFileError,
        "blank.txt": EmptyFileError,
        "picture.png": UnsupportedFileError,
        "paper.docx": UnsupportedFileError,
        "deep.html": UnreadableFileError,
        "link.txt": IrregularFileError,
        "pipe.txt": IrregularFileError,
        "": IrregularFileError,
    }
    for name, kind in expected.items():
        with pytest.raises(kind) as caught:
            read_file(pool, tmp_path / name)
        assert caught.value.facts["path"] == str(tmp_path / name)


def test_a_file_beyond_the_limit_is_not_opened(pool: WorkerPool, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    with pytest.raises(LargeFileError) as caught:
        read_file(pool, path)

    assert caught.value.facts["limit"] == str(LARGEST_FILE)


def test_folders_are_entered_in_order_and_litter_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "B2/x.pdf",
        "a.txt",
        ".hidden/x.txt",
        ".DS_Store",
        "Thumbs.db",
        "page.html",
        "page_files/style.css",
        "page_fichiers/style.css",
        "page_fichiers/paper.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "z_link").symlink_to(tmp_path / "b", target_is_directory=True)

    found = collect([tmp_path, tmp_path / "a.txt", tmp_path / "missing"])

    names = [path.relative_to(tmp_path).as_posix() for path in found]
    expected = ["a.txt", "b/1.txt", "b/2.txt", "B2/x.pdf", "page.html"]
    expected += ["page_fichiers/paper.pdf", "z_link", "missing"]
    assert names == expected


def test_a_hidden_file_is_read_where_it_is_named_itself(tmp_path: Path) -> None:
    path = tmp_path / ".notes.txt"
    path.write_text("x", encoding="utf-8")

    assert collect([path]) == [path]
    assert not recognised(path)


def test_a_name_that_no_file_can_have_is_refused(pool: WorkerPool) -> None:
    with pytest.raises(UnreadableFileError):
        read_file(pool, Path("a\0b"))


def test_a_list_without_entries_says_so(pool: WorkerPool, tmp_path: Path) -> None:
    path = tmp_path / "nothing.json"
    path.write_text("[]", encoding="utf-8")

    with pytest.raises((NoRecordsError, UnsupportedFileError)):
        read_file(pool, path)
    path.with_name("nothing.bib").write_text("@comment{nothing}\n", encoding="utf-8")
    with pytest.raises(NoRecordsError):
        read_file(pool, path.with_name("nothing.bib"))
