"""Where XML is read from."""

from typing import Protocol


class Readable(Protocol):
    """Bytes from wherever they come."""

    def read(self, size: int = -1, /) -> bytes:
        """Read the next bytes; none at the end."""
