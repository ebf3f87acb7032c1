"""The codebook of a library: what passages can be tagged with."""

from dataclasses import replace as with_changes
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview import resources
from ketareview.domain.codebook import Change, Code, Codebook, Scheme, TopicSeed, differences
from ketareview.domain.codebook_table import codebook_from_table
from ketareview.domain.ids import fixed_id
from ketareview.library.database import Database
from ketareview.library.models import CodebookRow, CodeRow, TopicRow
from ketareview.library.statements import put

_THE_ONE = fixed_id("codebook")


@cache
def default_codebook() -> Codebook:
    """Read the codebook that ships with the program."""
    return codebook_from_table(
        resources.table("codebooks", "ketamine.toml"),
        str(resources.path("codebooks", "ketamine.toml")),
    )


class Codebooks:
    """The one codebook, and how it is replaced."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self) -> Codebook:
        """Read the codebook, retired codes included, with the library's topics."""
        with self._database.read() as session:
            return _current(session)

    def preview(self, codebook: Codebook) -> tuple[Change, ...]:
        """Tell what `replace` would change."""
        return differences(self.current(), codebook)

    def replace(self, codebook: Codebook) -> None:
        """Take over a codebook: codes that it lacks are retired, topics that it lacks stay."""
        with self._database.write("Replace codebook") as session:
            store(session, codebook)


def store(session: Session, codebook: Codebook) -> None:
    """Write a codebook over the one that is there, if any."""
    kept = {code.id for code in codebook.codes}
    old = (code for code in _current(session).codes if code.id not in kept)
    codes = (*codebook.codes, *(with_changes(code, retired=True) for code in old))
    values = {"id": _THE_ONE, "name": codebook.name, "version": codebook.version}
    put(session, CodebookRow, [values])
    put(session, CodeRow, (_columns(code) for code in codes))
    known = set(session.scalars(select(TopicRow.id)))
    seeds = [(seed, place) for place, seed in enumerate(codebook.topics) if seed.id not in known]
    put(session, TopicRow, (_topic(seed, place) for seed, place in seeds))


def _current(session: Session) -> Codebook:
    row = session.get(CodebookRow, _THE_ONE)
    rows = session.scalars(
        select(CodeRow).where(~CodeRow.deleted).order_by(CodeRow.position, CodeRow.key)
    )
    topics = session.scalars(
        select(TopicRow).where(~TopicRow.deleted).order_by(TopicRow.position, TopicRow.name)
    )
    return Codebook(
        name=row.name if row else "",
        version=row.version if row else "",
        codes=tuple(_code(each) for each in rows),
        topics=tuple(TopicSeed(t.id, t.name, t.parent_id, t.definition) for t in topics),
    )


def _code(row: CodeRow) -> Code:
    return Code(
        id=row.id,
        scheme=Scheme(row.scheme),
        key=row.key,
        sign=row.sign,
        label=row.label,
        definition=row.definition,
        use_when=row.use_when,
        not_when=row.not_when,
        family=row.family,
        colour=row.colour,
        level=row.level,
        order=row.position,
        retired=row.retired,
        also=tuple(row.also),
    )


def _columns(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "scheme": code.scheme.value,
        "key": code.key,
        "sign": code.sign,
        "label": code.label,
        "definition": code.definition,
        "use_when": code.use_when,
        "not_when": code.not_when,
        "family": code.family,
        "colour": code.colour,
        "level": code.level,
        "position": code.order,
        "retired": code.retired,
        "also": list(code.also),
    }


def _topic(seed: TopicSeed, position: int) -> dict[str, Any]:
    return {
        "id": seed.id,
        "name": seed.name,
        "parent_id": seed.parent,
        "position": position,
        "definition": seed.definition,
    }
