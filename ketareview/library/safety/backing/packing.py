"""A backup is packed into one file, after the SHA-256 of what it holds."""

import gzip
import hashlib
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from ketareview.domain.errors import BackupError

_DIGEST = struct.Struct("<II32s")
_PASSED_OVER = 0x184D2A50  # a frame that any program for zstd leaves out
_OF_ZLIB = b"\x1f\x8b"  # as the first backups were packed
_LEVEL = 3
_BLOCK = 1 << 20
_LEAST, _RATIO = 64 << 20, 200
"""Bytes that may come out of any file, and of each byte more: real ones come to a tenth of it."""


def pack(plain: Path, packed: Path, go_on: Callable[[], None]) -> str:
    """Pack a file, prove that it comes out as it went in, and give its SHA-256.

    Raises:
        BackupError: it comes out otherwise.
        OSError: the disk refuses.
    """
    found = hashlib.sha256()
    with plain.open("rb") as source, packed.open("wb") as target:
        target.write(bytes(_DIGEST.size))
        packer = ZstdCompressor(_LEVEL, threads=-1, write_checksum=True)
        size = plain.stat().st_size
        with packer.stream_writer(target, size=size, closefd=False) as packing:
            while block := source.read(_BLOCK):
                go_on()
                packing.write(block)
                found.update(block)
        target.seek(0)
        target.write(_DIGEST.pack(_PASSED_OVER, found.digest_size, found.digest()))
        target.flush()
        os.fsync(target.fileno())
    for _ in unpack(packed):
        go_on()
    return found.hexdigest()


def unpack(packed: Path) -> Iterator[bytes]:
    """Read what was packed, and prove it at the end.

    Raises:
        BackupError: it is damaged, too large to be true, or was never packed here.
    """
    found, digest = hashlib.sha256(), digest_of(packed)
    try:
        left = _most(packed)
        with _opened(packed, digest) as reading:
            while block := reading.read(_BLOCK):
                found.update(block)
                left -= len(block)
                if left < 0:
                    raise BackupError(path=packed, finding="too large")
                yield block
    except (OSError, EOFError, zlib.error, ZstdError) as error:
        raise BackupError(path=packed, finding=error) from error
    if digest and found.hexdigest() != digest:
        raise BackupError(path=packed, finding="other bytes")


def digest_of(packed: Path) -> str:
    """Read the SHA-256 of what a file must hold, "" if zlib packed it: then it has sums of its own.

    Raises:
        BackupError: it was never packed here.
    """
    try:
        with packed.open("rb") as file:
            head = file.read(_DIGEST.size)
        if head.startswith(_OF_ZLIB):
            return ""
        frame, size, digest = _DIGEST.unpack(head)
    except (OSError, struct.error) as error:
        raise BackupError(path=packed, finding=error) from error
    if (frame, size) != (_PASSED_OVER, len(digest)):
        raise BackupError(path=packed, finding="no backup")
    return bytes(digest).hex()


@contextmanager
def _opened(packed: Path, digest: str) -> Iterator[BinaryIO | gzip.GzipFile]:
    with packed.open("rb") as file:
        if digest:
            file.seek(_DIGEST.size)
            with ZstdDecompressor().stream_reader(file, closefd=False) as reading:
                yield reading
        else:
            with gzip.GzipFile(fileobj=file) as reading:
                yield reading


def _most(packed: Path) -> int:
    """Tell how much may come out of a file that no one made to fill a disk."""
    return _LEAST + _RATIO * packed.stat().st_size
