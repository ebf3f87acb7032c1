"""Real files of tagged references come in record by record, and no other file is taken for one."""

import re
from pathlib import Path

import pytest

from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from ketareview.importing.formats.ris import IMPORTER as RIS
from ketareview.importing.tagged.importing import TaggedFile
from tests.importing.agreement.__main__ import CORPUS

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


def test_as_many_records_come_in_as_there_are() -> None:
    """Records are counted by their types; one that has no field is told as unread."""
    differing = {}
    for path in sorted((CORPUS / "bib-ris").glob("*.ris")):
        begun = re.findall(r"^\W*TY\s*- *\S", path.read_text("utf-8", "replace"), re.MULTILINE)
        if begun and (count := len(list(RIS.read(path, NO_WISHES)))) != len(begun):
            differing[path.name] = (count, len(begun))
    assert differing == {}


def test_only_references_are_taken_for_references() -> None:
    tagged = [one for one in importers() if isinstance(one, TaggedFile) or one.name == "RIS"]
    others = ("markdown", "text-encodings", "articles", "html", "bib-bibtex", "bib-csv", "jats")
    files: list[Path] = [path for kind in others for path in (CORPUS / kind).iterdir()]
    taken = [
        path.name for path in files if path.is_file() for one in tagged if one.recognises(path)
    ]
    assert taken == []
