"""Offsets in code points, as text is stored, and in UTF-16 units, as Qt counts."""

from bisect import bisect_left


class Utf16:
    """Converts offsets of one text; its few characters of two units are known beforehand."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]
        self._wide_units = [offset + before for before, offset in enumerate(self._wide)]

    def units(self, offset: int) -> int:
        """Give the UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)

    def code_points(self, units: int) -> int:
        """Give the code-point offset of a UTF-16 offset; the middle of a pair is its start."""
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] + 1 == units:
            return self._wide[before - 1]
        return units - before
