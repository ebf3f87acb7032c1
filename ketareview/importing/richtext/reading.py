"""An RTF file as blocks of text."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ketareview.domain.errors import UnreadableFileError
from ketareview.importing.prose import scripts
from ketareview.importing.prose.symbols import symbol
from ketareview.importing.richtext import charsets
from ketareview.importing.richtext.layout import Layout
from ketareview.importing.richtext.states import NOTICES, PLACES, SIGNS, TEXTS, Place, State
from ketareview.importing.richtext.tokens import Token, tokens

_DEEPEST = 5_000
_SURROGATES = (0xD800, 0xDFFF)
_PLANE = 0x10000
"""Characters that one number can name; those beyond come in halves."""


class Reader:
    """Goes through the signs of a file; `layout` has its blocks, `properties` what it tells."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.properties: dict[str, str] = {}
        self.left_out: set[str] = set()
        self._state = State()
        self._stack: list[State] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, int] = {}
        self._bytes = ""  # a character for each byte that is not decoded yet
        self._to_skip = 0
        self._is_new = False  # after \*, which marks groups that old readers pass over
        self._words: Mapping[str, Callable[[int | None], None]] = {
            "*": self._new,
            "u": self._unicode,
            "uc": self._skips,
            "f": self._font,
            "deff": self._font,
            "ansicpg": self._page,
            "cpg": self._page,
            "mac": lambda _: self._set_encoding("mac-roman"),
            "pc": lambda _: self._set_encoding("cp437"),
            "pca": lambda _: self._set_encoding("cp850"),
            "fcharset": self._charset,
            "v": self._hidden,
            "deleted": self._deleted,
            "plain": self._plain,
            "super": lambda number: self._script("super", number),
            "sub": lambda number: self._script("sub", number),
            "up": lambda number: self._script("super", number),
            "dn": lambda number: self._script("sub", number),
            "nosupersub": lambda _: self._script("", 0),
            "upr": lambda _: self._silence(),
            "par": lambda _: self._paragraph(),
            "\n": lambda _: self._paragraph(),
            "\r": lambda _: self._paragraph(),
            "sect": lambda _: self._paragraph(),
            "page": lambda _: self._paragraph(),
        }

    def read(self, data: bytes) -> None:
        """Read a file.

        Raises:
            UnreadableFileError: its groups are nested without end.
        """
        for token in tokens(data):
            if token.brace:
                self._group(token.brace)
            elif token.word:
                self._word(token)
            else:
                self._text(token.text)
        self._flush()
        self.layout.finish()

    def _group(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise UnreadableFileError(finding="nested too deeply")
            self._stack.append(replace(self._state))
        elif self._stack:
            left, self._state = self._state, self._stack.pop()
            if left.is_note and not self._state.is_note:
                self.layout.end_note()
            if left.place is Place.LABEL and self._state.place is not Place.LABEL:
                self.layout.end_label()
        self._is_new = False

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        if self._to_skip and word in SIGNS:
            self._to_skip -= 1
            return
        self._destination(word)
        if word in self._words:
            self._words[word](number)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif self._state.place is Place.TEXT:
            self._flush()
            self.layout.set(word, number)
        elif self._state.place is Place.STYLES:
            self.layout.style_word(word, number)
        if word != "*":
            self._is_new = False

    def _destination(self, word: str) -> None:
        """Begin a group whose first word says where its words go."""
        if notice := NOTICES.get(word, ""):
            self.left_out.add(notice)
        if word == "footnote" and self._state.place is Place.TEXT:
            self._flush()
            self._state.is_note = True
            self.layout.begin_note()
        elif word in TEXTS and (self._is_new or self._state.name in {"object", "upr"}):
            is_aside = self._state.place is Place.SILENT and self._state.name not in {
                "object",
                "upr",
            }
            self._state.place = Place.SILENT if is_aside else Place.TEXT
        elif word in PLACES and (self._state.place is Place.TEXT or self._state.name == "info"):
            self._flush()
            self._state.place, self._state.name = PLACES[word], word
        elif self._is_new and self._state.place is Place.TEXT:
            self._state.place, self._state.name = Place.SILENT, word

    def _new(self, _: int | None) -> None:
        self._is_new = True

    def _silence(self) -> None:
        self._state.place, self._state.name = Place.SILENT, "upr"

    def _unicode(self, number: int | None) -> None:
        if number is not None:
            code = number % _PLANE if number < _PLANE else number
            is_private = 0xF000 <= code <= 0xF0FF  # noqa: PLR2004 - Symbol
            self._say(symbol(f"{code:x}", "Symbol") if is_private else chr(min(code, 0x10FFFF)))
        self._to_skip = self._state.skip

    def _skips(self, number: int | None) -> None:
        self._state.skip = min(max(number or 0, 0), 16)

    def _font(self, number: int | None) -> None:
        self._flush()
        self._state.font = number or 0

    def _charset(self, number: int | None) -> None:
        if self._state.place is Place.FONTS:
            self._fonts[self._state.font] = number or 0

    def _page(self, number: int | None) -> None:
        if self._state.place is not Place.FONTS:
            self._set_encoding(charsets.of_page(number or 1252))

    def _set_encoding(self, name: str) -> None:
        self._encoding = name

    def _hidden(self, number: int | None) -> None:
        self._flush()
        self._state.is_hidden = number != 0

    def _deleted(self, number: int | None) -> None:
        self._flush()
        self._state.is_deleted = number != 0

    def _plain(self, _: int | None) -> None:
        self._flush()
        self._state.script, self._state.is_hidden, self._state.is_deleted = "", False, False

    def _script(self, script: str, number: int | None) -> None:
        self._flush()
        self._state.script = "" if number == 0 else script

    def _paragraph(self) -> None:
        self._flush()
        if self._state.place is Place.TEXT:
            self.layout.end()

    def _text(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        self._bytes += text[skipped:]

    def _is_symbol(self) -> bool:
        return self._fonts.get(self._state.font) == charsets.SYMBOL

    def _flush(self) -> None:
        """Decode the bytes that have come, now that their encoding is about to change."""
        if not self._bytes:
            return
        data, self._bytes = self._bytes.encode("latin-1"), ""
        if self._is_symbol():
            self._place("".join(symbol(f"{byte:x}", "Symbol") for byte in data))
            return
        encoding = charsets.of_font(self._fonts.get(self._state.font, -1)) or self._encoding
        self._place(data.decode(encoding, errors="replace"))

    def _say(self, text: str) -> None:
        self._flush()
        self._place(text)

    def _place(self, text: str) -> None:
        place = self._state.place
        if place is Place.PROPERTY:
            name = self._state.name
            self.properties[name] = self.properties.get(name, "") + text
        elif place is Place.STYLES:
            self.layout.style_name(text)
        elif place in {Place.TEXT, Place.LABEL} and not self._is_unseen():
            move = {"super": scripts.raised, "sub": scripts.lowered}.get(self._state.script, str)
            self.layout.say(move(text))

    def _is_unseen(self) -> bool:
        if self._state.is_hidden:
            self.left_out.add("hidden-text")
        elif self._state.is_deleted:
            self.left_out.add("deleted-text")
        return self._state.is_hidden or self._state.is_deleted


def whole(text: str) -> str:
    """Join the halves of characters that RTF writes as two."""
    if not any(_SURROGATES[0] <= ord(sign) <= _SURROGATES[1] for sign in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
