"""Every importer is tried with changed files: drafts that a parent believes, or a reason.

The long form is `python -m tests.fuzzing`, with atheris and the corpus.
"""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.importing.formats import importers
from ketareview.importing.importer import Importer
from tests.fuzzing.trying import attempt

_BOOK = b'<?xml version="1.0"?><%s><title>Ketamine &amp; sleep</title><a b="c">d</a></%s>'
_SAMPLES: Mapping[str, bytes] = {
    "RIS": b"TY  - JOUR\nAU  - Okafor, Ada\nTI  - Ketamine\nPY  - 2021//\nSP  - 1\nER  - \n",
    "MEDLINE": b"PMID- 123\nTI  - Ketamine\n      again\nFAU - Okafor, Ada\nDP  - 2021 May\n",
    "Web of Science": b"FN x\nVR 1.0\nPT J\nAU Okafor, A\n   Berg, L\nTI Ketamine\nER\nEF\n",
    "EndNote tagged": b"%0 Journal Article\n%A Okafor, Ada\n%T Ketamine\n%D 2021\n",
    "RefWorks": b"RT Journal\nA1 Okafor,Ada\nT1 Ketamine\nYR 2021\n",
    "BibTeX": b'@string{j="Mood"}\n@article{k, title={K{\\"e}t}, author="A and B", journal=j}\n',
    "CSL-JSON": b'[{"id":"1","type":"book","title":"K","issued":{"date-parts":[[2021]]}}]',
    "Zotero JSON": b'[{"itemType":"journalArticle","title":"K","creators":[{"lastName":"O"}]}]',
    "PubMed XML": b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    b"<ArticleTitle>K</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "EndNote XML": b"<xml><records><record><titles><title><style>K</style></title></titles>"
    b"</record></records></xml>",
    "table": b'Title,Authors,Year\n"Ketamine, again",Okafor A,2021\n',
    "JATS XML": b"<article><front><article-meta><title-group><article-title>K</article-title>"
    b"</title-group></article-meta></front><body><sec><title>A</title><p>B</p></sec></body></article>",
    "web page": b"<html><head><title>K</title></head><body><h1>K</h1><p>Words.</p></body></html>",
    "Markdown": b"# Ketamine\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n",
    "annotations": b'{"type":"Annotation","target":{"source":"x","selector":{"exact":"y"}}}',
    "RTF": rb"{\rtf1\ansi{\info{\title K}}\pard Words \u8364? more\par}",
    "plain text": b"Ketamine\n\nWords of a paper.\n",
}


@st.composite
def _changed(draw: st.DrawFn, sample: bytes) -> bytes:
    """Cut pieces out of a sample, repeat some and put others in."""
    data = sample
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
    sample = _SAMPLES.get(importer.name, _BOOK.replace(b"%s", b"book"))
    changed = data.draw(_changed(sample) | st.binary(max_size=200))
    folder = tmp_path_factory.getbasetemp()
    attempt(importer, changed, folder / "changed")
    for one in importers():
        one.recognises(folder / "changed")
