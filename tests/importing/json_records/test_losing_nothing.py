"""Whatever an item holds is found again in its record."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.imports import Draft
from ketareview.importing.characters import storable
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from tests.importing.json_records.files import written

_WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9)
_KEYS = st.sampled_from(
    [
        *("title", "container-title", "publicationTitle", "volume", "issue", "page", "pages"),
        *("abstract", "abstractNote", "publisher", "note", "extra", "URL", "url", "keyword"),
        *("id", "key", "citation-key", "citationKey", "language", "event", "genre", "edition"),
        *("author", "authors", "editor", "creators", "issued", "date", "year", "accessed"),
        *("tags", "notes", "attachments", "custom", "source", "journal", "display_name", "names"),
    ]
)
_PEOPLE = st.fixed_dictionaries({"family": _WORDS, "given": _WORDS})
_VALUES = _WORDS | st.lists(_WORDS | _PEOPLE, max_size=3) | st.dictionaries(_WORDS, _WORDS)


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("CSL-JSON", {"type": "book"}),
        ("Zotero JSON", {"itemType": "book"}),
        ("JSON references", {}),
        ("OpenAlex", {}),
        ("DataCite JSON", {}),
        ("Crossref JSON", {}),
        ("Mendeley JSON", {}),
        ("Europe PMC JSON", {}),
    ],
)
@given(item=st.dictionaries(_KEYS, _VALUES, min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_is_kept(
    tmp_path: Path, name: str, around: dict[str, str], item: dict[str, object]
) -> None:
    importer = next(one for one in importers() if one.name == name)
    (draft,) = importer.read(written(tmp_path, [around | item]), NO_WISHES)
    assert isinstance(draft, Draft)
    record = draft.record
    people = " ".join(f"{who.family} {who.given} {who.literal}" for who in record.authors)
    told = (record.title, record.journal, record.volume, record.issue, record.pages, people)
    rest = (record.url, record.abstract, str(record.year), *record.extra.values(), *draft.files)
    kept = set(_words(" ".join((*told, *rest))))
    assert {word for text in _texts(item) for word in _words(storable(text))} - kept == set()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
