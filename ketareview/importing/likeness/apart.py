"""The comparison in a process of its own, so that the window stays at hand meanwhile."""

import multiprocessing
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from uuid import UUID

from ketareview.domain.article import Record
from ketareview.domain.identity import Pair
from ketareview.domain.progress import Progress, silent
from ketareview.importing.likeness.evidence import ABSTRACT
from ketareview.importing.likeness.pairing import pairs

_FEW = 2_000
"""Records that are compared sooner than a process starts."""

_PORTION = 500
_WAIT = 0.1
"""Seconds after which a stop is heeded at the latest."""
_COMPARED_FURTHER = ("pmcid", "arxiv", "publisher", "type", "publication-types")

Records = Sequence[tuple[UUID, Record]]


def pairs_apart(records: Records, progress: Progress = silent) -> list[Pair]:
    """Find the pairs, as `pairs` does; many are compared in another process."""
    if len(records) <= _FEW:
        return pairs(records, progress)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_compare, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        return _asked(here, records, progress)
    finally:
        process.kill()
        process.join()
        here.close()


def _asked(here: Connection, records: Records, progress: Progress) -> list[Pair]:
    for start in range(0, len(records), _PORTION):
        progress(0, len(records))
        here.send([(each, compared(one)) for each, one in records[start : start + _PORTION]])
    here.send([])
    told = (0, len(records))
    found: list[Pair] = []
    while True:
        if not here.poll(_WAIT):
            progress(*told)
            continue
        message = here.recv()
        if isinstance(message, tuple):
            told = message
            progress(*told)
        elif message:
            found += message
        else:
            return found


def _compare(there: Connection) -> None:
    """Run in the other process: records in, how far it is and the pairs out."""
    records: list[tuple[UUID, Record]] = []
    while portion := there.recv():
        records += portion
    found = pairs(records, lambda done, total: there.send((done, total)))
    for start in range(0, len(found), _PORTION):
        there.send(found[start : start + _PORTION])
    there.send([])


def compared(record: Record) -> Record:
    """Leave out what is not compared, so that many records take little room."""
    extra = {name: record.extra[name] for name in _COMPARED_FURTHER if name in record.extra}
    return replace(record, abstract=record.abstract[:ABSTRACT], url="", extra=extra)
