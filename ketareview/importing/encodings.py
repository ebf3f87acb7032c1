"""From bytes to text: marks first, then UTF-8, then what the file declares, then a guess."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ketareview.importing.alphabets import LATIN_FAMILY, latin_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take a label for (WHATWG Encoding, section 4.2), where Python takes it otherwise.
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
_USUAL = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "latin_1"),
    *("koi8_r", "koi8_u", "cp855", "cp866", "mac_cyrillic", "mac_greek", "mac_roman"),
    *("cp932", "euc_jp", "gb18030", "gb2312", "gbk", "big5", "big5hkscs"),
    *("cp949", "euc_kr", "johab"),
]
_DOUBLE_BYTE = ("cp932", "euc_jp", "cp949", "big5", "gb18030")
_TOO_FEW_TO_GUESS = 8
_LARGEST_SAMPLE = 500_000
_ASCII = bytes(range(0x80))
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SENSIBLE = 0.97
_TOLERABLE = 0.002


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in; `replaced` bytes fitted no encoding and became U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text in whatever encoding they are in; `declared` is the file's own word."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    encoding = (
        _wide(data) or _escaped(data) or _strict(data, "utf-8") or _declared(data, declared)
    ) or _guess(_sample(data))
    return _read(data, encoding)


def is_text(data: bytes) -> bool:
    """Whether the beginning of a file is text in some encoding, rather than a program's own."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _wide(data):
        return True
    controls = sum(byte in _CONTROLS for byte in data)
    return controls * 500 <= len(data) and not data.count(0)


def _read(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    written = "\ufffd".encode(encoding, errors="ignore")
    replaced = text.count("\ufffd") - (data.count(written) if written else 0)
    return Decoded(text, encoding, max(0, replaced))


def _strict(data: bytes, encoding: str) -> str:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return ""
    return encoding


def _wide(data: bytes) -> str:
    """Name the UTF-32 or UTF-16 that bytes without a mark are in; Latin text shows by its zeros."""
    if not data.count(0):
        return ""
    whole = data[: len(data) // 4 * 4]
    for encoding in ("utf-32-be", "utf-32-le"):
        if whole and _strict(whole, encoding):
            return encoding
    for encoding, zeros in (("utf-16-be", data[0::2]), ("utf-16-le", data[1::2])):
        others = data.count(0) - zeros.count(0)
        if zeros.count(0) * 50 > len(zeros) and others * 50 < zeros.count(0):
            return encoding
    return ""


def _escaped(data: bytes) -> str:
    if b"\x1b" not in data or not data.isascii():
        return ""
    names = ("iso2022_jp", "iso2022_kr", "iso2022_jp_ext", "iso2022_jp_2004")
    return next((name for name in names if _strict(data, name)), "")


def _declared(data: bytes, label: str) -> str:
    """Trust the declared encoding unless the bytes speak against it."""
    name = label.strip().lower()
    encoding = _LABELS.get(name, name)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_.:-]{1,40}", encoding) or "utf-" in encoding[:5]:
        return ""
    try:
        replaced = data.decode(encoding, errors="replace").count("\ufffd")
    except (LookupError, UnicodeError):
        return ""
    return encoding if replaced <= _TOLERABLE * len(data) else ""


def _sample(data: bytes) -> bytes:
    """Take what tells the encoding of a large file: lines with more than ASCII in them."""
    if len(data) <= _LARGEST_SAMPLE:
        return data
    return b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_LARGEST_SAMPLE]


def _guess(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    beyond = len(data.translate(None, delete=_ASCII))
    if text.count("\ufffd") * 20 <= beyond:  # UTF-8, damaged in places
        return "utf-8"
    encoding, sense = latin_encoding(data)
    if beyond <= max(_TOO_FEW_TO_GUESS, len(data) // 4) and sense >= _SENSIBLE:
        return encoding
    if japanese := next((name for name in ("cp932", "euc_jp") if _is_kana(data, name)), ""):
        return japanese
    best = from_bytes(data, cp_isolation=_USUAL).best()
    found = codecs.lookup(best.encoding).name if best else _double_byte(data, beyond)
    found = _LABELS.get(found.replace("_", "-"), found)
    return encoding if found in LATIN_FAMILY else found or encoding


def _is_kana(data: bytes, encoding: str) -> bool:
    """Whether bytes hold Japanese syllables as Japanese does, and Chinese and Korean never."""
    text = data.decode(encoding, errors="ignore") if _strict(data, encoding) else ""
    beyond = sum(sign > "\x7f" for sign in text)
    return sum("\u3041" <= sign <= "\u30fe" for sign in text) * 5 > max(beyond, 1)


def _double_byte(data: bytes, beyond: int) -> str:
    """Name the East Asian encoding that leaves hardly any byte over."""
    replaced = {name: data.decode(name, errors="replace").count("\ufffd") for name in _DOUBLE_BYTE}
    best = min(_DOUBLE_BYTE, key=lambda name: replaced[name])
    return best if replaced[best] * 100 <= beyond else ""
