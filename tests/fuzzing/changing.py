"""Files changed as fuzzers do, but also by their signs, and inside of packed ones."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

_SIGNS = re.compile(
    rb"<[^<>]*>|\\[a-z]+-?\d* ?|[\r\n]+|[{}\[\]\\:;,\"'|@%=&]|[^<>\\{}\[\]:;,\"'|@%=&\r\n]+|[<>]"
)
_TIMES = (2, 3, 20, 300, 3_000)
_PACKED = b"PK"
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, NotImplementedError),
    *(RuntimeError, EOFError, struct.error),
)

Mutate = Callable[[bytes, int], bytes]


def changed(data: bytes, most: int, seed: int, mutate: Mutate) -> bytes:
    """Change a file into one of at most so many bytes; `mutate` is the fuzzer's own way."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret by it
    if data.startswith(_PACKED) and random.random() < 0.9:
        again = _repacked(data, most, random, mutate)
        return again if len(again) <= most else mutate(data, most)
    return _changed(data, most, random, mutate)


def _changed(data: bytes, most: int, random: Random, mutate: Mutate) -> bytes:
    signs = _SIGNS.findall(data) if random.random() < 0.5 else []
    if len(signs) < 3:
        return mutate(data, most)
    for _ in range(random.choice((1, 1, 2, 4))):
        start = random.randrange(len(signs) + 1)
        end = min(len(signs), start + random.choice((1, 1, 2, 5, 40)))
        place = random.randrange(len(signs) + 1)
        taken = random.choice((0, 0, 1, 5))
        moved = signs[start:end]
        times = random.choice((0, 1, 1, *_TIMES))
        signs[place : place + taken] = moved * min(times, 1 + most // (1 + sum(map(len, moved))))
    return b"".join(signs)[:most]


def _repacked(data: bytes, most: int, random: Random, mutate: Mutate) -> bytes:
    """Change one member of an archive, and its name now and then."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {each.filename: archive.read(each)[:most] for each in archive.infolist()}
    except BROKEN:
        return mutate(data, most)
    if not members:
        return mutate(data, most)
    name = random.choice(list(members))
    members[name] = _changed(members[name], most, random, mutate)
    if random.random() < 0.05:
        other = random.choice(list(members))
        members[other] = members.pop(name)
    return packed(members)


def packed(members: dict[str, bytes]) -> bytes:
    """Pack members into an archive, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()
