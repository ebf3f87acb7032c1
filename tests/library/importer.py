"""Imports a file of references and papers in one batch, and tells each result; to be killed.

`python -m tests.library.importer LIBRARY FOLDER`
"""

import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ketareview.domain.article import Record
from ketareview.domain.imports import Draft, ImportResult, ReadFile, Waiting
from ketareview.library import Library
from tests.library.papers import draft, read

RECORDS = 400
REFERENCES = "search.ris"


def main() -> None:
    """Begin an import, or go on with the one that was killed."""
    folder = Path(sys.argv[2])
    with Library.open(Path(sys.argv[1]), reviewer="Anna") as library:
        if any(batch.ended for batch in library.imports.batches()):
            return
        unfinished = library.imports.unfinished()
        if unfinished:
            batch, files = unfinished[0].batch, unfinished[0].files
        else:
            paths = [folder / REFERENCES, *sorted(folder.glob("*.txt"))]
            batch = library.imports.begin("All", paths)
            files = tuple(Waiting(str(path)) for path in paths)
        for waiting in files:
            take(library, batch, Path(waiting.path), waiting.taken)
        library.imports.finish(batch)


def take(library: Library, batch: UUID, path: Path, taken: int) -> None:
    """Store a paper, or the records that are left."""
    if path.name != REFERENCES:
        found = read(path)
        tell(library.imports.store(batch, found, draft(found), path))
        return
    drafts = tuple(Draft(record(number), {}) for number in range(1, RECORDS + 1))
    whole = ReadFile("0" * 64, 1, "text/x-ris", drafts, is_paper=False)
    rest = replace(whole, drafts=drafts[taken:], first=taken + 1)
    for result in library.imports.store_records(batch, path, rest):
        tell(result)
    library.imports.finish_file(batch, path)


def record(number: int) -> Record:
    """Make one of many records, each of its own paper."""
    return Record(
        title=f"Ketamine study number {number} of many", year=2021, pmid=str(1000 + number)
    )


def tell(result: ImportResult) -> None:
    """Say what was stored."""
    print(result.record, result.path, flush=True)  # noqa: T201 - told to the test


if __name__ == "__main__":
    main()
