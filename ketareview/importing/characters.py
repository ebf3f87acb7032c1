"""Which characters stored text may hold."""

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Typst under UA-1 and XML refuse these; what they stood for is lost, so it is shown that it is.
_LONGEST_FILE_NAME = 200
_HOSTILE = bytes(each for each in range(32) if each not in b"\t\n")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """Give text the form in which reflowed sources are stored: LF, no BOM, NFC, no controls."""
    if text.isascii() and text.isprintable():  # most fields of references
        return text
    broken = _BREAKS.sub("\n", text).replace("\ufeff", "")
    return unicodedata.normalize("NFC", _REFUSED.sub("\ufffd", broken))


def is_safe(text: str) -> bool:
    """Whether text holds no control character but tab and line feed, and no half character."""
    if text.isascii() and text.isprintable():  # most fields
        return True
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return False
    return len(encoded.translate(None, _HOSTILE)) == len(encoded)


def repaired(text: str) -> str:
    """Undo UTF-8 that some program took for Windows-1252; other text stays as it is."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def one_line(text: str) -> str:
    """Put text on one line, its white space runs as one space each."""
    return " ".join(storable(text).split())


def file_name(name: str, ending: str = "") -> str:
    """Make a name that a file within a file can be stored under."""
    return f"{one_line(name).removesuffix(ending)[:_LONGEST_FILE_NAME]}{ending}"
