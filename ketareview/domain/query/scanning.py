"""Cuts what was typed into marks, words and quotations, each with its place."""

from dataclasses import dataclass
from enum import Enum, auto

from ketareview.domain.query.fields import JOINING_WORDS, Field
from ketareview.domain.query.problems import UnclosedQuotationError, UnknownFieldError

_CLOSING = {'"': '"', "“": "”"}
_FIELDS = {field.value: field for field in Field if field}


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTATION = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    OR = auto()
    AND = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; `place` counts from 1."""

    kind: Kind
    place: int
    text: str = ""
    is_prefix: bool = False
    field: Field = Field.ANYWHERE


_MARKS = {"(": Kind.OPEN, ")": Kind.CLOSE, "-": Kind.MINUS}
_JOINTS = {"OR": Kind.OR, "AND": Kind.AND, "NOT": Kind.MINUS}


class Scanner:
    """Walks through what was typed."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._at = 0

    def tokens(self) -> list[Token]:
        """List all tokens, the last of which is the end.

        Raises:
            QueryError: a quotation mark without partner, or a field that is none.
        """
        found: list[Token] = []
        while (token := self._next(found)).kind is not Kind.END:
            found.append(token)
        return [*found, token]

    def _next(self, before: list[Token]) -> Token:
        follows_field = (
            bool(before) and before[-1].kind is Kind.FIELD and not self._at_space_or_end()
        )
        while self._at < len(self._typed) and self._typed[self._at].isspace():
            self._at += 1
        if self._at == len(self._typed):
            return Token(Kind.END, self._at + 1)
        character = self._typed[self._at]
        if character in _CLOSING:
            return self._quotation()
        if character in "()" or (character == "-" and not follows_field):
            self._at += 1
            return Token(_MARKS[character], self._at, character)
        return self._value() if follows_field else self._word()

    def _at_space_or_end(self) -> bool:
        return self._at == len(self._typed) or self._typed[self._at].isspace()

    def _quotation(self) -> Token:
        start = self._at
        closing = _CLOSING[self._typed[start]]
        words: list[str] = []
        self._at += 1
        while (end := self._typed.find(closing, self._at)) >= 0:
            words.append(self._typed[self._at : end])
            self._at = end + 1
            if closing != '"' or not self._typed.startswith('"', self._at):
                text = " ".join('"'.join(words).split())
                return Token(Kind.QUOTATION, start + 1, text, is_prefix=self._takes_star())
            self._at += 1
        raise UnclosedQuotationError(place=start + 1, query=self._typed)

    def _takes_star(self) -> bool:
        has_star = self._typed.startswith("*", self._at)
        self._at += has_star
        return has_star

    def _word(self) -> Token:
        start = self._at
        while not self._at_space_or_end() and self._typed[self._at] not in '()"“':
            self._at += 1
            if self._typed[self._at - 1] == ":":
                return self._field(start)
        text = self._typed[start : self._at]
        if text in JOINING_WORDS:
            return Token(_JOINTS[text], start + 1, text)
        return _bare(text, start)

    def _field(self, start: int) -> Token:
        name = self._typed[start : self._at - 1]
        field = _FIELDS.get(name.casefold())
        if field is None:
            known = " ".join(f"{known}:" for known in _FIELDS)
            raise UnknownFieldError(name=name, known=known, place=start + 1, query=self._typed)
        return Token(Kind.FIELD, start + 1, name, field=field)

    def _value(self) -> Token:
        start, depth = self._at, 0
        while not self._at_space_or_end():
            character = self._typed[self._at]
            depth += (character == "(") - (character == ")")
            if depth < 0 or character in '"“':
                break
            self._at += 1
        return _bare(self._typed[start : self._at], start)


def _bare(text: str, start: int) -> Token:
    return Token(Kind.WORD, start + 1, text.removesuffix("*"), is_prefix=text.endswith("*"))
