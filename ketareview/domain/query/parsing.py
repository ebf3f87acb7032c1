"""Reads what a reviewer typed.

query = all { "OR" all }      all = part { ["AND"] part }      part = { "-" } atom
atom  = "(" query ")" | [field ":"] ( word | quotation | "(" query ")" )
"""

from ketareview.domain.query.fields import Field
from ketareview.domain.query.problems import (
    EmptyParenthesesError,
    LongQueryError,
    MissingTermError,
    MissingValueError,
    StrayParenthesisError,
    UnclosedParenthesisError,
)
from ketareview.domain.query.scanning import Kind, Scanner, Token
from ketareview.domain.query.tree import EVERYTHING, All, Either, Not, Query
from ketareview.domain.query.values import understood

# SQLite takes expressions of depth 1,000; a reviewer's queries are far from either.
_MOST_TERMS = 200
_DEEPEST = 40


def parse(typed: str) -> Query:
    """Understand a query; nothing but white space asks for everything.

    Raises:
        QueryError: what is wrong, and at which place of what was typed.
    """
    tokens = Scanner(typed).tokens()
    if tokens[0].kind is Kind.END:
        return EVERYTHING
    if len(tokens) > _MOST_TERMS:
        raise LongQueryError(most=_MOST_TERMS, deepest=_DEEPEST, place=1, query=typed)
    return _Parser(tokens, typed).whole()


class _Parser:
    def __init__(self, tokens: list[Token], typed: str) -> None:
        self._tokens = tokens
        self._typed = typed
        self._at = 0
        self._depth = 0

    def whole(self) -> Query:
        query = self._either(Field.ANYWHERE)
        if self._token.kind is Kind.CLOSE:
            raise StrayParenthesisError(place=self._token.place, query=self._typed)
        return query

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self, field: Field) -> Query:
        parts = [self._all(field)]
        while self._token.kind is Kind.OR:
            self._take()
            parts.append(self._all(field))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, field: Field) -> Query:
        parts = [self._part(field)]
        while self._token.kind not in {Kind.OR, Kind.CLOSE, Kind.END}:
            if self._token.kind is Kind.AND:
                self._take()
            parts.append(self._part(field))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, field: Field) -> Query:
        if self._token.kind is not Kind.MINUS:
            return self._atom(field)
        self._deepen()
        self._take()
        part = Not(self._part(field))
        self._depth -= 1
        return part

    def _deepen(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            place = self._token.place
            raise LongQueryError(most=_MOST_TERMS, deepest=_DEEPEST, place=place, query=self._typed)

    def _atom(self, field: Field) -> Query:
        kind = self._token.kind
        if kind is Kind.OPEN:
            return self._group(field)
        if kind is Kind.FIELD:
            return self._of_field(self._take())
        if kind not in {Kind.WORD, Kind.QUOTATION}:
            raise self._missing()
        return understood(field, self._take(), self._typed)

    def _group(self, field: Field) -> Query:
        self._deepen()
        opening = self._take()
        if self._token.kind is Kind.CLOSE:
            raise EmptyParenthesesError(place=opening.place, query=self._typed)
        query = self._either(field)
        if self._take().kind is not Kind.CLOSE:
            raise UnclosedParenthesisError(place=opening.place, query=self._typed)
        self._depth -= 1
        return query

    def _of_field(self, name: Token) -> Query:
        value = self._token
        follows = value.place == name.place + len(name.text) + 1
        if not follows or value.kind not in {Kind.WORD, Kind.QUOTATION, Kind.OPEN}:
            raise MissingValueError(name=name.text, place=name.place, query=self._typed)
        if value.kind is Kind.OPEN:
            return self._group(name.field)
        return understood(name.field, self._take(), self._typed)

    def _missing(self) -> MissingTermError | UnclosedParenthesisError | StrayParenthesisError:
        """Name the joining word that stands alone: the one here, or else the one before."""
        token = self._token
        if token.kind is Kind.CLOSE and self._depth == 0:
            return StrayParenthesisError(place=token.place, query=self._typed)
        if token.kind in {Kind.END, Kind.CLOSE}:
            token = self._tokens[self._at - 1]
        if token.kind is Kind.OPEN:
            return UnclosedParenthesisError(place=token.place, query=self._typed)
        return MissingTermError(beside=token.text, place=token.place, query=self._typed)
