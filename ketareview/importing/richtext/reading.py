"""A file of Rich Text as blocks: one pass through its signs, with a stack of open groups."""

from dataclasses import dataclass, replace
from pathlib import Path

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.text import BlockKind
from ketareview.importing.prose import scripts
from ketareview.importing.prose.formulas import grouped, scripted
from ketareview.importing.reflow import Part
from ketareview.importing.richtext import charsets, destinations
from ketareview.importing.richtext.declared import BODY, Declared
from ketareview.importing.richtext.story import Story
from ketareview.importing.richtext.tokens import Kind, Token, tokens
from ketareview.importing.richtext.words import Words

_DEEPEST = 2_000
_MOST_SKIPPED = 255
_DEEPEST_ITEM = 8
_SIGN_TEXT = {b"~": "\xa0", b"_": "\u2011", b"\t": " ", b"{": "{", b"}": "}", b"\\": "\\"}
_SCRIPTS = {"super": "super", "sub": "sub", "up": "super", "dn": "sub", "nosupersub": ""}
_FILLING = b"\0\x1a"
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class _Group:
    """What holds within a group; `opened` is what ends with it, and `mark` where that began."""

    to: str = destinations.BODY
    around: str = destinations.BODY  # where words went before an \upr
    opened: str = ""
    mark: int = 0
    is_starred: bool = False
    skipped: int = 1  # characters after each \u, for programs that do not know it
    font: int = -1
    script: str = ""
    is_hidden: bool = False
    is_deleted: bool = False
    style: int = 0
    outline: int = BODY
    depth: int = 0
    in_table: bool = False


