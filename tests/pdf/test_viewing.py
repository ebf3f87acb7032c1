"""The viewer's pictures, and what hostile papers cost: themselves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QImage

from ketareview.domain.errors import (
    EncryptedFileError,
    FileError,
    UnreadableFileError,
    WrongPasswordError,
)
from ketareview.domain.geometry import Rect
from ketareview.pdf import Glance, PageShape, PaperShape, Viewer, cutting_of, letters_of
from ketareview.pdf.extraction import read
from ketareview.sandbox import Limits, WorkerPool
from tests.pdf import bombs
from tests.pdf.papers import COLUMN, changed, one_page, typeset, words

MEGABYTE = 1_000_000
READ = "ketareview.importing.worker:read"


@pytest.fixture(scope="module")
def viewer() -> Iterator[Viewer]:
    viewer = Viewer(workers=1)
    viewer.warm().result()
    yield viewer
    viewer.close()


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(memory=900 * MEGABYTE, processor=4)) as pool:
        yield pool


def refused(work: Callable[[], object]) -> str | None:
    """Name the file that was refused, if one was; nothing else may go wrong."""
    try:
        work()
    except FileError as error:
        return error.facts["path"]
    return None


def draw(viewer: Viewer, path: Path) -> None:
    viewer.open(path).result()
    viewer.picture(path, 1, 1.0).result().release()


def paper(tmp_path: Path) -> Path:
    return typeset(tmp_path / "a.pdf", COLUMN + "#lorem(60) #pagebreak() Second")


def test_a_paper_opens_with_the_shape_of_each_page(viewer: Viewer, tmp_path: Path) -> None:
    plain = paper(tmp_path)
    labelled = changed(tmp_path / "b.pdf", plain, labels="S-")
    assert viewer.open(plain).result() == PaperShape((PageShape(220, 300), PageShape(220, 300)))
    shape = viewer.open(labelled).result()
    assert [page.label for page in shape.pages] == ["S-i", "S-ii"]


def test_a_picture_is_pdfiums_own(viewer: Viewer, tmp_path: Path) -> None:
    path = paper(tmp_path)
    viewer.open(path).result()
    picture = viewer.picture(path, 1, 2.0).result()
    assert (picture.width, picture.height, picture.stride) == (440, 600, 1760)
    document = pdfium.PdfDocument(path)
    page = document[0]
    bitmap = page.render(scale=2.0, rev_byteorder=False, prefer_bgrx=True)
    assert bytes(picture.pixels) == bytes(bitmap.buffer)
    picture.release()
    bitmap.close()
    page.close()
    document.close()


def test_no_side_of_a_picture_is_longer_than_10_000_pixels(viewer: Viewer, tmp_path: Path) -> None:
    path = one_page(tmp_path / "a.pdf", words("x", 1, 1), page=b"/MediaBox[0 0 20 400]")
    viewer.open(path).result()
    picture = viewer.picture(path, 1, 1000.0).result()
    assert (picture.width, picture.height) == (500, 10_000)
    picture.release()


def test_memory_is_lent_again_once_a_picture_is_released_or_forgotten(
    viewer: Viewer, tmp_path: Path
) -> None:
    path = paper(tmp_path)
    viewer.open(path).result()
    for number in range(20):
        picture = viewer.picture(path, 1 + number % 2, 1.0).result()
        if number % 2:
            picture.release()
        del picture
    assert len(viewer._slots._all) <= 2


def test_waiting_pictures_hold_no_memory_and_are_cancelled(viewer: Viewer, tmp_path: Path) -> None:
    path = paper(tmp_path)
    viewer.open(path).result()
    jobs = [viewer.picture(path, 1, 8.0) for _ in range(30)]
    cancelled = [job for job in reversed(jobs) if job.cancel()]
    for job in jobs:
        if job not in cancelled:
            job.result().release()
    assert viewer.picture(path, 2, 1.0).result().width == 220


def test_a_paper_that_cannot_be_opened_says_why(viewer: Viewer, tmp_path: Path) -> None:
    secret = changed(tmp_path / "b.pdf", paper(tmp_path), password="secret")  # noqa: S106 - a test's
    with pytest.raises(EncryptedFileError):
        viewer.open(secret).result()
    with pytest.raises(UnreadableFileError):
        viewer.open(tmp_path / "missing.pdf").result()


def test_a_locked_paper_is_shown_once_it_was_opened(viewer: Viewer, tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("locked", 50, 300))
    path = changed(tmp_path / "b.pdf", plain, password="secret")  # noqa: S106 - a test's
    with pytest.raises(WrongPasswordError):
        viewer.open(path, "other").result()
    shape = viewer.open(path, "secret").result()
    page = read(str(path), "secret").pages[0]
    viewer.picture(path, 1, 1.0).result().release()
    assert (shape.pages[0].width, page.text) == (300, "locked")
    assert None not in viewer.letters(path, 1, page.runs, len(page.text)).result()


def test_letters_of_a_locked_paper_need_its_password(pool: WorkerPool, tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("locked", 50, 300))
    path = changed(tmp_path / "b.pdf", plain, password="secret")  # noqa: S106 - a test's
    page = read(str(path), "secret").pages[0]
    boxes = letters_of(pool, path, 1, page.runs, len(page.text), password="secret")  # noqa: S106
    assert None not in boxes
    with pytest.raises(EncryptedFileError):
        letters_of(pool, path, 1, page.runs, len(page.text))


def asked(path: Path) -> dict[str, object]:
    return {"path": str(path), "password": "", "columns": {}, "first": 1}


@pytest.mark.parametrize(
    "make",
    [pytest.param(bombs.endless_form, marks=pytest.mark.long), bombs.huge_picture, bombs.huge_page],
)
def test_a_page_that_cannot_be_drawn_leaves_the_viewer_as_it_was(
    viewer: Viewer, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    good, bad = paper(tmp_path), make(tmp_path / "bad.pdf")
    viewer.open(good).result()
    assert refused(lambda: draw(viewer, bad)) in {None, str(bad)}
    assert viewer.picture(good, 1, 1.0).result().width == 220


@pytest.mark.parametrize(
    "make",
    [
        bombs.inflating,
        bombs.endless_form,
        bombs.huge_page,
        bombs.many_pages,
        bombs.circular_pages,
        bombs.deep_list,
        bombs.circular_outline,
        bombs.many_letters,
    ],
)
def test_a_bomb_costs_itself(
    pool: WorkerPool, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    bad, good = make(tmp_path / "bad.pdf"), paper(tmp_path)
    assert refused(lambda: pool.call(READ, asked(bad), path=str(bad))) in {None, str(bad)}
    answer = pool.call(READ, asked(good), path=str(good))
    assert answer["size"] == good.stat().st_size


@pytest.mark.parametrize(
    ("turned", "box"), [(b"", Rect(42, 62, 26, 16)), (b"/Rotate 90", Rect(322, 42, 16, 26))]
)
def test_a_part_of_a_page_is_cut_out_as_a_picture(
    pool: WorkerPool, tmp_path: Path, turned: bytes, box: Rect
) -> None:
    path = one_page(tmp_path / "red.pdf", b"1 0 0 rg 40 320 30 20 re f", page=turned)
    png = cutting_of(pool, path, 1, box, 2.0)
    assert png == cutting_of(pool, path, 1, box, 2.0)
    seen = QImage.fromData(png)
    assert (seen.width(), seen.height()) == (2 * box.width, 2 * box.height)
    across, down = range(seen.width()), range(seen.height())
    assert {seen.pixelColor(x, y).name() for x in across for y in down} == {"#ff0000"}


def test_a_glance_measures_and_draws_in_one_call(viewer: Viewer, tmp_path: Path) -> None:
    path = paper(tmp_path)
    seen = viewer.glance(path, "", Glance(page=2, across=440.0)).result()
    assert seen.shape == viewer.open(path).result()
    assert (seen.page, seen.scale) == (2, 2.0)
    glimpsed, drawn = seen.picture, viewer.picture(path, 2, 2.0).result()
    assert glimpsed is not None
    assert bytes(glimpsed.pixels) == bytes(drawn.pixels)
    glimpsed.release()
    drawn.release()


def test_a_glance_at_a_page_that_is_not_there_shows_the_last(
    viewer: Viewer, tmp_path: Path
) -> None:
    seen = viewer.glance(paper(tmp_path), "", Glance(page=9, scale=1.0)).result()
    assert seen.page == 2


def test_a_glance_at_what_is_too_large_measures_only(viewer: Viewer, tmp_path: Path) -> None:
    seen = viewer.glance(paper(tmp_path), "", Glance(scale=30.0)).result()
    assert (len(seen.shape.pages), seen.picture) == (2, None)


def test_a_glance_at_a_locked_paper_tells_so(viewer: Viewer, tmp_path: Path) -> None:
    path = changed(tmp_path / "b.pdf", paper(tmp_path), password="secret")  # noqa: S106 - of a test
    with pytest.raises(EncryptedFileError):
        viewer.glance(path, "", Glance(scale=1.0)).result()
    seen = viewer.glance(path, "secret", Glance(scale=1.0)).result()
    assert seen.picture is not None
    seen.picture.release()
