"""Files that do harm: bombs, difficult real ones, and real ones that were changed, cut or stuffed.

Copies are made where they are tried, and go with the folder.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path
from random import Random

from ketareview import resources
from tests.reliability.bombs import BOMBS

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_DIFFICULT = "pdf-difficult"
_DIFFICULT_SHARE = 3
"""One in so many is difficult as it is; the others are spoilt."""

_LARGEST = 1_000_000
"""Bytes of a file that is spoilt; larger ones hold more of the same."""

_CHANGES = 12


def hostile_files(folder: Path, number: int) -> list[Path]:
    """Write so many into a folder: all bombs, then difficult and spoilt files in turns."""
    chance = Random(300)  # noqa: S311 - the same files each time
    names = islice(BOMBS, number)
    made = [_written(folder / name, BOMBS[name]()) for name in names]
    for place, (sample, spoil) in enumerate(islice(_others(chance), number - len(made))):
        content = spoil(sample.read_bytes(), chance)
        made.append(_written(folder / f"{place}-{sample.name}", content))
    return made


def _others(chance: Random) -> Iterator[tuple[Path, Callable[[bytes, Random], bytes]]]:
    difficult, kinds = _samples()
    chance.shuffle(difficult)
    spoilt = zip(_in_turns(kinds), cycle((_changed, _cut, _stuffed)), strict=False)
    whole = iter([(path, _as_it_is) for path in difficult])
    while True:
        yield from islice(spoilt, _DIFFICULT_SHARE - 1)
        yield next(whole, None) or next(spoilt)


def _samples() -> tuple[list[Path], list[list[Path]]]:
    """Give difficult papers, and those of each kind; without the corpus the sample articles."""
    if not _CORPUS.is_dir():
        return [], [_files(resources.path("demo", "articles"))]
    folders = sorted(path for path in _CORPUS.iterdir() if path.is_dir())
    return _files(_CORPUS / _DIFFICULT), [found for each in folders if (found := _files(each))]


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if 0 < path.stat().st_size < _LARGEST)


def _in_turns(kinds: Sequence[Sequence[Path]]) -> Iterator[Path]:
    """Give one of each kind, then the next of each, for ever."""
    one_of_each = chain.from_iterable(zip_longest(*kinds))
    return cycle([path for path in one_of_each if path is not None])


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _as_it_is(content: bytes, _chance: Random) -> bytes:
    return content


def _changed(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(_CHANGES):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _stuffed(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[: chance.randrange(len(content))] * 3 + content[start:]
