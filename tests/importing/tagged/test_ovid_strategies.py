"""Search strategies that Ovid prints around its records are kept, and no record is made of them."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Draft, Search, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from ketareview.importing.formats.ovid import IMPORTER as OVID
from tests.importing.tagged.reading import drafts

_RULE = "-" * 80
_LINES = (
    "1     exp Ketamine/ (16,000)\n2     frog*.mp. [mp=title, abstract] (25)\n3     1 and 2 (7)"
)
_DATABASE = "Ovid MEDLINE(R) ALL <1946 to November 20, 2023>"
_HEAD = f"Database: {_DATABASE}\nSearch Strategy:\n{_RULE}\n{_LINES}\n\n{'*' * 27}\n\n"
_KEPT = Search(_DATABASE, f"Database: {_DATABASE}\nSearch Strategy:\n{_LINES}")
_TAGGED = "<1. >\nVN  - Ovid Technologies\nTI  - Frogs\nAB  - Ponds dry.\n\n"
_LABELLED = "<1>\nAuthors\n  Marsh, Ada B.\nTitle\n  Frogs\nAbstract\n  Ponds dry.\n\n"
_MAIL = (
    "Ovid Technologies, Inc. Email Service\n------------------------------\n"
    f"Search for: 1 and 2\nResults Generated From:\nEmbase <1974 to 2023>\n{_RULE}\n{_LINES}\n\n"
)


@pytest.mark.parametrize("record", [_TAGGED, _LABELLED], ids=["tags", "labels"])
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_strategy_is_kept_with_the_records(tmp_path: Path, record: str, place: str) -> None:
    (draft,) = drafts(OVID, tmp_path, _HEAD + record if place == "above" else record + _HEAD)
    assert draft.search == _KEPT
    assert (draft.record.title, draft.record.abstract) == ("Frogs", "Ponds dry.")
    assert "Strategy" not in repr(draft.record)


def test_each_of_several_strategies_comes_with_the_records_below_it(tmp_path: Path) -> None:
    other = _HEAD.replace("Ovid MEDLINE(R) ALL", "Embase")
    one, two, three = drafts(OVID, tmp_path, _HEAD + _TAGGED * 2 + other + _TAGGED)
    assert (one.search, three.search and three.search.database) == (
        _KEPT,
        "Embase <1946 to November 20, 2023>",
    )
    assert two.search is None


def test_a_strategy_that_was_sent_by_mail_is_kept(tmp_path: Path) -> None:
    (draft,) = drafts(OVID, tmp_path, _MAIL + _TAGGED)
    assert draft.search is not None
    assert draft.search.database == "Embase <1974 to 2023>"
    assert draft.search.words.endswith(_LINES)


def test_records_below_a_long_strategy_are_found(tmp_path: Path) -> None:
    """The first record stands behind what is looked at of other files."""
    lines = "\n".join(f"{n}     ketamine.mp. [mp={'title, ' * 20}] ({n})" for n in range(1, 200))
    path = tmp_path / "medline.txt"
    path.write_text(_HEAD.replace(_LINES, lines) + _TAGGED, encoding="utf-8")
    assert next(one for one in importers() if one.recognises(path)).name == "Ovid"
    (draft,) = drafts(OVID, tmp_path, path.read_bytes())
    assert draft.search is not None
    assert lines in draft.search.words


def test_a_strategy_without_records_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "strategy.txt"
    path.write_text(_HEAD, encoding="utf-8")
    assert next(one for one in importers() if one.recognises(path)).is_paper


def test_sections_of_abstracts_are_no_strategy(tmp_path: Path) -> None:
    text = "<1. >\nTI  - Frogs\nAB  - Ponds dry.\n\n      Search strategy: we searched.\n"
    (draft,) = drafts(OVID, tmp_path, text)
    assert draft.search is None
    assert draft.record.abstract == "Ponds dry. Search strategy: we searched."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Made for Ada,\nat the pond\n\n{_TAGGED}", id="above"),
        pytest.param(f"<0. >\nMade for Ada,\nat the pond\n\n{_TAGGED}", id="below a number"),
    ],
)
def test_other_lines_outside_of_records_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ovid.txt"
    path.write_text(text, encoding="utf-8")
    told, record = OVID.read(path, NO_WISHES)
    assert isinstance(told, Unread)
    assert "Made for Ada" in told.reason.facts["finding"]
    assert isinstance(record, Draft)
    assert record.search is None
