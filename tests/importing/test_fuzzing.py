"""Every importer is tried with changed files: drafts that a parent believes, or a reason.

The long form is `python -m tests.fuzzing`, with atheris and the corpus.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.importing.formats import importers
from ketareview.importing.importer import Importer
from tests.fuzzing.samples import sample
from tests.fuzzing.trying import attempt


@st.composite
def _changed(draw: st.DrawFn, whole: bytes) -> bytes:
    """Cut pieces out of a sample, repeat some and put others in."""
    data = whole
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 40, len(data))))
        piece = draw(st.binary(max_size=8) | st.just(data[start:end] * 3))
        data = data[:start] + piece + data[end:]
    return data


@pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_changed_files_give_drafts_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, importer: Importer, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("files")
    whole = sample(importer.name, folder / "sample")
    changed = data.draw(_changed(whole) | st.binary(max_size=200))
    attempt(importer, changed, folder / "changed")
    for one in importers():
        one.recognises(folder / "changed")
