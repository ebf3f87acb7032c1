"""The pictures of a paper's pages: asked for near the view, kept within a budget of memory."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ketareview.domain.errors import KetaReviewError
from ketareview.pdf import Picture, Viewer
from ketareview.ui.page_look import Ground, PageLook, laid_on
from ketareview.ui.reader.page.answers import Answers, Waiting

BUDGET = 24 * 1024 * 1024
"""Bytes of sharp pictures kept; those asked for last stay even beyond it."""

SMALL = 0.25
"""Pixels a point of the blurred pictures that stand in for sharp ones."""

_SMALL_BUDGET = 5 * 1024 * 1024
"""Bytes of blurred pictures kept: 40 pages of A4."""


@dataclass(frozen=True, slots=True)
class _Held:
    image: QImage
    scale: float
    ground: Ground


def copied(picture: Picture, ground: Ground = Ground.PRINTED) -> QImage:
    """Copy a picture out of shared memory onto its ground, and give its slot back."""
    try:
        image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
        picture.copy_to(memoryview(image.bits()))  # QImage.copy would hold Python's lock
        return laid_on(image, ground)
    finally:
        picture.release()


class Pictures(QObject):
    """Holds one picture a page, the sharpest asked for last, and a small one of pages forgotten."""

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        viewer: Viewer,
        path: Path,
        parent: QObject,
        budget: int = BUDGET,
        look: PageLook | None = None,
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._look = look or PageLook(parent=self)
        self._viewer = viewer
        self._path = path
        self._answers = Answers(self)
        self._sharp: OrderedDict[int, _Held] = OrderedDict()
        self._small: OrderedDict[int, QImage] = OrderedDict()
        self._waiting: dict[tuple[int, float], Waiting] = {}
        self._broken: set[int] = set()
        self._scale = 0.0
        self._near: set[int] = set()
        self._look.changed.connect(self._renew)

    def of(self, page: int) -> QImage | None:
        """Find the best picture at hand, of whatever size."""
        held = self._sharp.get(page)
        if held is not None:
            self._sharp.move_to_end(page)
            return held.image
        return self._small.get(page)

    def take(self, page: int, image: QImage, scale: float, ground: Ground) -> None:
        """Hold a picture that was made before anything was asked for."""
        self._sharp[page] = _Held(image, scale, ground)

    def want(self, pages: Sequence[int], scale: float, around: Sequence[int] = ()) -> None:
        """Ask for these pages, most urgent first, and take back what waits and is not among them.

        `scale` counts device pixels a point. Where there is no picture yet, a small one comes
        first; so it does for the pages `around`, on which the reader may land next.
        """
        self._scale = scale
        is_small = scale <= 2 * SMALL
        blurred = [page for page in (*pages, *around) if self._lacks(page) and not is_small]
        wanted = {(page, scale) for page in pages} | {(page, SMALL) for page in blurred}
        self._take_back_but(wanted)
        for page in pages:
            if page in blurred:
                self._ask(page, SMALL)
            held = self._sharp.get(page)
            if held is None or (held.scale, held.ground) != (scale, self._look.ground):
                self._ask(page, scale)
        for page in around:
            if page in blurred:
                self._ask(page, SMALL)
        self._near = set(pages)
        self._forget()

    def keep_only(self, pages: Collection[int]) -> None:
        """Let go of all but the sharp pictures of these pages, and ask for nothing."""
        self._take_back_but(())
        self._near = set(pages)
        self._small.clear()
        for page in self._sharp.keys() - self._near:
            del self._sharp[page]

    def shut(self) -> None:
        """Take back what waits and hear no more answers."""
        self._answers.shut()
        for job in self._waiting.values():
            job.cancel()
        self._waiting.clear()

    def _take_back_but(self, wanted: Collection[tuple[int, float]]) -> None:
        for key, job in list(self._waiting.items()):
            if key not in wanted and job.cancel():
                del self._waiting[key]

    def _lacks(self, page: int) -> bool:
        return page not in self._sharp and page not in self._small

    def _ask(self, page: int, scale: float) -> None:
        if page in self._broken or (page, scale) in self._waiting:
            return
        ground = self._look.ground
        job = self._viewer.picture(self._path, page, scale)
        self._waiting[page, scale] = job
        self._answers.wait(
            job,
            partial(copied, ground=ground),
            partial(self._keep, page, scale, ground),
            partial(self._fail, page, scale),
        )

    def _keep(self, page: int, scale: float, ground: Ground, image: QImage) -> None:
        self._waiting.pop((page, scale), None)
        if ground is not self._look.ground:  # another one was chosen while a worker drew
            self._ask(page, scale)
            return
        if scale == SMALL and self._scale != SMALL:
            self._small[page] = image
            self._forget_small()
            self.arrived.emit(page)
            return
        held = self._sharp.get(page)
        if held is not None and held.scale == self._scale != scale:
            return  # a picture for an earlier zoom that took longer
        self._sharp[page] = _Held(image, scale, ground)
        self._sharp.move_to_end(page)
        self._forget()
        self.arrived.emit(page)

    def _fail(self, page: int, scale: float, error: KetaReviewError) -> None:
        self._waiting.pop((page, scale), None)
        self._broken.add(page)
        self.failed.emit(error)

    def _forget(self) -> None:
        """Keep to the budget, but for what is seen and what was asked for last."""
        held = _bytes(one.image for one in self._sharp.values())
        for page in [page for page in self._sharp if page not in self._near]:
            if held <= self._budget:
                return
            forgotten = self._sharp.pop(page)
            held -= forgotten.image.sizeInBytes()
            self._shrink(page, forgotten.image, forgotten.scale)

    def _shrink(self, page: int, image: QImage, scale: float) -> None:
        if page not in self._small and scale > SMALL:
            width = max(round(image.width() * SMALL / scale), 1)
            self._small[page] = image.scaledToWidth(
                width, Qt.TransformationMode.SmoothTransformation
            )
            self._forget_small()

    def _forget_small(self) -> None:
        held = _bytes(self._small.values())
        while held > _SMALL_BUDGET:
            _, forgotten = self._small.popitem(last=False)
            held -= forgotten.sizeInBytes()

    def _renew(self) -> None:
        """Forget all that lies on another ground; what is shown stays until its new picture."""
        self._small.clear()


def _bytes(images: Iterable[QImage]) -> int:
    return sum(image.sizeInBytes() for image in images)