class Reading:
    """Reads one file; `left_out` and `declared` are whole when `parts` has returned."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.declared = Declared()
        self.left_out: set[str] = set()
        self._path = path
        self._data = data
        self._words = Words(is_utf8=_is_utf8(data))
        self._group = _Group()
        self._stack: list[_Group] = []
        self._stories = [Story()]
        self._skip = 0
        self._notes = 0
        self._is_called = False
        self._font = -1

    def parts(self) -> list[Part]:
        """Read the blocks.

        Raises:
            UnreadableFileError: there is no end of nesting.
        """
        for token in tokens(self._data):
            self._read(token)
        if self._stack:
            self.left_out.add("broken-off")
        while self._stack:
            self._close()
        self._flush()
        if self._words.is_damaged:
            self.left_out.add("damaged-characters")
        return self._stories[0].finish()

    def _read(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
        elif token.kind is Kind.WORD:
            self._word(token.word, token.number)
        elif token.kind is Kind.SIGN:
            self._sign(token.data)
        elif token.kind is Kind.BYTE and self._skip:
            self._skip -= 1
        else:
            data = token.data[self._skip :] if token.kind is Kind.TEXT else token.data
            self._skip = max(self._skip - len(token.data), 0)
            self._text(data, is_literal=token.kind is Kind.TEXT)

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) >= _DEEPEST:
            raise UnreadableFileError(path=self._path, finding="nested too deeply")
        self._stack.append(self._group)
        self._group = replace(self._group, opened="", is_starred=False)

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        if not self._stack:
            return
        opened, mark = self._group.opened, self._group.mark
        self._group = self._stack.pop()
        if opened in destinations.STORY_WORDS:
            story = self._stories.pop()
            self._stories[-1].wait(story.finish())
        elif opened in destinations.NUMBER_WORDS:
            self._story.number(self._story.flow.since(mark))
        elif opened:
            self._story.flow.say_as_is(_formula(opened, self._story.flow.since(mark)))

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _sign(self, sign: bytes) -> None:
        if self._skip and sign not in b"*\r\n":
            self._skip -= 1
        elif sign == b"*":
            self._group.is_starred = True
        elif sign in b"\r\n":
            self._word("par", None)
        elif sign in _SIGN_TEXT:
            self._say(_SIGN_TEXT[sign])

    def _text(self, data: bytes, *, is_literal: bool) -> None:
        group = self._group
        if group.to == destinations.BODY:
            if not self._stack:  # programs fill their files up
                data = data.strip(_FILLING)
            font = self.declared.fonts.get(group.font)
            if is_literal:
                self._words.hear_text(data, font)
            else:
                self._words.hear(data, font)
        elif group.to == destinations.FONTS:
            self.declared.font_name(data)
        elif group.to == destinations.STYLES:
            self.declared.style_name(data)
        elif group.to == destinations.ASIDE and data.strip():
            self.left_out.add("headers-footers")
        elif group.to in destinations.PROPERTIES:
            self._words.hear(data, None)

    def _say(self, text: str) -> None:
        if self._group.to == destinations.BODY or self._group.to in destinations.PROPERTIES:
            self._words.say(text)

    def _flush(self) -> None:
        """Give what was said to the text, in the script and style that it was said in."""
        said = self._words.take()
        group = self._group
        if not said:
            return
        if group.to in destinations.PROPERTIES:
            known = self.declared.properties
            known[group.to] = known.get(group.to, "") + said
        elif group.is_hidden or group.is_deleted:
            if said.strip():
                self.left_out.add("hidden-text" if group.is_hidden else "deleted-text")
        else:
            if group.script:
                said = scripts.raised(said) if group.script == "super" else scripts.lowered(said)
            self._tell(said)

    def _tell(self, said: str) -> None:
        is_code = self.declared.kind(self._group.style, self._group.outline)[0] is BlockKind.CODE
        if is_code:
            self._story.flow.say_as_is(said)
            return
        lines = said.split("\n")
        for number, line in enumerate(lines):
            self._story.flow.say_as_is("\n" if number else "")
            self._story.flow.say(line)

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if self._skip and word in destinations.SIGNS:
            self._skip -= 1
            return
        self._skip = 0
        is_starred, group.is_starred = group.is_starred, False
        if group.to in {destinations.SILENT, destinations.ASIDE}:
            return
        if self._begins(word) or (is_starred and not self._is_known(word)):
            return
        if group.to == destinations.FONTS:
            self.declared.font_word(word, number or 0)
        elif group.to == destinations.STYLES:
            self.declared.style_word(word, number or 0)
        elif group.to == "creatim" and word == "yr":
            self.declared.properties["creatim"] = str(number or "")
        elif word in destinations.SIGNS:
            self._say(destinations.SIGNS[word])
        elif word == "u":
            self._character(number)
        else:
            self._property(word, number)

    def _is_known(self, word: str) -> bool:
        """Silence a group that only some programs know."""
        known = destinations.BODY_WORDS | destinations.STORY_WORDS | destinations.FORMULA_WORDS
        if word not in known | destinations.PASSED_WORDS:
            self._group.to = destinations.SILENT
            return False
        return True

    def _begins(self, word: str) -> bool:
        """Whether a word says where the words of its group go."""
        group = self._group
        if word in {"pict", "NeXTGraphic"}:
            group.to = destinations.SILENT
            self.left_out.add("pictures")
        elif word == "annotation":
            group.to = destinations.SILENT
            self.left_out.add("comments")
        elif word in destinations.SILENT_WORDS or (word.endswith("Pr") and word.startswith("m")):
            is_passed = word in destinations.PASSED_WORDS
            group.to = destinations.PASSED if is_passed else destinations.SILENT
        elif word in destinations.PASSED_WORDS:
            group.around, group.to = group.to, destinations.PASSED
        elif word in destinations.ASIDE_WORDS:
            group.to = destinations.ASIDE
        elif word in destinations.TABLE_WORDS:
            group.to = destinations.TABLE_WORDS[word]
        elif word in destinations.PROPERTIES and group.to == destinations.INFO:
            group.to = word
        else:
            return self._begins_text(word)
        return True

    def _begins_text(self, word: str) -> bool:
        group = self._group
        if word in destinations.STORY_WORDS:
            group.to, group.opened, group.in_table = destinations.BODY, word, False
            self._stories.append(self._new_story(word))
        elif word in destinations.BODY_WORDS:
            group.to = group.around if word == "ud" else destinations.BODY
        elif word in destinations.NUMBER_WORDS | destinations.FORMULA_WORDS:
            if word == "moMath":
                self.left_out.add("formula-layout")
            group.to, group.opened = destinations.BODY, word
            group.mark = self._story.flow.mark()
        else:
            return False
        return True

    def _new_story(self, word: str) -> Story:
        if word != "footnote":
            return Story()
        number = f"{scripts.number(self._notes)} " if self._is_called else ""
        self._is_called = False
        return Story(BlockKind.FOOTNOTE, number)

    def _character(self, number: int | None) -> None:
        if number is not None and (
            self._group.to == destinations.BODY or self._group.to in destinations.PROPERTIES
        ):
            self._words.number(number, self.declared.fonts.get(self._group.font))
        self._skip = self._group.skipped

    def _property(self, word: str, number: int | None) -> None:
        group = self._group
        is_on = number != 0
        if word == "uc":
            group.skipped = min(max(number or 0, 0), _MOST_SKIPPED)
        elif word == "f":
            group.font = number or 0
        elif word == "deff":
            self._font = group.font = number or 0
        elif word == "ansicpg":
            self._words.encoding = charsets.page(number or 0)
        elif word in _PAGES:
            self._words.encoding = _PAGES[word]
        elif group.to == destinations.BODY:
            self._in_body(word, number or 0, is_on=is_on)

    def _in_body(self, word: str, number: int, *, is_on: bool) -> None:
        group = self._group
        if word in {"v", "deleted", "plain", *_SCRIPTS}:
            self._flush()
            self._print(word, is_on=is_on)
        elif word in {"par", "sect", "page", "cell", "row", "chftn"}:
            self._end(word)
        elif word == "pard":
            group.style, group.outline, group.depth, group.in_table = 0, BODY, 0, False
        elif word == "s":
            group.style = number
        elif word == "outlinelevel":
            group.outline = number
        elif word == "ilvl":
            group.depth = min(max(number, 0), _DEEPEST_ITEM)
        elif word == "intbl":
            group.in_table = is_on

    def _print(self, word: str, *, is_on: bool) -> None:
        group = self._group
        if word == "plain":
            group.is_hidden = group.is_deleted = False
            group.script, group.font = "", self._font
        elif word == "v":
            group.is_hidden = is_on
        elif word == "deleted":
            group.is_deleted = is_on
        else:
            group.script = _SCRIPTS[word] if is_on else ""

    def _end(self, word: str) -> None:
        self._flush()
        group = self._group
        if word == "chftn":
            self._call()
        elif word == "cell":
            self._story.end_cell()
        elif word == "row":
            self._story.end_row()
        else:
            kind, level = self.declared.kind(group.style, group.outline)
            self._story.end_paragraph(kind, level, group.depth, in_table=group.in_table)

    def _call(self) -> None:
        """Say the number of the note that follows; within a note it stands there already."""
        if len(self._stories) == 1:
            self._notes += 1
            self._is_called = True
            self._story.flow.say_as_is(scripts.number(self._notes))


def _formula(opened: str, said: str) -> str:
    if opened in {"msup", "msub"}:
        return scripted(opened, ["", said])
    shapes = {"mnum": grouped(said), "mden": f"/{grouped(said)}", "mrad": f"√({said})"}
    return shapes.get(opened, f"({said})" if opened == "md" else said)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
