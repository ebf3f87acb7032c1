"""LaTeX as it stands in BibTeX values, read as plain Unicode text in one pass."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ketareview.importing.bibtex import symbols

_TOKEN = re.compile(
    r"\\(?P<name>[a-zA-Z]+)\*?[ \t]*\n?[ \t]*|\\(?P<sign>[^a-zA-Z]?)|"
    r"(?P<brace>[{}])|(?P<math>\$\$?)|(?P<tie>~)|(?P<dash>-{2,3}(?!-))|(?P<quote>``|'')|(?P<script>[\^_])|"
    r"(?P<text>[^\\{}$~`'^_-]+|.)",
    re.DOTALL,
)
_SIGNS = frozenset("&%$#_{}")
_QUOTES = {"``": "“", "''": "”"}
_DASHES = {"--": "–", "---": "—"}  # noqa: RUF001 - the dash between numbers
_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_MATHEMATICAL = re.compile(r"[\\^_{}=<>+]|^\S{1,12}$")
_HIGH_ANYWAY = frozenset(
    {"", "°", "*", "†", "‡", "′", "®", "™", "st", "nd", "rd", "th"}  # noqa: RUF001 - a prime
)
_LETTER = re.compile(
    r"\\(?:['`\"^~=.]\{?\\?[A-Za-z]|[cvuHkr]\{\w\}|(?:aa|AA|ae|AE|oe|OE|ss|[oOlLi])\{\})"
)
_LONGEST_FORMULA = 2_000
_BRACES = re.compile(r"[{}]")
_ESCAPED = re.compile(r"\\([#$%&_{}~])")
_BEGINNING, _ENDING = frozenset("(["), frozenset(")]")
_VERBATIM = frozenset({"url", "path", "nolinkurl", "verb"})
_DEEPEST = 100
"""Groups within groups; braces that lie deeper are left out and their text is kept."""


def text_of(written: str) -> str:
    """Read LaTeX as text: accents, symbols and dashes as characters, braces and fonts left out.

    Commands that nobody knows are left out if they have an argument, which is kept, and stay
    visible if not.
    """
    return _Reading(written).text() if _LATEX.search(written) else written


def escaped_text_of(written: str) -> str:
    """Read LaTeX as text, also letters that a program has escaped as if they were text."""
    read = text_of(written)
    return text_of(read) if _LETTER.search(read) else read


Meaning = Callable[[Sequence[str]], str]


@dataclass(slots=True)
class _Frame:
    """A group or formula that is open, or a command that waits for `needed` arguments."""

    is_math: bool = False
    needed: int = 0
    meaning: Meaning = "".join
    is_formula: bool = False
    parts: list[str] = field(default_factory=list)


class _Reading:
    """One text as it is read: what is open, innermost last."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._frames = [_Frame()]
        self._place = 0

    def text(self) -> str:
        """Read to the end; what is still open there ends with the text."""
        while found := _TOKEN.match(self._written, self._place):
            self._place = found.end()
            kind = found.lastgroup or "sign"
            getattr(self, f"_{kind}")(found)
        self._close_until(1)
        return "".join(self._frames[0].parts)

    def _put(self, text: str) -> None:
        frame = self._frames[-1]
        frame.parts.append(text)
        if frame.needed and len(frame.parts) == frame.needed:
            self._frames.pop()
            self._put(frame.meaning(frame.parts))

    def _open(self, frame: _Frame) -> None:
        if len(self._frames) < _DEEPEST:
            frame.is_math = frame.is_math or self._frames[-1].is_math
            self._frames.append(frame)

    def _await(self, needed: int, meaning: Meaning, *, is_math: bool = False) -> None:
        self._open(_Frame(is_math, needed, meaning))

    def _close_until(self, left: int) -> None:
        """End the innermost frames; a command that lacks arguments has empty ones."""
        while len(self._frames) > left:
            frame = self._frames.pop()
            lacking = [""] * max(0, frame.needed - len(frame.parts))
            self._put(frame.meaning([*frame.parts, *lacking]))

    def _innermost(self, *, is_formula: bool) -> int:
        """Find the frame that a closing brace or dollar ends; 0 where none is open."""
        places = range(len(self._frames) - 1, 0, -1)
        frames = self._frames
        return next(
            (at for at in places if not frames[at].needed and frames[at].is_formula is is_formula),
            0,
        )

    def _before(self) -> str:
        """Find the character that stands before this place; empty at the beginning."""
        written = (part for frame in reversed(self._frames) for part in reversed(frame.parts))
        return next((part[-1] for part in written if part), "")

    def _text(self, found: re.Match[str]) -> None:
        run = found.group()
        while self._frames[-1].needed and run:  # a command takes one character of it
            run = run.lstrip()
            if run:
                self._put(run[0])
                run = run[1:]
        if run:
            self._put(run)

    def _tie(self, _: re.Match[str]) -> None:
        self._put(" ")

    def _dash(self, found: re.Match[str]) -> None:
        self._put(found.group() if self._frames[-1].is_math else _DASHES[found.group()])

    def _quote(self, found: re.Match[str]) -> None:
        self._put("″" if self._frames[-1].is_math else _QUOTES[found.group()])

    def _script(self, found: re.Match[str]) -> None:
        """Raise or lower what follows in mathematics; elsewhere these are plain characters."""
        if self._frames[-1].is_math:
            self._await(1, _superscript if found.group() == "^" else _subscript)
        else:
            self._put(found.group())

    def _brace(self, found: re.Match[str]) -> None:
        if found.group() == "{":
            self._open(_Frame())
        elif place := self._innermost(is_formula=False):
            self._close_until(place)

    def _math(self, found: re.Match[str]) -> None:
        """Begin or end a formula; a dollar that begins none is one of money."""
        if place := self._innermost(is_formula=True):
            self._close_until(place)
            return
        end = self._written.find("$", self._place, self._place + _LONGEST_FORMULA)
        inner = self._written[self._place : end] if end > self._place else ""
        if inner and _MATHEMATICAL.search(inner):
            self._open(_Frame(is_math=True, is_formula=True))
        else:
            self._put(found.group())

    def _sign(self, found: re.Match[str]) -> None:
        sign = found.group("sign") or ""
        if sign in _BEGINNING:
            self._open(_Frame(is_math=True, is_formula=True))
        elif sign in _ENDING:
            self._close_until(self._innermost(is_formula=True) or len(self._frames))
        elif sign in symbols.ACCENTS:
            self._await(1, _accent(symbols.ACCENTS[sign]))
        else:
            known = sign if sign in _SIGNS else f"\\{sign}"
            self._put(symbols.SPACING.get(sign, known))

    def _name(self, found: re.Match[str]) -> None:
        name = found.group("name")
        if name in symbols.ACCENTS:
            self._await(1, _accent(symbols.ACCENTS[name]))
        elif name == "textsuperscript":
            self._await(1, _power if self._before().isdigit() else _first)
        elif name in _COMMANDS:
            needed, meaning = _COMMANDS[name]
            self._await(needed, meaning, is_math=name == "ensuremath")
        elif name in _VERBATIM:
            self._put(self._verbatim())
        elif name not in symbols.SWITCHES:
            self._symbol(name, found.group())

    def _symbol(self, name: str, written: str) -> None:
        meant = symbols.SPACING.get(name, symbols.character(name))
        if meant is not None:
            self._put(meant)
        elif not self._written.startswith("{", self._place):
            self._put(written)  # unknown; where braces follow, what stands in them is read

    def _verbatim(self) -> str:
        """Take the braces that follow as they are written, such as an address."""
        start = self._place
        if not self._written.startswith("{", start):
            return ""
        depth = 0
        for found in _BRACES.finditer(self._written, start):
            depth += 1 if found.group() == "{" else -1
            if not depth:
                self._place = found.end()
                return _ESCAPED.sub(r"\1", self._written[start + 1 : found.start()])
        self._place = len(self._written)
        return _ESCAPED.sub(r"\1", self._written[start + 1 :])


