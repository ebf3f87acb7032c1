"""What the window's thread did meanwhile: gaps of its event loop, and how they came about."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

FRAME = 16.0
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two turns of the event loop, in milliseconds.

    `own` is what the thread itself computed; `queued` what it waited for a processor, which other
    programs had.
    """

    whole: float
    own: float
    queued: float

    @property
    def without_others(self) -> float:
        """What the gap would be on a computer with nothing else to do."""
        return max(self.whole - self.queued, 0.0)


class Gaps(QObject):
    """Looks at the clock each millisecond, as often as the event loop lets it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
        self._last = self._now()
        self._gaps: list[Gap] = []
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def take(self) -> list[Gap]:
        """Give the gaps since the last call."""
        taken, self._gaps = self._gaps, []
        return taken

    def _look(self) -> None:
        now = self._now()
        self._gaps.append(
            Gap(*(after - before for after, before in zip(now, self._last, strict=True)))
        )
        self._last = now

    def _now(self) -> tuple[float, float, float]:
        own, queued, _ = os.pread(self._file, 100, 0).split()
        return time.perf_counter() * 1e3, int(own) / 1e6, int(queued) / 1e6


def told(gaps: list[Gap]) -> str:
    """Tell p50, p99 and worst, with and without the time that other programs took."""
    lines = []
    for name, lengths in (
        ("as they were", sorted(gap.whole for gap in gaps)),
        ("without other programs", sorted(gap.without_others for gap in gaps)),
        ("own computing", sorted(gap.own for gap in gaps)),
    ):
        late = sum(each > FRAME for each in lengths)
        p50, p99 = (lengths[int(len(lengths) * part)] for part in (0.5, 0.99))
        lines.append(
            f"  {name:24} p50 {p50:6.2f}  p99 {p99:6.2f}  worst {lengths[-1]:6.1f} ms, "
            f"{late} of {len(lengths)} over {FRAME:.0f} ms"
        )
    return "\n".join(lines)


def memory() -> dict[str, int]:
    """Give megabytes of this process: in all, its own, shared with workers, most so far."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    read = dict(line.split(":", 1) for line in status)
    names = {"in all": "VmRSS", "own": "RssAnon", "shared": "RssShmem", "most": "VmHWM"}
    return {told: int(read[name].split()[0]) // 1024 for told, name in names.items()}
