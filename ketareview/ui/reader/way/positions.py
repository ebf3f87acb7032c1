"""Where each article was read last, kept on this computer and not in the library.

See `docs/decisions/0010-reading-positions.md`.
"""

import json
import math
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ketareview.ui.reader.page.scrolled import LARGEST, SMALLEST, Stand
from ketareview.ui.reader.page.surface import Hold

_MOST = 2_000
_NUMBERS = 4


@dataclass(frozen=True, slots=True)
class Position:
    """What was seen last; without a factor the page filled the width."""

    stand: Stand
    factor: float | None = None


class Positions:
    """Remembers those of 2,000 articles; without a path only until the program ends.

    The file is read at the first question, and written whole or not at all.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Position] | None = None

    def of(self, article: UUID, source: str) -> Position | None:
        """Find where a source of an article was read last."""
        with self._lock:
            return self._known().get(_key(article, source))

    def note(self, article: UUID, source: str, position: Position) -> None:
        """Remember a position; `write` keeps it."""
        with self._lock:
            held, key = self._known(), _key(article, source)
            held[key] = position
            held.move_to_end(key)
            while len(held) > _MOST:
                held.popitem(last=False)

    def write(self) -> None:
        """Write all positions.

        Raises:
            OSError: they cannot be written.
        """
        with self._lock:
            if self._path is None:
                return
            told = {key: _told(position) for key, position in self._known().items()}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
            with draft.open("w", encoding="utf-8") as file:
                json.dump(told, file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)

    def _known(self) -> OrderedDict[str, Position]:
        if self._held is None:
            self._held = OrderedDict() if self._path is None else _read(self._path)
        return self._held


def _key(article: UUID, source: str) -> str:
    return f"{article} {source}"


def _told(position: Position) -> list[float | None]:
    stand = position.stand
    return [stand.hold.index, stand.hold.part, stand.across, position.factor]


def _read(path: Path) -> OrderedDict[str, Position]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return OrderedDict()
    if not isinstance(told, dict):
        return OrderedDict()
    read = ((str(key), _position(numbers)) for key, numbers in told.items())
    return OrderedDict((key, position) for key, position in read if position is not None)


def _position(numbers: object) -> Position | None:
    if not isinstance(numbers, list) or len(numbers) != _NUMBERS:
        return None
    index, part, across, factor = numbers
    if not (isinstance(index, int) and index >= 0 and _is_finite(part) and _is_finite(across)):
        return None
    if factor is not None and not (_is_finite(factor) and SMALLEST <= factor <= LARGEST):
        return None
    return Position(Stand(Hold(index, part), across), factor)


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and abs(value) < 1e6  # noqa: PLR2004 - far beyond any page
