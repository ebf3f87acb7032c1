"""What a worker says is believed only where every field is what it must be."""

import copy
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.text import Block, BlockKind, LineRuns, Page, Run
from ketareview.importing import wire

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
_AUTHORS = st.builds(Author, family=_TEXT, given=_TEXT, literal=_TEXT)
_RECORDS = st.builds(
    Record,
    title=_TEXT,
    authors=st.lists(_AUTHORS, max_size=3).map(tuple),
    year=st.none() | st.integers(1, 9999),
    journal=_TEXT,
    doi=_TEXT,
    abstract=_TEXT,
    kind=st.sampled_from(ArticleKind),
    extra=st.dictionaries(_TEXT, _TEXT, max_size=3),
)
_ORIGINS = st.dictionaries(_TEXT, st.builds(Origin, _TEXT, st.floats(0, 1)), max_size=3)


@st.composite
def _runs(draw: st.DrawFn, text: str) -> Sequence[Run]:
    first = draw(st.integers(0, 99))
    if draw(st.booleans()):
        return LineRuns(text, first)
    return (Run(0, first, len(text)),) if text else ()


@st.composite
def _pages(draw: st.DrawFn) -> tuple[Page, ...]:
    texts = draw(st.lists(_TEXT, max_size=3))
    return tuple(
        Page(
            number,
            text,
            label=draw(st.none() | _TEXT),
            blocks=(Block(draw(st.sampled_from(BlockKind)), 0, len(text), 1),) if text else (),
            runs=draw(_runs(text)),
            width=draw(st.floats(0, 2000)),
            height=draw(st.floats(0, 2000)),
        )
        for number, text in enumerate(texts, 1)
    )


_READ_FILES = st.builds(
    lambda **fields: ReadFile(**fields, counted=len(fields["drafts"])),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    size=st.integers(0, 500_000_000),
    media_type=st.sampled_from(["text/plain", "application/pdf", "text/html"]),
    drafts=st.lists(
        st.builds(
            Draft,
            _RECORDS,
            _ORIGINS,
            _pages(),
            st.lists(st.sampled_from(["no-text", "scripts"])).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def _example() -> dict[str, Any]:
    page = Page(1, "Some words", "i", (Block(BlockKind.PARAGRAPH, 0, 10),), (Run(0, 0, 10),), 9, 9)
    record = Record(title="A title", authors=(Author("Okafor", "N."),), year=2021)
    draft = Draft(record, {"title": Origin("first page", 0.8)}, (page,), ("no-text",))
    answer = wire.to_json(ReadFile("0" * 64, 12, "text/plain", (draft,), counted=1))
    rebuilt: dict[str, Any] = json.loads(json.dumps(answer))
    return rebuilt


@given(_READ_FILES)
def test_what_was_read_comes_over_the_wire_as_it_was(read: ReadFile) -> None:
    assert wire.from_json(json.loads(json.dumps(wire.to_json(read)))) == read


@given(_JSON)
def test_any_other_json_is_refused(value: object) -> None:
    with pytest.raises(wire.WireError):
        wire.from_json(value)


@given(st.data())
def test_a_field_of_another_kind_is_refused_or_harmless(data: st.DataObject) -> None:
    answer = _example()
    holder = data.draw(
        st.sampled_from([answer, draft := answer["drafts"][0], draft["record"], draft["pages"][0]])
    )
    holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(_JSON)

    try:
        read = wire.from_json(answer)
    except wire.WireError:
        return
    assert wire.from_json(json.loads(json.dumps(wire.to_json(read)))) == read


def _set(*place: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(answer: dict[str, Any]) -> None:
        holder: Any = answer
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = to

    return change


_PAGE = ("drafts", 0, "pages", 0)
_RECORD = ("drafts", 0, "record")


@pytest.mark.parametrize(
    "spoil",
    [
        _set("sha256", to="0" * 63),
        _set("sha256", to="G" * 64),
        _set("size", to=-1),
        _set("size", to=True),
        _set("size", to=500_000_001),
        _set("media_type", to="text"),
        _set("drafts", to={}),
        _set(*_PAGE, "text", to="a\0b"),
        _set(*_PAGE, "text", to="a\x0bb"),
        _set(*_PAGE, "text", to="a\rb"),
        _set(*_PAGE, "text", to="a\ud800b"),
        _set(*_PAGE, "text", to=7),
        _set(*_PAGE, "blocks", to=[["paragraph", 0, 11, 0]]),
        _set(*_PAGE, "blocks", to=[["paragraph", 5, 5, 0]]),
        _set(*_PAGE, "blocks", to=[["paragraph", 4, 8, 0], ["paragraph", 2, 6, 0]]),
        _set(*_PAGE, "blocks", to=[["chapter", 0, 10, 0]]),
        _set(*_PAGE, "runs", to=[0, 0, 11]),
        _set(*_PAGE, "runs", to=[0, -1, 4]),
        _set(*_PAGE, "runs", to=[0, 0]),
        _set(*_PAGE, "runs", to=[0, 0, 0]),
        _set(*_PAGE, "runs", to=[0, 2**31, 4]),
        _set(*_PAGE, "runs", to=[-1, 0, 4]),
        _set(*_PAGE, "runs", to=[0, 0, 4, 3, 4, 2]),
        _set(*_PAGE, "runs", to=[0, 0, True]),
        _set(*_PAGE, "runs", to=[0, 0, 4.0]),
        _set(*_PAGE, "runs", to=[[0, 0, 4]]),
        _set(*_PAGE, "runs", to=-1),
        _set(*_PAGE, "runs", to=2**31 - 1),
        _set(*_PAGE, "runs", to=True),
        _set(*_PAGE, "size", to=[float("nan"), 1]),
        _set(*_PAGE, "size", to=[float("inf"), 1]),
        _set(*_PAGE, "size", to=[10**400, 1]),
        _set(*_PAGE, "label", to="x" * 501),
        _set(*_RECORD, "year", to=2021.0),
        _set(*_RECORD, "year", to=0),
        _set(*_RECORD, "kind", to="poem"),
        _set(*_RECORD, "title", to=None),
        _set(*_RECORD, "title", to="x" * 1_000_001),
        _set(*_RECORD, "authors", to=[["Okafor"]]),
        _set(*_RECORD, "extra", to={"k" * 501: ""}),
        _set("drafts", 0, "origin", to={"title": ["first page", 1.5]}),
        _set("drafts", 0, "origin", to={"title": ["first page", [1]]}),
        _set("drafts", 0, "origin", to={"title": ["first page", True]}),
        _set("drafts", 0, "left_out", to=["<b>"]),
        _set("drafts", 0, "pages", to=[[]] * 10_001),
    ],
)
def test_hostile_answers_are_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    answer = copy.deepcopy(_example())
    spoil(answer)

    with pytest.raises(wire.WireError):
        wire.from_json(answer)


def test_more_text_than_a_library_takes_is_refused() -> None:
    answer = _example()
    page = answer["drafts"][0]["pages"][0]
    page |= {"text": "x" * 5_000_000, "blocks": [], "runs": []}
    answer["drafts"][0]["pages"] = [page] * 5

    with pytest.raises(wire.WireError):
        wire.from_json(answer)


@given(_READ_FILES.filter(lambda read: bool(read.drafts)))
def test_a_record_that_is_lost_on_the_way_is_noticed(read: ReadFile) -> None:
    sent = wire.to_json(read)
    drafts = sent["drafts"]
    assert isinstance(drafts, list)

    with pytest.raises(wire.WireError, match="counted"):
        wire.from_json({**sent, "drafts": drafts[:-1]})
