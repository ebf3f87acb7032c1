"""A codebook as it is read from a file: a table of names, lists and tables."""

import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

from ketareview.domain.codebook import Code, Codebook, Scheme, TopicSeed
from ketareview.domain.errors import CodebookFileError
from ketareview.domain.ids import fixed_id

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_HIGHEST_LEVEL = 6
_REQUIRED = frozenset({Scheme.CLAIM_TYPE, Scheme.STRENGTH, Scheme.STANCE, Scheme.BASIS})


def codebook_from_table(table: Mapping[str, object], path: str = "") -> Codebook:
    """Read a codebook; ids are made from scheme and key, and from parent and name for topics.

    Raises:
        CodebookFileError: something is missing, of the wrong kind, or there twice.
    """
    return _Reader(path).codebook(table)


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path

    def codebook(self, table: Mapping[str, object]) -> Codebook:
        codes = tuple(code for scheme in Scheme for code in self._codes(table, scheme))
        topics = tuple(self._topics(table))
        names = {topic.id: topic.name for topic in topics}
        if len(names) < len(topics):
            ids = [topic.id for topic in topics]
            self._refuse(f"topic {next(names[i] for i in ids if ids.count(i) > 1)} is there twice")
        return Codebook(
            self._words(table, "name", required=True),
            self._words(table, "version", required=True),
            codes,
            topics,
        )

    def _codes(self, table: Mapping[str, object], scheme: Scheme) -> tuple[Code, ...]:
        found = tuple(
            self._code(entry, scheme, order)
            for order, entry in enumerate(self._tables(table, scheme.value))
        )
        if scheme in _REQUIRED and not found:
            self._refuse(f"no {scheme.value}")
        self._expect_unique(f"{scheme.value} key", [code.key for code in found])
        self._expect_unique(f"{scheme.value} sign", [code.sign for code in found if code.sign])
        return found

    def _code(self, entry: Mapping[str, object], scheme: Scheme, order: int) -> Code:
        key = self._words(entry, "key", required=True)
        level, retired = entry.get("level"), entry.get("retired", False)
        if level is not None and (type(level) is not int or not 0 <= level <= _HIGHEST_LEVEL):
            self._refuse(f"level of {key} is not 0 to {_HIGHEST_LEVEL}")
        colour = self._words(entry, "colour")
        if colour and not _COLOUR.fullmatch(colour):
            self._refuse(f"colour of {key} is not #rrggbb")
        return Code(
            id=fixed_id("code", scheme.value, key),
            scheme=scheme,
            key=key,
            sign=self._words(entry, "sign"),
            label=self._words(entry, "label", required=True),
            definition=self._words(entry, "definition"),
            use_when=self._words(entry, "use_when"),
            not_when=self._words(entry, "not_when"),
            family=self._words(entry, "family"),
            colour=colour,
            level=level if isinstance(level, int) else None,
            order=order,
            retired=retired is True,
            also=tuple(self._list_of_words(entry, "also")),
        )

    def _topics(self, table: Mapping[str, object]) -> Iterator[TopicSeed]:
        for entry in self._tables(table, "topic"):
            yield from self._topic(entry, None, "")

    def _topic(
        self, entry: Mapping[str, object], parent: TopicSeed | None, path: str
    ) -> Iterator[TopicSeed]:
        name = self._words(entry, "name", required=True)
        seed = TopicSeed(
            id=fixed_id("topic", path, name),
            name=name,
            parent=None if parent is None else parent.id,
            definition=self._words(entry, "definition"),
        )
        yield seed
        below = entry.get("below", [])
        if not isinstance(below, list):
            self._refuse(f"what is below {name} is not a list")
        for child in below:
            table = {"name": child} if isinstance(child, str) else child
            if not isinstance(table, dict):
                self._refuse(f"below {name} stands something that is no topic")
            yield from self._topic(table, seed, f"{path}/{name}" if path else name)

    def _tables(self, table: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
        found = table.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self._refuse(f"{name} is not a list of tables")
        return found

    def _words(self, entry: Mapping[str, object], name: str, *, required: bool = False) -> str:
        found = entry.get(name, "")
        if not isinstance(found, str):
            self._refuse(f"{name} is not text")
        if required and not found.strip():
            self._refuse(f"{name} is missing")
        return found.strip()

    def _list_of_words(self, entry: Mapping[str, object], name: str) -> list[str]:
        found = entry.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self._refuse(f"{name} is not a list of words")
        return found

    def _expect_unique(self, what: str, names: list[str]) -> None:
        folded = [name.casefold() for name in names]
        for name in names:
            if folded.count(name.casefold()) > 1:
                self._refuse(f"{what} {name} is there twice")

    def _refuse(self, finding: str) -> NoReturn:
        raise CodebookFileError(path=self._path, finding=finding)
