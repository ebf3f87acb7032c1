"""The viewer's side of a PDF: pictures and letters, made in worker processes of its own."""

import ctypes
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.text import Run
from ketareview.domain.wayfinding import Heading, Link
from ketareview.pdf import guide
from ketareview.pdf.shapes import LONGEST_SIDE, Glance, PageShape, PaperShape, TextLine, fitting
from ketareview.sandbox import Job, Limits, Slot, Slots, WorkerPool

_SHAPE = "ketareview.pdf.rendering:shape"
_GLANCE = "ketareview.pdf.rendering:glance"
_PICTURE = "ketareview.pdf.rendering:picture"
_CUTTING = "ketareview.pdf.rendering:cutting"
_READY = "ketareview.pdf.rendering:ready"
_LETTERS = "ketareview.pdf.letters:of_page"
_SECONDS = 20
_TASKS = 2000
_GLANCE_BYTES = 16 * 1024 * 1024  # of which those count that are drawn on; more is not drawn

T = TypeVar("T")


class Picture:
    """A page as pixels, four bytes each (blue, green, red, unused), rows of `stride` bytes.

    The pixels lie in shared memory: copy them, then `release`. What is dropped unreleased gives its
    memory back as well.
    """

    def __init__(self, width: int, height: int, slot: Slot) -> None:
        self.width = width
        self.height = height
        self.stride = 4 * width
        self._slot = slot
        weakref.finalize(self, slot.release)

    @property
    def pixels(self) -> memoryview:
        """The bytes; not to be used after `release`."""
        return self._slot.pixels[: self.stride * self.height]

    def copy_to(self, place: memoryview) -> None:
        """Copy the bytes without Python's lock, which the window's thread needs meanwhile."""
        pixels = self.pixels
        if place.nbytes < pixels.nbytes:
            raise ValueError("the place is too small")
        target, source = ctypes.c_ubyte.from_buffer(place), ctypes.c_ubyte.from_buffer(pixels)
        ctypes.memmove(ctypes.byref(target), ctypes.byref(source), pixels.nbytes)

    def release(self) -> None:
        """Give the memory back; a second time does nothing."""
        self._slot.release()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A paper's sizes, and a picture of a page at so many pixels a point, if one can be had."""

    shape: PaperShape
    picture: Picture | None = None
    page: int = 0
    scale: float = 0.0


class Viewer:
    """Shows papers: every call returns a job at once; a job that still waits can be cancelled."""

    def __init__(self, workers: int = 2) -> None:
        self._pool = WorkerPool(workers, Limits(tasks=_TASKS))
        self._slots = Slots()
        self._shapes: dict[Path, PaperShape] = {}
        self._passwords: dict[Path, str] = {}

    def warm(self) -> "Job[None]":
        """Start the workers before the first paper is opened, which then comes sooner."""
        return self._pool.submit(_READY, {}, path="", seconds=_SECONDS)

    def open(self, path: Path, password: str = "") -> "Job[PaperShape]":
        """Measure every page of a paper; what is asked of it later needs no password any more."""
        self._passwords[path] = password
        return self._ask(_SHAPE, path, {}, partial(self._measured, path))

    def glance(self, path: Path, password: str, asked: Glance) -> "Job[Glimpse]":
        """Measure every page as `open` does, and draw one in the same call.

        A page that fells the worker fails this job; `open` may still measure the paper.
        """
        self._passwords[path] = password
        lent: list[Slot] = []

        def argument() -> Mapping[str, object]:
            lent.append(self._slots.take(_GLANCE_BYTES))
            sizes = {"page": asked.page, "scale": asked.scale, "across": asked.across}
            return {**self._file(path), **sizes, "memory": lent[-1].name, "room": _GLANCE_BYTES}

        def seen(answer: Any) -> Glimpse:  # noqa: ANN401 - JSON, checked here
            try:
                shape, drawn = self._measured(path, answer["shape"]), answer["picture"]
                return _glimpse(shape, drawn, lent[-1])
            except (TypeError, ValueError, LookupError) as error:
                raise UnreadableFileError(path=path, finding="page sizes") from error

        job = self._pool.submit(_GLANCE, argument, path=str(path), seconds=_SECONDS, convert=seen)
        job.add_done_callback(partial(_release_unless_made, lent))
        return job

    def picture(self, path: Path, page: int, scale: float) -> "Job[Picture]":
        """Draw a page (from 1) of a paper that was opened before, at `scale` pixels a point.

        A picture whose side would be longer than 10,000 pixels comes smaller.
        """
        width, height = fitting(self._shapes[path].pages[page - 1], scale)
        lent: list[Slot] = []

        def argument() -> Mapping[str, object]:
            lent.append(self._slots.take(4 * width * height))
            memory = lent[-1].name
            asked = {"page": page, "width": width, "height": height, "memory": memory}
            return {**self._file(path), **asked}

        def made(_answer: object) -> Picture:
            return Picture(width, height, lent[-1])

        job = self._pool.submit(_PICTURE, argument, path=str(path), seconds=_SECONDS, convert=made)
        job.add_done_callback(partial(_release_unless_made, lent))
        return job

    def letters(
        self, path: Path, page: int, runs: Sequence[Run], length: int
    ) -> "Job[tuple[Rect | None, ...]]":
        """Find the box of each of the `length` code points of a page's stored text."""
        argument = _letters_argument(page, runs, length)
        return self._ask(_LETTERS, path, argument, partial(_rects, length, path))

    def outline(self, path: Path) -> "Job[tuple[Heading, ...]]":
        """Read the bookmarks of a paper."""
        return self._ask(guide.OUTLINE, path, {}, partial(guide.headings, path))

    def links(self, path: Path, page: int) -> "Job[tuple[Link, ...]]":
        """Find the links of a page."""
        return self._ask(guide.LINKS, path, {"page": page}, partial(guide.links, path))

    def lines(self, path: Path, first: int, last: int) -> "Job[tuple[TextLine, ...]]":
        """Look at the lines of some pages, the last included."""
        asked = {"first": first, "last": last}
        return self._ask(guide.LINES, path, asked, partial(guide.lines, path))

    def close(self) -> None:
        """End the workers and free the memory."""
        self._pool.close()
        self._slots.close()

    def _ask(
        self, function: str, path: Path, argument: dict[str, Any], convert: Callable[[Any], T]
    ) -> "Job[T]":
        return self._pool.submit(
            function,
            {**self._file(path), **argument},
            path=str(path),
            seconds=_SECONDS,
            convert=convert,
        )

    def _file(self, path: Path) -> dict[str, object]:
        return {"path": str(path), "password": self._passwords.get(path, "")}

    def _measured(self, path: Path, answer: Any) -> PaperShape:  # noqa: ANN401 - JSON, checked here
        try:
            pages = tuple(
                PageShape(float(width), float(height), None if label is None else str(label))
                for width, height, label in answer
            )
        except (TypeError, ValueError) as error:
            raise UnreadableFileError(path=path, finding="page sizes") from error
        self._shapes[path] = PaperShape(pages)
        return self._shapes[path]


