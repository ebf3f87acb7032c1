"""Runs of a page as they are stored."""

import json

from typing_extensions import override

from ketareview.domain.text import LazyRuns, Run


class StoredRuns(LazyRuns):
    """Reading the runs of a long paper takes longest of all that is read of it."""

    def __init__(self, stored: str) -> None:
        self._stored = stored

    @override
    def _made(self) -> tuple[Run, ...]:
        return tuple(map(Run._make, json.loads(self._stored)))
