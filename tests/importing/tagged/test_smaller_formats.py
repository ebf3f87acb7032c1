"""Biblioscape, Copac, Inspec and Cochrane's text come in, and nothing else is taken for them."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Author
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.biblioscape import IMPORTER as BIBLIOSCAPE
from ketareview.importing.formats.cochrane import IMPORTER as COCHRANE
from ketareview.importing.formats.copac import IMPORTER as COPAC
from ketareview.importing.formats.inspec import IMPORTER as INSPEC
from ketareview.importing.importer import Importer
from ketareview.importing.tagged.importing import TaggedFile
from tests.fuzzing.trying import attempt
from tests.importing.tagged.reading import drafts

_ALL = [BIBLIOSCAPE, COCHRANE, COPAC, INSPEC]
_each = pytest.mark.parametrize("importer", _ALL, ids=lambda one: one.name)
_calm = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
_TEXTS = [
    (BIBLIOSCAPE, "--AU-- Okafor, N\n--TI-- One\n--YP-- 2021\n--ZZ-- kept\n------\n--TI-- Two\n"),
    (COPAC, "TI- One\nAU- Okafor, N\nPY- 2021\nZZ- kept\n\nTI- Two\nPY- 1999\n"),
    (INSPEC, "Record 1 INSPEC\nTI ~ One\nAU ~ Okafor, N\nPY ~ 2021\nZZ ~ kept\n\nTI ~ Two\n"),
    (
        COCHRANE,
        "Record #1 of 2\nTI: One\nAU: Okafor N\nYR: 2021\nZZ: kept\n\nRecord #2 of 2\nTI: Two\n",
    ),
]
_OTHERS = [
    "To: ada@example.org\nFrom: ines@example.org\nSubject: Ketamine\n\nDear Ada,\nTI: no.\n",
    "---\ntitle: x\n---\n\n--foo-- bar\n------\nint x = --AU--;\n",
    "ID: 4\nTI: 5\nNote: 6\n",
    "- TI: a list\n- AU: of things\n\nabout ~ 3 ~ things\n",
]
_PIECES = st.sampled_from(
    [
        *("--AU-- ", "--TI-- ", "------\n", "TI- ", "AU- ", "TI ~ ", "AU ~ ", "Record INSPEC\n"),
        *("Record #1 of 2\n", "ID: ", "TI: ", "YR: ", "\n", "\n\n", "\r", "\0", "\ufeff", "x", ";"),
    ]
)


@pytest.mark.parametrize(("importer", "text"), _TEXTS, ids=lambda one: getattr(one, "name", ""))
def test_records_and_fields_come_in(tmp_path: Path, importer: TaggedFile, text: str) -> None:
    first, second = (draft.record for draft in drafts(importer, tmp_path, text))
    assert (first.title, first.year, second.title) == ("One", 2021, "Two")
    assert first.authors == (Author("Okafor", "N"),)
    assert first.extra[f"{importer.name} ZZ"] == "kept"


@_each
@pytest.mark.parametrize("text", _OTHERS)
def test_other_texts_are_left_to_others(tmp_path: Path, importer: TaggedFile, text: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    assert not importer.recognises(path)


@_each
@given(pieces=st.lists(_PIECES | st.text(max_size=5), max_size=60))
@_calm
def test_any_text_is_read_or_refused(tmp_path: Path, importer: Importer, pieces: list[str]) -> None:
    attempt(importer, "".join(pieces).encode("utf-8", "replace"), tmp_path / "any.txt")


@pytest.mark.parametrize(("importer", "text"), _TEXTS, ids=lambda one: getattr(one, "name", ""))
def test_a_value_of_very_many_lines_has_an_end(
    tmp_path: Path, importer: TaggedFile, text: str
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(re.sub("kept", "kept" + "\nmore of it" * 100_000, text), encoding="utf-8")
    assert len(list(importer.read(path, NO_WISHES))) == 2


def test_a_last_page_alone_is_the_page(tmp_path: Path) -> None:
    (draft,) = drafts(BIBLIOSCAPE, tmp_path, "--TI-- One\n--PE-- 11\n------\n")
    assert draft.record.pages == "11"