def _glimpse(shape: PaperShape, drawn: Any, slot: Slot) -> Glimpse:  # noqa: ANN401 - JSON
    """Check what a worker says that it drew."""
    if drawn is None:
        slot.release()
        return Glimpse(shape)
    page, scale, width, height = int(drawn[0]), float(drawn[1]), int(drawn[2]), int(drawn[3])
    if page < 1 or fitting(shape.pages[page - 1], scale) != (width, height):
        raise ValueError(drawn)
    if 4 * width * height > _GLANCE_BYTES:
        raise ValueError(drawn)
    return Glimpse(shape, Picture(width, height, slot), page, scale)


def letters_of(  # noqa: PLR0913 - the page of a file, and what it takes to read it
    pool: WorkerPool,
    path: Path,
    page: int,
    runs: Sequence[Run],
    length: int,
    *,
    password: str = "",
) -> tuple[Rect | None, ...]:
    """Find the box of each code point of a page and wait for it.

    Raises:
        FileError: the worker failed over the file.
    """
    file = {"path": str(path), "password": password}
    argument = {**file, **_letters_argument(page, runs, length)}
    return _rects(length, path, pool.call(_LETTERS, argument, path=str(path)))


def cutting_of(  # noqa: PLR0913 - the part of a page of a file, and how large to draw it
    pool: WorkerPool, path: Path, page: int, box: Rect, scale: float, *, password: str = ""
) -> bytes:
    """Draw a part of a page as PNG, at `scale` pixels a point, and wait for it.

    A picture whose side would be longer than 10,000 pixels comes smaller.

    Raises:
        FileError: the worker failed over the file.
    """
    longest = max(box.width, box.height, 1.0)
    asked = {
        "page": page,
        "box": [box.left, box.top, box.width, box.height],
        "scale": min(scale, LONGEST_SIDE / longest),
    }
    picture = pool.call(
        _CUTTING, {"path": str(path), "password": password, **asked}, path=str(path)
    )
    if not isinstance(picture, bytes):
        raise UnreadableFileError(path=path, finding="picture")
    return picture


def _letters_argument(page: int, runs: Sequence[Run], length: int) -> dict[str, Any]:
    spans = [[run.start, run.character, run.length] for run in runs]
    return {"page": page, "runs": spans, "length": length}


def _release_unless_made(lent: Sequence[Slot], done: "Job[Any]") -> None:
    # Of a try that ended with its whole pool it is not sure that nobody draws any more, so its
    # memory is kept back; only the last one can be used again.
    if lent and (done.cancelled() or done.exception() is not None):
        lent[-1].release()


def _rects(length: int, path: Path, answer: Any) -> tuple[Rect | None, ...]:  # noqa: ANN401 - JSON
    try:
        found = tuple(None if box is None else Rect(*map(float, box)) for box in answer)
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="places of letters") from error
    if len(found) != length:
        raise UnreadableFileError(path=path, finding="places of letters")
    return found
