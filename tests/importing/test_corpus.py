"""Real files come in whole, and what they are is found out; figures are those measured."""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree, html

from ketareview.domain.imports import Draft
from ketareview.importing import collect, read_file
from ketareview.importing.encodings import decode
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.html import IMPORTER as PAGES
from ketareview.importing.formats.markdown import IMPORTER as MARKDOWN
from ketareview.importing.formats.pdf import IMPORTER as PAPERS
from ketareview.importing.webpage.parsing import declared_encoding
from ketareview.sandbox import WorkerPool

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus is not here"),
]


_PARAGRAPHS = (
    "//body//p[not(ancestor::sub-article)] | //bdy//p | //ref//article-title | //refgrp//title/p"
)
"""Those of a paper's text and the titles that it cites; reviews are articles of their own."""


def _manifest(kind: str) -> Iterator[Mapping[str, str]]:
    with (_CORPUS / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] == kind and row["role"] == "input":
                yield row


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def _share(wanted: Counter[str], found: Counter[str]) -> float:
    return (wanted & found).total() / max(1, wanted.total())


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def test_articles_and_papers_have_one_result_each_through_the_workers(pool: WorkerPool) -> None:
    files = [*(_CORPUS / "articles").glob("*.txt"), *(_CORPUS / "pdf-papers").glob("*.pdf")]

    read = {path.name: read_file(pool, path) for path in collect(files)}

    assert len(read) == len(files)
    assert all(len(one.drafts) == 1 for one in read.values())
    without_text = [
        name
        for name, one in read.items()
        for draft in one.drafts
        if isinstance(draft, Draft) and draft.left_out
    ]
    assert without_text == ["ketamine_ctin_ketbook-frontpage.pdf"]  # a picture of a cover


def test_articles_keep_every_word_in_its_order() -> None:
    with WorkerPool(workers=1) as pool:
        for path in sorted((_CORPUS / "articles").glob("*.txt")):
            (draft,) = read_file(pool, path).drafts
            assert isinstance(draft, Draft)
            stored = " ".join(page.text for page in draft.pages)
            assert stored.split() == path.read_text(encoding="utf-8").split()


def test_text_comes_out_of_each_encoding() -> None:
    """72 of 72 files whose encoding Python knows; EUC-TW it does not."""
    wrong: list[str] = []
    for row in _manifest("text-encodings"):
        told = re.search(r"TRUE ENCODING = (\S+)", row["note"])
        name = re.sub(r"^((?:iso-8859|windows)-\d+)-.*", r"\1", told.group(1)) if told else ""
        if not name or name == "EUC-TW":
            continue
        codec = {"MacCyrillic": "mac_cyrillic", "GB2312": "gb18030"}.get(name, name)
        data = (_CORPUS / row["path"]).read_bytes()
        expected = data.decode(codec, errors="replace").removeprefix("\ufeff")
        guesses = {decode(data, label).text for label in (declared_encoding(data), "")}
        wrong += [row["path"]] * (guesses != {expected})
    assert wrong == []


def test_markdown_keeps_its_words() -> None:
    folder = _CORPUS / "markdown"
    for path in sorted(folder.glob("*.md")):
        (draft,) = MARKDOWN.read(path, NO_WISHES)
        stored = _words("\n".join(page.text for page in draft.pages))
        truth = path.with_name(f"{path.name}.expected.md")
        if truth.exists():
            plain = re.sub(r"\]\([^)]*\)|<!--.*?-->", " ", truth.read_text(encoding="utf-8"))
            assert _share(_words(plain.replace("\\_", "_")), stored) >= 0.95, path.name


