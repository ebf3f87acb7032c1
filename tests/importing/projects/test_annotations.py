"""Highlights as JSON come in, of W3C, Hypothesis and Mendeley."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, Mark, MarkKind
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


def _selected(tmp_path: Path, selector: object, source: str = "https://a.example/x") -> Mark:
    target = {"source": source, "selector": selector}
    value = {"type": "Annotation", "id": "1", "bodyValue": "doubtful", "target": target}
    (draft,) = _drafts(tmp_path, value)
    (mark,) = draft.marks
    assert (mark.quote, mark.note) == ("", "doubtful")
    return mark


@pytest.mark.parametrize(
    ("selector", "place"),
    [
        pytest.param(
            {"type": "TextPositionSelector", "start": 4, "end": 9}, "characters 4 to 9", id="text"
        ),
        pytest.param(
            {"type": "DataPositionSelector", "start": 4, "end": 9}, "bytes 4 to 9", id="data"
        ),
        pytest.param({"type": "CssSelector", "value": "#a > p"}, "#a > p", id="CSS"),
        pytest.param(
            {
                "type": "RangeSelector",
                "startSelector": {"type": "XPathSelector", "value": "//p[1]"},
                "endSelector": {"type": "XPathSelector", "value": "//p[2]"},
            },
            "//p[1] to //p[2]",
            id="range",
        ),
        pytest.param(
            {
                "type": "FragmentSelector",
                "value": "page=3",
                "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 9},
            },
            "page=3, characters 4 to 9",
            id="refined",
        ),
        pytest.param("https://a.example/selectors/1", "https://a.example/selectors/1", id="away"),
    ],
)
def test_a_place_without_words_is_written_down(
    tmp_path: Path, selector: object, place: str
) -> None:
    assert _selected(tmp_path, selector).place == place


def test_the_fragment_of_an_address_is_a_place_too(tmp_path: Path) -> None:
    mark = _selected(tmp_path, [], "https://a.example/paper.pdf#page=3")
    assert ([span.page for span in mark.spans], mark.place) == ([3], "page=3")


@pytest.mark.parametrize(
    ("selector", "stretch"),
    [
        ({"type": "TextPositionSelector", "start": 4, "end": 9}, (4, 9)),
        ([{"type": "FragmentSelector", "value": "char=4,9"}], (4, 9)),
        ({"type": "TextPositionSelector", "start": 9, "end": 4}, None),
        ({"type": "TextPositionSelector", "start": "9" * 5000, "end": [4]}, None),
        (
            {
                "value": "page=3",
                "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 9},
            },
            None,
        ),
    ],
)
def test_only_places_within_the_whole_text_are_counted(
    tmp_path: Path, selector: object, stretch: tuple[int, int] | None
) -> None:
    assert _selected(tmp_path, selector).stretch == stretch


def test_an_annotation_of_nothing_is_told_as_well(tmp_path: Path) -> None:
    body = {"type": "SpecificResource", "source": "https://a.example/tag"}
    (draft,) = _drafts(tmp_path, {"type": "Annotation", "id": "1", "body": body})
    assert [mark.note for mark in draft.marks] == ["https://a.example/tag"]


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
