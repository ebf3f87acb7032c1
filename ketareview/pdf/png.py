"""Writing pictures as PNG files, always the same bytes for the same pixels."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_COLOURS = (8, 2, 0, 0, 0)  # eight bits each of red, green and blue
_NO_FILTER = b"\x00"


def written(pixels: bytes | bytearray, width: int, height: int) -> bytes:
    """Write pixels of four bytes each (blue, green, red, unused) as a PNG file."""
    coloured = bytearray(3 * width * height)
    for place, channel in enumerate((2, 1, 0)):
        coloured[place::3] = pixels[channel::4]
    row = 3 * width
    rows = b"".join(
        _NO_FILTER + coloured[start : start + row] for start in range(0, row * height, row)
    )
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", _HEADER.pack(width, height, *_COLOURS)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
