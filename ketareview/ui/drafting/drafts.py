"""The words that are being typed, a file for each field, on this computer and not in the library.

See `docs/decisions/0016-what-stays-over-the-end.md`.
"""

import hashlib
import json
from pathlib import Path
from uuid import UUID

from ketareview.domain.unsaved import Subject, Unsaved, Writing
from ketareview.files import write_whole


class Drafts:
    """Each is written whole, so that two windows never lose each other's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, unsaved: Unsaved) -> None:
        """Keep the words for good before this returns.

        Raises:
            OSError, UnwritableFileError: they cannot be written.
        """
        subject = unsaved.subject
        told = {
            "writing": subject.writing.value,
            "of": str(subject.of) if subject.of else None,
            "part": subject.part,
            "words": unsaved.words,
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(json.dumps(told).encode(), self._place(subject))

    def remove(self, subject: Subject) -> None:
        """Forget the words.

        Raises:
            OSError: the folder cannot be written.
        """
        self._place(subject).unlink(missing_ok=True)

    def all(self) -> tuple[Unsaved, ...]:
        """Read all that is there; what makes no sense is passed over."""
        read = (_read(path) for path in sorted(self._folder.glob("*.json")))
        return tuple(each for each in read if each is not None)

    def _place(self, subject: Subject) -> Path:
        key = f"{subject.writing} {subject.of} {subject.part}"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def _read(path: Path) -> Unsaved | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        of = told["of"]
        subject = Subject(
            Writing(told["writing"]), None if of is None else UUID(of), str(told["part"])
        )
        if of is None and subject.writing is not Writing.SUMMARY:
            return None
        return Unsaved(subject, str(told["words"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
