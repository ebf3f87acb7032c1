"""Whatever other programs say of their marks, it is stored as far as it can be."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.imports import Draft, Mark, ReadFile, Span
from ketareview.importing import wire
from ketareview.importing.formats import importers
from ketareview.importing.record.marked import stored
from ketareview.importing.record.reference import Reference
from ketareview.importing.wire.marks import MOST_CODES, MOST_SPANS
from tests.fuzzing.samples import sample
from tests.fuzzing.trying import attempt

_TEXT = st.text(st.characters(categories=None), max_size=20)  # half characters as well


@given(_TEXT, _TEXT, _TEXT, st.lists(_TEXT, max_size=3))
def test_any_words_can_be_stored(name: str, quote: str, note: str, codes: list[str]) -> None:
    mark = Mark(name, quote=quote, before=quote, after=note, codes=tuple(codes), note=note)
    draft = Reference("test").draft([mark])
    read = ReadFile("0" * 64, 1, "text/plain", (draft,), is_paper=False, counted=1)

    assert wire.from_json(wire.to_json(read)).drafts == (draft,)


def test_what_is_too_much_is_cut() -> None:
    mark = Mark(
        "x" * 1_000,
        spans=(Span(1),) * (MOST_SPANS + 1),
        note="x" * 2_000_000,
        codes=("x" * 1_000,) * (MOST_CODES + 1),
    )
    read = ReadFile(
        "0" * 64, 1, "text/plain", (Reference("t").draft([mark]),), is_paper=False, counted=1
    )
    (draft,) = wire.from_json(wire.to_json(read)).drafts

    assert isinstance(draft, Draft)
    assert draft.marks == (stored(mark),)


def test_tags_of_taguette_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite3"
    sample("Taguette project", path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE tags SET path = 'a' || char(1, 27) || 'b'")
    (importer,) = (one for one in importers() if one.name == "Taguette project")

    read = attempt(importer, path.read_bytes(), path)

    assert read is not None
    assert [mark.codes for one in read.drafts if isinstance(one, Draft) for mark in one.marks] == [
        ("a\ufffd\ufffdb",)
    ]
