"""Runs of a page as they are stored, read when they are first looked at."""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from typing_extensions import override

from ketareview.domain.text import Run


class StoredRuns(Sequence[Run]):
    """Most pages of a long paper are never looked at, and reading their runs takes longest."""

    def __init__(self, stored: str) -> None:
        self._stored = stored

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(map(Run._make, json.loads(self._stored)))

    @overload
    def __getitem__(self, index: int) -> Run: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Run, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> Run | tuple[Run, ...]:
        return self._runs[index]

    @override
    def __len__(self) -> int:
        return len(self._runs)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | StoredRuns) and self._runs == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(self._runs)

    @override
    def __repr__(self) -> str:
        return repr(self._runs)
