"""Highlights that go out hold all that was said of them, and come in again."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.imports import Draft
from ketareview.domain.spreadsheets import restored
from ketareview.exporting.passages import WRITERS, Exported
from ketareview.importing import wire, worker
from tests.reporting import sample


def exported(*quotes: str, note: str = "A note") -> list[Exported]:
    where = sample.article("Okafor", doi="10.1000/k.1")
    marked = (sample.highlight(where, quote, note=note) for quote in quotes)
    return [Exported(each, where, 3, "1137", ("Response",), quote_ok=True) for each in marked]


def test_annotations_come_in_again(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonld"
    path.write_bytes(WRITERS[".jsonld"](exported("First words.", "Second \u2212 words.")))
    asked = {"path": str(path), "password": "", "first": 1, "columns": {}}
    (draft,) = wire.from_json(json.loads(json.dumps(worker.read(asked)))).drafts
    assert isinstance(draft, Draft)
    assert draft.record.doi == "10.1000/k.1"
    assert draft.record.title == "About Okafor"
    assert [mark.quote for mark in draft.marks] == ["First words.", "Second \u2212 words."]
    first = draft.marks[0]
    assert (first.before, first.after, first.note) == ("so", "it", "A note")
    assert first.author == "A. Reviewer"
    assert {"efficacy", "trial", "supports", "own-data", "Response"} <= set(first.codes)
    assert first.spans[0].page == 3


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=5))
@settings(deadline=None, max_examples=40)
def test_records_in_equals_records_out(quotes: list[str]) -> None:
    given_ = exported(*quotes, note="=1+1")
    told = json.loads(WRITERS[".json"](given_))
    assert [each["quote"] for each in told] == quotes
    assert len(json.loads(WRITERS[".jsonld"](given_))["items"]) == len(quotes)
    text = WRITERS[".csv"](given_).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [restored(row["quote"]) for row in rows] == quotes
    assert all(row["note"] == "'=1+1" for row in rows)


@pytest.mark.parametrize("ending", WRITERS)
def test_nothing_is_a_file_too(ending: str) -> None:
    assert WRITERS[ending]([])
