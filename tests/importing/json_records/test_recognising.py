"""JSON that holds no references is left to others, and no JSON does harm."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from tests.importing.json_records.files import crossed, read, taken_by, written

_IMPORTERS = tuple(
    importer
    for importer in importers()
    if importer.name
    in {
        *("Crossref JSON", "CSL-JSON", "DataCite JSON", "Europe PMC JSON"),
        *("Mendeley JSON", "OpenAlex", "Zotero JSON", "JSON references"),
    }
)
_NAMES = st.sampled_from(
    [
        *("title", "type", "id", "author", "authors", "issued", "date-parts", "DOI", "items"),
        *("itemType", "creators", "attachments", "path", "extra", "note", "notes", "tags", "ids"),
        *("abstract_inverted_index", "authorships", "biblio", "mesh", "grants", "results", "data"),
        *("attributes", "titles", "descriptions", "identifiers", "container", "relatedItems"),
        *("message", "reference", "funder", "update-to", "link", "event", "websites", "family"),
    ]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES | st.text(), inner),
    max_leaves=30,
)


@pytest.mark.parametrize(
    "value",
    [
        {"name": "x", "version": "1", "author": "me", "dependencies": {}},
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "x"},
        [{"type": "Feature", "id": 1, "title": "x"}],
        {"title": "A schema", "type": "object", "id": "x", "properties": {}},
        {"title": "A form", "type": "article", "id": "x"},
        {"id": "n", "title": "Notebook", "blocks": [{"annotation": {}}]},
        [],
        {},
        [1, 2],
    ],
)
def test_other_json_is_left_alone(tmp_path: Path, value: object) -> None:
    path = written(tmp_path, value)
    assert not any(importer.recognises(path) for importer in _IMPORTERS)


def test_kinds_are_told_apart_where_their_first_item_is_long(tmp_path: Path) -> None:
    authors = [{"family": f"Name{number}", "given": "A."} for number in range(3_000)]
    item = {"DOI": "10.5555/x", "author": authors, "title": "x", "type": "article-journal"}
    path = written(tmp_path, [{"container-title": "Annals", "issued": {}} | item])
    assert taken_by(path) == "CSL-JSON"


@pytest.mark.parametrize("kind", ["video", "book"])
def test_csl_may_have_a_type_of_its_own(tmp_path: Path, kind: str) -> None:
    issued = {"issued": {"date-parts": [["2021"]]}}
    path = written(tmp_path, [{"id": "a", "type": kind, "title": "x"} | issued])
    assert taken_by(path) == "CSL-JSON"


@given(value=_JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_read_or_refused(tmp_path: Path, value: object) -> None:
    path = written(tmp_path, json.dumps(value))
    for importer in _IMPORTERS:
        importer.recognises(path)
        try:
            drafts = list(importer.read(path, NO_WISHES))
        except FileError:
            continue
        assert len(crossed(drafts)) == len(drafts)


@given(text=st.text(st.sampled_from('[]{},:"\\ue0 tidle')) | st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text.encode("utf-8", "replace").decode())
    for importer in _IMPORTERS:
        importer.recognises(path)
        try:
            list(importer.read(path, NO_WISHES))
        except FileError:
            continue


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[1" + "0" * 10_000, '{"a'])
def test_json_that_is_too_deep_or_too_long_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    for importer in _IMPORTERS:
        with pytest.raises(FileError):
            list(importer.read(path, NO_WISHES))


def test_what_is_read_crosses_to_the_program(tmp_path: Path) -> None:
    nested: object = 1
    for _ in range(300):
        nested = {"a": [nested]}
    item = {"itemType": "book", "title": "x\ud800\0y", "odd\nname": nested, "pages": None}
    (draft,) = read(tmp_path, [item | {"attachments": [{"path": "a\n\ud800.pdf"}]}])
    assert isinstance(draft, Draft)
    assert draft.record.title == "x\ufffd\ufffdy"
    assert crossed([draft]) == (draft,)
