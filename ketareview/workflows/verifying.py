"""A report is compared with its own evidence and, where a library is at hand, with the sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketareview import pdf, reading
from ketareview.domain.checking import Problem
from ketareview.domain.errors import (
    EmptyFileError,
    MissingFileError,
    NoEvidenceError,
    SourceNotFoundError,
    UnreadableFileError,
)
from ketareview.domain.progress import Progress, silent
from ketareview.domain.text import Page
from ketareview.domain.verifying import SourceSeen, SourceState, Verification
from ketareview.reporting import proof
from ketareview.sandbox import Limits, WorkerPool

if TYPE_CHECKING:
    from ketareview.library import Library

_LIMITS = Limits(processor=300)
_STEPS = 3


def verify(path: Path, library: Library | None = None, progress: Progress = silent) -> Verification:
    """Check a report in PDF; what is wrong is told by name.

    Raises:
        FileError: it cannot be read at all.
        NoEvidenceError: no evidence is in it that can be read.
    """
    file = _bytes(path)
    progress(0, _STEPS)
    with WorkerPool(1, _LIMITS) as pool:
        parts = pdf.parts_of_report(pool, path, proof.ATTACHMENT)
    progress(1, _STEPS)
    if parts.attachment is None:
        raise NoEvidenceError(path=path)
    evidence = proof.unsealed(parts.attachment, parts.keywords, is_whole=parts.is_whole)
    problems = [*evidence.problems, *proof.differences(parts.words, evidence)]
    progress(2, _STEPS)
    sources = _Sources(library) if library else None
    if sources:
        problems += sources.compare(evidence)
    # Said last and where nothing else explains it: it names no item.
    if not proof.is_intact(file):
        problems.append(Problem("changed-report", {}))
    progress(_STEPS, _STEPS)
    head = evidence.head
    return Verification(
        title=str(head.get("title", "")),
        made=str(head.get("made", "")),
        program=str(head.get("program", "")),
        counts={section: len(items) for section, items in evidence.items.items()},
        compared=sources.compared if sources else 0,
        sources=tuple(sources.seen(evidence)) if sources else (),
        problems=tuple(problems),
    )


def _bytes(path: Path) -> bytes:
    try:
        file = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(path=path) from error
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "") from error
    if not file:
        raise EmptyFileError(path=path)
    return file


class _Sources:
    """The sources that a library holds, each read and hashed once."""

    def __init__(self, library: Library) -> None:
        self.compared = 0
        self._library = library
        self._pages: dict[str, tuple[Page, ...]] = {}
        self._states: dict[str, SourceState] = {}

    def compare(self, evidence: proof.Unsealed) -> Iterator[Problem]:
        """Name the quotations that their stored sources do not say at their places."""
        for number, item in evidence.items.get("quotations", {}).items():
            if item.get("quote_ok"):  # else the report says itself that it does not match
                yield from self._compared(item, proof.named("quotations", number, item))
        for number, row in evidence.items.get("studies", {}).items():
            for cell in row.get("cells", ()):
                if cell.get("passage") and cell.get("is_checked"):
                    told = proof.named("studies", number)
                    yield from self._compared(cell["passage"], f"{told}, {cell.get('label')}")

    def seen(self, evidence: proof.Unsealed) -> Iterator[SourceSeen]:
        """Tell of each source whether it is there and has its hash."""
        for number, item in evidence.items.get("sources", {}).items():
            for sha256 in item.get("sha256", ()):
                yield SourceSeen(number, str(item.get("title")), sha256, self._state(sha256))

    def _compared(self, facts: Mapping[str, Any], item: str) -> Iterator[Problem]:
        sha256 = str(facts["sha256"])
        if self._state(sha256) is SourceState.ABSENT:
            return
        self.compared += 1
        if self._state(sha256) is SourceState.CHANGED:
            yield Problem("source-has-changed", {"item": item, "sha256": sha256})
        try:
            passage = proof.passage_from(facts)
        except (KeyError, TypeError, ValueError):
            yield Problem("changed-item", {"item": item})
            return
        if not reading.still_says(self._pages_of(sha256), passage):
            yield Problem("changed-quotation", {"item": item})

    def _state(self, sha256: str) -> SourceState:
        if sha256 not in self._states:
            self._states[sha256] = self._hashed(sha256)
        return self._states[sha256]

    def _hashed(self, sha256: str) -> SourceState:
        found = hashlib.sha256()
        try:
            for data in self._library.sources.chunks(sha256):
                found.update(data)
        except SourceNotFoundError:
            return SourceState.ABSENT
        return SourceState.PRESENT if found.hexdigest() == sha256 else SourceState.CHANGED

    def _pages_of(self, sha256: str) -> tuple[Page, ...]:
        if sha256 not in self._pages:
            self._pages[sha256] = self._library.sources.pages(sha256)
        return self._pages[sha256]
