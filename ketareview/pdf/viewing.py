"""The viewer's side of a PDF: pictures and letters, made in worker processes of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.text import Run
from ketareview.pdf.shapes import PageShape, PaperShape
from ketareview.sandbox import Job, Limits, Slot, Slots, WorkerPool

MOST_PIXELS = 10_000
"""A picture's side is no longer."""
_LETTERS = "ketareview.pdf.letters:of_page"
_SECONDS = 20
_TASKS = 2000

T = TypeVar("T")


class Picture:
    """A page as pixels, four bytes each (blue, green, red, unused), rows of `stride` bytes.

    The pixels lie in shared memory; copy them and `release`.
    """

    def __init__(self, width: int, height: int, slot: Slot) -> None:
        self.width = width
        self.height = height
        self.stride = 4 * width
        self._slot = slot

    @property
    def pixels(self) -> memoryview:
        """The bytes; not to be used after `release`."""
        return self._slot.pixels[: self.stride * self.height]

    def release(self) -> None:
        """Give the memory back."""
        self._slot.release()


class Viewer:
    """Shows papers: every call returns a job at once; a job that still waits can be cancelled."""

    def __init__(self, workers: int = 2) -> None:
        self._pool = WorkerPool(workers, Limits(tasks=_TASKS))
        self._slots = Slots()
        self._shapes: dict[tuple[Path, int], PageShape] = {}

    def open(self, path: Path) -> "Job[PaperShape]":
        """Measure every page of a paper."""

        def convert(answer: Any) -> PaperShape:  # noqa: ANN401 - JSON, checked here
            shape = _paper(answer, path)
            self._shapes.update({(path, n): p for n, p in enumerate(shape.pages, start=1)})
            return shape

        return self._ask("ketareview.pdf.rendering:shape", path, {}, convert)

    def picture(self, path: Path, page: int, scale: float) -> "Job[Picture]":
        """Draw a page (from 1) of a paper that was opened, at `scale` pixels a point."""
        shape = self._shapes[path, page]
        width = min(max(round(shape.width * scale), 1), MOST_PIXELS)
        height = min(max(round(shape.height * scale), 1), MOST_PIXELS)
        slot = self._slots.take(4 * width * height)
        argument = {"page": page, "width": width, "height": height, "memory": slot.name}
        job = self._ask(
            "ketareview.pdf.rendering:picture",
            path,
            argument,
            lambda _: Picture(width, height, slot),
        )
        job.add_done_callback(lambda done: _release_if_lost(done, slot))
        return job

    def letters(
        self, path: Path, page: int, runs: Sequence[Run], length: int
    ) -> "Job[tuple[Rect | None, ...]]":
        """Find the box of each of the `length` code points of a page's stored text."""
        argument = _letters_argument(page, runs, length)
        return self._ask(_LETTERS, path, argument, lambda answer: _rects(answer, length, path))

    def close(self) -> None:
        """End the workers and free the memory."""
        self._pool.close()
        self._slots.close()

    def _ask(
        self, function: str, path: Path, argument: dict[str, Any], convert: Callable[[Any], T]
    ) -> "Job[T]":
        return self._pool.submit(
            function,
            {"path": str(path), **argument},
            path=str(path),
            seconds=_SECONDS,
            convert=convert,
        )


def letters_of(
    pool: WorkerPool, path: Path, page: int, runs: Sequence[Run], length: int
) -> tuple[Rect | None, ...]:
    """Find the box of each code point of a page and wait for it.

    Raises:
        FileError: the worker failed over the file.
    """
    argument = {"path": str(path), **_letters_argument(page, runs, length)}
    return _rects(pool.call(_LETTERS, argument, path=str(path)), length, path)


def _letters_argument(page: int, runs: Sequence[Run], length: int) -> dict[str, Any]:
    spans = [[run.start, run.character, run.length] for run in runs]
    return {"page": page, "runs": spans, "length": length}


def _release_if_lost(done: "Job[Picture]", slot: Slot) -> None:
    if done.cancelled() or done.exception() is not None:
        slot.release()


def _paper(answer: Any, path: Path) -> PaperShape:  # noqa: ANN401 - JSON, checked here
    try:
        pages = tuple(
            PageShape(float(width), float(height), None if label is None else str(label))
            for width, height, label in answer
        )
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=str(path), finding="page sizes") from error
    return PaperShape(pages)


def _rects(answer: Any, length: int, path: Path) -> tuple[Rect | None, ...]:  # noqa: ANN401 - JSON
    try:
        found = tuple(None if box is None else Rect(*map(float, box)) for box in answer)
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=str(path), finding="places of letters") from error
    if len(found) != length:
        raise UnreadableFileError(path=str(path), finding="places of letters")
    return found
