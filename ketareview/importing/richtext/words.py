"""Text as Rich Text writes it, bytes and numbers of characters, decoded."""

from ketareview.importing.prose.symbols import symbol
from ketareview.importing.richtext.charsets import SYMBOLS, USUAL, Font

_PRIVATE = 0xF000
_HALF = 0x10000
_NO_FONT = Font()


class Words:
    """What was said since it was last taken; bytes of one font are decoded together.

    `is_utf8` says that the bytes stand in the file as UTF-8, which no specification knows but
    several programs write. `is_damaged` tells that some could not be read.
    """

    def __init__(self, *, is_utf8: bool = False) -> None:
        self.encoding = USUAL
        self.is_damaged = False
        self._is_utf8 = is_utf8
        self._font = _NO_FONT
        self._bytes = bytearray()
        self._text: list[str] = []

    def hear(self, data: bytes, font: Font | None) -> None:
        """Add bytes in a font, or in the file's own encoding."""
        known = font or _NO_FONT
        if known is not self._font:
            self._decode()
            self._font = known
        self._bytes += data

    def hear_text(self, data: bytes, font: Font | None) -> None:
        """Add bytes that stand in the file as they are."""
        if self._is_utf8 and not data.isascii():
            self.say(data.decode("utf-8", "replace"))
        else:
            self.hear(data, font)

    def number(self, number: int, font: Font | None) -> None:
        """Add a character, or half of one, by its number."""
        code = number + _HALF if number < 0 else number
        if _PRIVATE <= code <= _PRIVATE + 0xFF:
            self.say(_symbol(code - _PRIVATE, font or _NO_FONT))
        else:
            self.say(chr(code) if 0 <= code < _HALF else "\ufffd")

    def say(self, text: str) -> None:
        """Add text."""
        self._decode()
        self._text.append(text)

    def take(self) -> str:
        """Give what was said, with the halves of characters joined."""
        self._decode()
        text = "".join(self._text)
        self._text.clear()
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _decode(self) -> None:
        if not self._bytes:
            return
        data, font = bytes(self._bytes), self._font
        self._bytes.clear()
        if font.charset == SYMBOLS and _has_symbols(font):
            self._text.append("".join(_symbol(code, font) for code in data))
            return
        text = data.decode(font.encoding or self.encoding, "replace")
        self.is_damaged |= "\ufffd" in text
        self._text.append(text)


def _has_symbols(font: Font) -> bool:
    return "symbol" in font.name.lower() or "wingdings" in font.name.lower()


def _symbol(code: int, font: Font) -> str:
    name = "Wingdings" if "wingdings" in font.name.lower() else "Symbol"
    return symbol(f"{_PRIVATE + code:X}", name) if code > ord(" ") else " "
