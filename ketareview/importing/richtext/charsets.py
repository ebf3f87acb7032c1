"""The code pages that Rich Text names by number."""

import codecs
from dataclasses import dataclass

USUAL = "cp1252"
SYMBOLS = 2
"""The character set of fonts that have pictures in place of letters."""

_PAGES = {65001: "utf-8", 10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic"}
_PAGES |= {10001: "cp932", 10029: "mac_latin2", 10081: "mac_turkish", 1361: "johab"}
_PAGES |= {936: "gb18030", 54936: "gb18030", 708: "iso8859_6", 709: "iso8859_6"}
_SETS = {  # Rich Text Format Specification 1.9.1, font table, \fcharset
    0: "cp1252",
    77: "mac_roman",
    78: "cp932",
    79: "cp950",
    80: "cp949",
    81: "mac_arabic",
    83: "mac_greek",
    84: "mac_cyrillic",
    85: "gb18030",
    86: "mac_romanian",
    87: "mac_cyrillic",
    88: "cp874",
    89: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}


@dataclass(slots=True)
class Font:
    """A font as the file declares it; `encoding` is empty where the file's own holds."""

    name: str = ""
    charset: int = 1
    encoding: str = ""


def page(number: int) -> str:
    """Name the encoding of a code page; unknown ones are taken for the usual one."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL
    return name


def of_charset(number: int) -> str:
    """Name the encoding of a font's character set; empty where it has none of its own."""
    return _SETS.get(number, "")
