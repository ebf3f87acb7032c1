"""What is remembered of a working copy, in a file beside it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.files import write_whole

NOTE = "copy.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file at the place: the sum of its bytes, and what can be seen without reading them."""

    sha256: str
    size: int
    modified: int  # nanoseconds

    @classmethod
    def at(cls, path: Path, sha256: str) -> "Seen":
        """See a file whose bytes are known.

        Raises:
            OSError: it cannot be seen.
        """
        now = path.stat()
        return cls(sha256, now.st_size, now.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that is about to take its place, and the last change in it."""

    sha256: str
    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """`name` is that of the copy, `place` the file that it is a copy of.

    `seen` is the file at the place as it was read or written last; None where none was. `saved` is
    the last change of the library that the place has.
    """

    library: str
    name: str
    place: Path
    where: Whereabouts = field(default_factory=lambda: Whereabouts(PlaceKind.OWN))
    seen: Seen | None = None
    saved: int = 0
    coming: Coming | None = None

    def write(self, folder: Path) -> None:
        """Keep it, so that it is still there after a power cut.

        Raises:
            UnwritableFileError: the disk is full, or nothing may be written there.
        """
        told = asdict(self) | {"place": str(self.place)}
        write_whole(json.dumps(told, ensure_ascii=False, indent=1).encode(), folder / NOTE)

    @classmethod
    def read(cls, folder: Path) -> "Note | None":
        """Read the note of a folder; None where there is none that makes sense."""
        try:
            told: dict[str, Any] = json.loads((folder / NOTE).read_text(encoding="utf-8"))
            where, seen, coming = told["where"], told["seen"], told["coming"]
            return cls(
                library=str(told["library"]),
                name=Path(told["name"]).name,
                place=Path(told["place"]),
                where=Whereabouts(PlaceKind(where["kind"]), str(where["name"])),
                seen=None if seen is None else Seen(**seen),
                saved=int(told["saved"]),
                coming=None if coming is None else Coming(**coming),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