def test_pages_keep_their_main_text() -> None:
    """99.3 % of the words of Mozilla's truths; two pages part their words otherwise."""
    shares = {}
    for path in sorted((_CORPUS / "html").glob("readability_*.expected.html")):
        page = path.with_name(path.name.replace(".expected.html", ".html"))
        parser = html.HTMLParser(encoding="utf-8")
        truth = html.document_fromstring(path.read_bytes(), parser=parser)
        (draft,) = PAGES.read(page, NO_WISHES)
        stored = _words("\n".join(one.text for one in draft.pages))
        shares[page.name] = _share(_words(" ".join(str(text) for text in truth.itertext())), stored)

    assert len(shares) == 30
    assert sum(shares.values()) / len(shares) >= 0.99
    assert sum(share >= 0.97 for share in shares.values()) >= 28


def test_pages_tell_their_titles() -> None:
    """25 of 28 that have one as Mozilla gives it; in the others it cuts differently."""
    right, asked = 0, 0
    for path in sorted((_CORPUS / "html").glob("*.expected-metadata.json")):
        title = json.loads(path.read_text(encoding="utf-8"))["title"]
        page = path.with_name(path.name.replace(".expected-metadata.json", ".html"))
        if title:
            asked += 1
            right += _squeezed(PAGES.read(page, NO_WISHES)[0].record.title) == _squeezed(title)

    assert asked == 28
    assert right >= 25


def _papers_in_two_forms(kind: str) -> Iterator[tuple[Path, etree._Element]]:
    """Pair files of a kind with the XML of the same paper."""
    groups: defaultdict[str, dict[str, Path]] = defaultdict(dict)
    for each in (kind, "jats"):
        for row in _manifest(each):
            if row["group"].startswith("X:"):
                groups[row["group"]][each] = _CORPUS / row["path"]
    parser = etree.XMLParser(load_dtd=False, no_network=True, recover=True, resolve_entities=False)
    for paths in groups.values():
        if len(paths) == 2:
            yield paths[kind], etree.fromstring(paths["jats"].read_bytes(), parser)


def _elements(paper: etree._Element, path: str) -> list[etree._Element]:
    found = paper.xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _title(paper: etree._Element) -> str:
    return _text(_elements(paper, "//article-meta//article-title | /art/fm/bibl/title")[0])


def _doi(paper: etree._Element) -> str:
    of_jats, of_bmc = (
        "//article-meta/article-id[@pub-id-type='doi']",
        "/art/fm//pubid[@idtype='doi']",
    )
    return _text(_elements(paper, f"{of_jats} | {of_bmc}")[0]).strip().lower()


def test_journals_pages_give_title_doi_and_whole_text() -> None:
    """8 papers as pages: all titles and DOIs; no paragraph of the XML that the page has is lost."""
    checked = 0
    for path, paper in _papers_in_two_forms("html"):
        (draft,) = PAGES.read(path, NO_WISHES)
        assert _squeezed(draft.record.title) == _squeezed(_title(paper)), path.name
        assert draft.record.doi == _doi(paper), path.name
        assert draft.record.authors, path.name
        stored = _squeezed("\n".join(page.text for page in draft.pages))
        shown = _squeezed(_text(html.fromstring(path.read_bytes())))
        for element in _elements(paper, _PARAGRAPHS):
            words = _squeezed(_text(element))[:40]
            assert len(words) < 40 or words in stored or words not in shown, (path.name, words)
        checked += 1
    assert checked == 8


def test_papers_give_title_and_doi() -> None:
    """21 of 21 DOIs that the sources of the files tell, and every title that XML tells."""
    with (_CORPUS / "pdf-papers" / "EXPECTED_DOI.tsv").open(encoding="utf-8") as file:
        truth = {row["file"]: row["doi"].lower() for row in csv.DictReader(file, delimiter="\t")}
    there = {name: doi for name, doi in truth.items() if (_CORPUS / "pdf-papers" / name).exists()}
    found = {
        name: PAPERS.read(_CORPUS / "pdf-papers" / name, NO_WISHES)[0].record.doi for name in there
    }
    assert found == there

    for path, paper in _papers_in_two_forms("pdf-papers"):
        (draft,) = PAPERS.read(path, NO_WISHES)
        assert _squeezed(draft.record.title) == _squeezed(_title(paper)), path.name
        assert draft.record.doi == _doi(paper), path.name