def _accent(mark: str) -> Meaning:
    return lambda parts: symbols.accented(parts[0], mark)


def _power(parts: Sequence[str]) -> str:
    return symbols.raised(parts[0])


def _superscript(parts: Sequence[str]) -> str:
    shown = symbols.raised(parts[0])
    return shown if shown != parts[0] or parts[0] in _HIGH_ANYWAY else f"^{shown}"


def _subscript(parts: Sequence[str]) -> str:
    """Put digits in the line, as in CO2; anything else is told from what stands before it."""
    return parts[0] if parts[0].isdigit() else f"_{parts[0]}"


def _fraction(parts: Sequence[str]) -> str:
    return f"{parts[0]}/{parts[1]}"


def _link(parts: Sequence[str]) -> str:
    address, words = parts
    return words if words in {"", address} or not address else f"{words} ({address})"


def _first(parts: Sequence[str]) -> str:
    return parts[0]


def _second(parts: Sequence[str]) -> str:
    return parts[1]


def _nothing(_: Sequence[str]) -> str:
    return ""


_COMMANDS: dict[str, tuple[int, Meaning]] = {
    **dict.fromkeys(symbols.DROPPED, (1, _nothing)),
    **dict.fromkeys(symbols.SECOND_ARGUMENT, (2, _second)),
    **dict.fromkeys(("frac", "nicefrac", "tfrac", "dfrac", "textfrac", "sfrac"), (2, _fraction)),
    **dict.fromkeys(("enquote", "mkbibquote"), (1, lambda parts: f"“{parts[0]}”")),
    "ensuremath": (1, _first),
    "mathbb": (1, lambda parts: symbols.struck(parts[0])),
    "sqrt": (1, lambda parts: f"√{parts[0]}"),
    "footnote": (1, lambda parts: f" ({parts[0]})"),
    "mkbibparens": (1, lambda parts: f"({parts[0]})"),
    "mkbibbrackets": (1, lambda parts: f"[{parts[0]}]"),
    "href": (2, _link),
}
