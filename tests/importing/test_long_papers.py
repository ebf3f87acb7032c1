"""A paper whose record is longer than any keeps its text."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Draft
from ketareview.importing.formats import importers
from tests.fuzzing.trying import attempt

_META = "<custom-meta><meta-name>n{}</meta-name><meta-value>v</meta-value></custom-meta>"
_PERSON = "<contrib><name><surname>O{}</surname></name></contrib>"


@pytest.mark.parametrize(
    "meta",
    [
        "".join(map(_META.format, range(2_000))),
        f"<contrib-group>{''.join(map(_PERSON.format, range(10_500)))}</contrib-group>",
        f"<title-group><article-title>{'x' * 1_100_000}</article-title></title-group>",
        f"<contrib-group><contrib><collab>{'x' * 1_100_000}</collab></contrib></contrib-group>",
    ],
    ids=["fields", "people", "title", "body"],
)
def test_long_records_are_cut(tmp_path: Path, meta: str) -> None:
    path = tmp_path / "article"
    front = f"<front><article-meta>{meta}</article-meta></front>"
    path.write_text(f"<article>{front}<body><p>Words</p></body></article>", encoding="utf-8")
    (importer,) = (one for one in importers() if one.name == "JATS XML")

    read = attempt(importer, path.read_bytes(), path)

    assert read is not None
    (draft,) = read.drafts
    assert isinstance(draft, Draft)
    assert draft.pages[-1].text.endswith("Words")
