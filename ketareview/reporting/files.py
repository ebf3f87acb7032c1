"""Files are written whole or not at all."""

import os
from pathlib import Path

from ketareview.domain.errors import UnwritableFileError


def write_whole(content: bytes, path: Path) -> None:
    """Write to a draft beside the file, then let it take the file's place.

    Raises:
        UnwritableFileError: the disk is full, or nothing may be written there.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UnwritableFileError(path=str(path), finding=error.strerror or "") from error
