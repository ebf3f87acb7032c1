"""Highlights as JSON come in, of W3C, Hypothesis and Mendeley."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, MarkKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.web_annotations import IMPORTER

_ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:uuid:1",
    "type": "Annotation",
    "creator": {"type": "Person", "name": "Ada Reader"},
    "created": "2026-03-01T10:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "efficacy", "purpose": "tagging"},
        {"type": "TextualBody", "value": "The main result", "purpose": "commenting"},
    ],
    "target": {
        "source": {"id": "https://doi.org/10.1000/abc", "title": "A trial of ketamine"},
        "selector": [
            {"type": "FragmentSelector", "value": "page=3"},
            {
                "type": "TextQuoteSelector",
                "exact": "scores fell",
                "prefix": "The ",
                "suffix": " by ten",
            },
        ],
    },
}


def _drafts(tmp_path: Path, value: object) -> list[Draft]:
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    assert IMPORTER.recognises(path)
    return [draft for draft in IMPORTER.read(path, NO_WISHES) if isinstance(draft, Draft)]


def test_an_annotation_keeps_words_context_tags_comment_and_author(tmp_path: Path) -> None:
    [draft] = _drafts(tmp_path, _ANNOTATION)

    [mark] = draft.marks
    assert draft.record.doi == "10.1000/abc"
    assert draft.record.title == "A trial of ketamine"
    assert (mark.quote, mark.before, mark.after) == ("scores fell", "The", "by ten")
    assert mark.codes == ("efficacy",)
    assert mark.note == "The main result"
    assert mark.author == "Ada Reader"
    assert mark.spans[0].page == 3
    assert mark.created is not None
    assert mark.created.isoformat() == "2026-03-01T10:00:00+00:00"


def test_collections_are_parted_by_document(tmp_path: Path) -> None:
    other = {**_ANNOTATION, "id": "2", "target": "https://example.org/blog"}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": [_ANNOTATION, other, _ANNOTATION]},
    }

    first, second = _drafts(tmp_path, collection)

    assert len(first.marks) == 2
    assert second.record.url == "https://example.org/blog"


def test_each_passage_of_an_annotation_is_kept(tmp_path: Path) -> None:
    targets = [
        {"source": "https://a.example", "selector": {"type": "TextQuoteSelector", "exact": words}}
        for words in ("first words", "second words")
    ]
    value = {"type": "Annotation", "id": "1", "body": "both", "target": targets}

    (draft,) = _drafts(tmp_path, value)

    assert [mark.quote for mark in draft.marks] == ["first words", "second words"]
    assert {mark.note for mark in draft.marks} == {"both"}
    assert len({mark.name for mark in draft.marks}) == 2


def test_hypothesis_answers_are_read(tmp_path: Path) -> None:
    row = {
        "id": "abc",
        "uri": "https://example.org/paper",
        "user": "acct:ada@hypothes.is",
        "text": "doubtful",
        "tags": ["safety"],
        "document": {"title": ["A page"]},
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "No harm was seen."}]}],
    }

    [draft] = _drafts(tmp_path, {"total": 1, "rows": [row]})

    [mark] = draft.marks
    assert (mark.author, mark.note, mark.codes) == ("ada", "doubtful", ("safety",))
    assert draft.record.title == "A page"


def test_mendeley_s_notes_keep_page_colour_and_words(tmp_path: Path) -> None:
    note = {
        "id": "n1",
        "type": "sticky_note",
        "color": {"r": 255, "g": 222, "b": 180},
        "positions": [{"page": 2, "top_left": {"x": 1, "y": 2}}],
        "document_id": "d1",
        "text": "see table",
    }

    [draft] = _drafts(tmp_path, [note])

    [mark] = draft.marks
    assert mark.kind is MarkKind.NOTE
    assert mark.colour == "#ffdeb4"
    assert mark.spans[0].page == 2
    assert mark.note == "see table"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [*_ANNOTATION, "selector", "items", "exact", "value", "positions", "page"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(value=_JSON)
def test_any_json_gives_drafts_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.json"
    path.write_text(json.dumps({"type": "Annotation", "target": value}), encoding="utf-8")

    try:
        drafts = list(IMPORTER.read(path, NO_WISHES))
    except FileError:
        return
    assert all(isinstance(draft, Draft) for draft in drafts)
