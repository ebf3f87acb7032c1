"""What the topics and codes that a query names stand for in this library."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.codebook import Scheme
from ketareview.domain.folding import fold
from ketareview.domain.query import Bound, Field, Span, Term
from ketareview.domain.query.problems import UnknownTopicError, UnknownValueError
from ketareview.library.models import CodeRow, ReviewerRow, TopicRow

_SCHEMES = {
    Field.TYPE: Scheme.CLAIM_TYPE,
    Field.STRENGTH: Scheme.STRENGTH,
    Field.STANCE: Scheme.STANCE,
    Field.BASIS: Scheme.BASIS,
}
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class _Name:
    """A topic's or code's own folded names, and, for a topic, how it is reached from the top."""

    key: str
    names: tuple[str, ...]
    path: tuple[str, ...] = ()
    level: int | None = None
    shown: str = ""


class Vocabulary:
    """Looks up what a query names, once for each query; `typed` is told in errors."""

    def __init__(self, session: Session, typed: str = "") -> None:
        self._session = session
        self._typed = typed

    def topics(self, term: Term) -> frozenset[str]:
        """Find the topics of that name and all below them.

        Raises:
            UnknownTopicError: there is none.
        """
        asked = tuple(_folded(part) for part in term.text.split("/"))
        found = {topic.key for topic in self._topics if _is_called(topic, asked, term)}
        if not found:
            raise UnknownTopicError(
                value=term.text,
                nearest=self._nearest_topics(asked[-1]),
                place=term.place,
                query=self._typed,
            )
        return self.below(found)

    def below(self, topics: Collection[str]) -> frozenset[str]:
        """Add all topics below these."""
        reached: set[str] = set()
        waiting = list(topics)
        while waiting:
            topic = waiting.pop()
            if topic not in reached:  # a merge may have made a cycle
                reached.add(topic)
                waiting.extend(self._children.get(topic, ()))
        return frozenset(reached)

    def codes(self, term: Term) -> list[str]:
        """Find the keys of the codes that a term names by key, sign, digit or label.

        Raises:
            UnknownValueError: there is none.
        """
        asked = term.text.casefold()
        keys = [
            code.key
            for code in self._codes(term.field)
            if asked in code.names
            or (term.is_prefix and any(name.startswith(asked) for name in code.names))
        ]
        if not keys:
            raise self._unknown(term.field, term.text, term.place)
        return keys

    def reviewers(self, term: Term) -> list[str]:
        """Find the reviewers whose names hold the words, in any case and without accents."""
        asked = f" {_folded(term.text)}" + ("" if term.is_prefix else " ")
        rows = self._session.execute(select(ReviewerRow.id, ReviewerRow.name))
        return [str(each) for each, name in rows if asked in f" {_folded(name)} "]

    def strengths(self, span: Span) -> list[str]:
        """Find the keys of the rungs of the evidence ladder in a span.

        Raises:
            UnknownValueError: an end of it is no rung.
        """
        low, high = (self._level(end, span) for end in (span.low, span.high))
        return [
            code.key
            for code in self._codes(Field.STRENGTH)
            if code.level is not None
            and (low is None or code.level >= low)
            and (high is None or code.level <= high)
        ]

    def _level(self, end: Bound | None, span: Span) -> int | None:
        if end is None:
            return None
        for code in self._codes(Field.STRENGTH):
            if end.value.casefold() in code.names and code.level is not None:
                if end.is_included:
                    return code.level
                return code.level + 1 if end is span.low else code.level - 1
        raise self._unknown(Field.STRENGTH, end.value, span.place)

    def _codes(self, field: Field) -> list[_Name]:
        return self._schemes[_SCHEMES[field].value]

    def _unknown(self, field: Field, value: str, place: int) -> UnknownValueError:
        known = " ".join(code.shown for code in self._codes(field))
        return UnknownValueError(
            name=field.value, value=value, known=known, place=place, query=self._typed
        )

    def _nearest_topics(self, asked: str) -> str:
        shown = {topic.names[0]: topic.shown for topic in self._topics}
        near = get_close_matches(asked, shown, n=_NEAREST, cutoff=0.4)
        return ", ".join(shown[name] for name in near) or "—"

    @cached_property
    def _schemes(self) -> dict[str, list[_Name]]:
        schemes: dict[str, list[_Name]] = {scheme.value: [] for scheme in Scheme}
        rows = select(CodeRow).where(CodeRow.deleted.is_(False)).order_by(CodeRow.position)
        for row in self._session.scalars(rows):
            names = (row.key, row.sign, row.label, *row.also)
            schemes[row.scheme].append(
                _Name(
                    key=row.key,
                    names=tuple(name.casefold() for name in names if name),
                    level=row.level,
                    shown=f"{row.key} ({row.sign})" if row.sign else row.key,
                )
            )
        return schemes

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for key, (_, parent) in self._tree.items():
            children.setdefault(parent, []).append(key)
        return children

    @cached_property
    def _topics(self) -> list[_Name]:
        topics = []
        for key, (name, _) in self._tree.items():
            path = self._path(key)
            topics.append(_Name(key, (_folded(name),), tuple(map(_folded, path)), shown=name))
        return topics

    def _path(self, topic: str) -> list[str]:
        path: list[str] = []
        seen: set[str] = set()
        while topic in self._tree and topic not in seen:
            seen.add(topic)
            name, topic = self._tree[topic]
            path.insert(0, name)
        return path

    @cached_property
    def _tree(self) -> dict[str, tuple[str, str]]:
        """Each live topic's name and parent."""
        rows = select(TopicRow.id, TopicRow.name, TopicRow.parent_id)
        rows = rows.where(TopicRow.deleted.is_(False))
        return {
            str(each): (name, str(parent)) for each, name, parent in self._session.execute(rows)
        }


def _is_called(topic: _Name, asked: tuple[str, ...], term: Term) -> bool:
    if topic.path[-len(asked) :] == asked or (_folded(term.text),) == topic.names:
        return True
    return term.is_prefix and len(asked) == 1 and topic.names[0].startswith(asked[0])


def _folded(text: str) -> str:
    return fold(text).text.strip()
