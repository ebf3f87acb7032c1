"""The pictures of a paper's pages: asked for near the view, kept within a budget of memory."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ketareview.domain.errors import KetaReviewError
from ketareview.pdf import Picture, Viewer
from ketareview.ui.reader.answers import Answers, Waiting

BUDGET = 256 * 1024 * 1024
"""Bytes of sharp pictures kept; the pages on the screen stay even beyond it."""

_SMALL_WIDTH = 96
_MOST_SMALL = 600


@dataclass(frozen=True, slots=True)
class _Held:
    image: QImage
    scale: float


def copied(picture: Picture) -> QImage:
    """Copy a picture out of shared memory and give its slot back."""
    try:
        shared = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        )
        return shared.copy()
    finally:
        picture.release()


class Pictures(QObject):
    """Holds one picture a page, the sharpest asked for last, and a small one of pages forgotten."""

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(self, viewer: Viewer, path: Path, parent: QObject, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._budget = budget
        self._viewer = viewer
        self._path = path
        self._answers = Answers(self)
        self._sharp: OrderedDict[int, _Held] = OrderedDict()
        self._small: OrderedDict[int, QImage] = OrderedDict()
        self._waiting: dict[tuple[int, float], Waiting] = {}
        self._broken: set[int] = set()
        self._scale = 0.0

    def of(self, page: int) -> QImage | None:
        """Find the best picture at hand, of whatever size."""
        held = self._sharp.get(page)
        if held is not None:
            self._sharp.move_to_end(page)
            return held.image
        return self._small.get(page)

    def want(self, pages: Sequence[int], scale: float) -> None:
        """Ask for these pages, most urgent first, and take back what waits and is not among them.

        `scale` counts device pixels a point.
        """
        self._scale = scale
        wanted = {(page, scale) for page in pages}
        for key, job in list(self._waiting.items()):
            if key not in wanted and job.cancel():
                del self._waiting[key]
        for page in pages:
            held = self._sharp.get(page)
            if page in self._broken or (held is not None and held.scale == scale):
                continue
            if (page, scale) not in self._waiting:
                self._ask(page, scale)
        self._forget(set(pages))

    def shut(self) -> None:
        """Take back what waits and hear no more answers."""
        self._answers.shut()
        for job in self._waiting.values():
            job.cancel()
        self._waiting.clear()

    def _ask(self, page: int, scale: float) -> None:
        job = self._viewer.picture(self._path, page, scale)
        self._waiting[page, scale] = job
        self._answers.wait(
            job, copied, partial(self._keep, page, scale), partial(self._fail, page, scale)
        )

    def _keep(self, page: int, scale: float, image: QImage) -> None:
        self._waiting.pop((page, scale), None)
        held = self._sharp.get(page)
        if held is not None and held.scale == self._scale != scale:
            return  # a picture for an earlier zoom that took longer
        self._sharp[page] = _Held(image, scale)
        self._sharp.move_to_end(page)
        self.arrived.emit(page)

    def _fail(self, page: int, scale: float, error: KetaReviewError) -> None:
        self._waiting.pop((page, scale), None)
        self._broken.add(page)
        self.failed.emit(error)

    def _forget(self, near: set[int]) -> None:
        held = sum(one.image.sizeInBytes() for one in self._sharp.values())
        for page in [page for page in self._sharp if page not in near]:
            if held <= self._budget:
                return
            forgotten = self._sharp.pop(page)
            held -= forgotten.image.sizeInBytes()
            self._shrink(page, forgotten.image)

    def _shrink(self, page: int, image: QImage) -> None:
        self._small[page] = image.scaledToWidth(
            _SMALL_WIDTH, Qt.TransformationMode.SmoothTransformation
        )
        if len(self._small) > _MOST_SMALL:
            self._small.popitem(last=False)
