"""Which encodings the numbers of RTF mean."""

import codecs

_OF_FONTS = {
    0: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SYMBOL = 2
_OF_PAGES = {936: "gb18030", 950: "big5hkscs", 10000: "mac-roman", 65001: "utf-8", 1361: "johab"}


def of_font(number: int) -> str:
    """Name the encoding of a font's character set; empty where the document's holds."""
    return _OF_FONTS.get(number, "")


def of_page(number: int) -> str:
    """Name the encoding of a code page; Windows-1252 for those that nobody knows."""
    name = _OF_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
