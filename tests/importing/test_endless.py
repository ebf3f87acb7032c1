"""What patterns and trees could be tried on for ever: reading it ends."""

from pathlib import Path

import pytest
from lxml import etree

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import docx as word
from ketareview.importing.formats import importers, jats, mhtml, ris
from ketareview.importing.frontmatter import split
from ketareview.importing.markup import parts_of
from ketareview.importing.prose.formulas import mathml
from ketareview.importing.record import names
from ketareview.importing.record.titles import is_title
from ketareview.importing.reflow import LONGEST_PAGE, Part, reflow
from tests.fuzzing.trying import attempt
from tests.importing.papers_other.packing import docx, paragraph
from tests.importing.tagged.reading import drafts

_DEPTH = 100


@pytest.mark.parametrize("name", ["mrow", "mstyle", "mfrac", "msup", "mtr", "mfenced", "other"])
def test_formulas_within_formulas_are_read_once(name: str) -> None:
    tree = etree.fromstring(f"<math>{f'<{name}>' * _DEPTH}<mi>x</mi>{f'</{name}>' * _DEPTH}</math>")

    assert mathml(tree).strip("();, ") == "x"


def test_capitals_without_end_are_no_titles_of_a_person() -> None:
    capitals = "A" * 400

    assert names.authors(f"Ada Okafor, {capitals}1x") == (
        Author(family="Okafor", given="Ada"),
        Author(literal=capitals),
    )


def test_suffixes_without_end_are_names() -> None:
    (found,) = names.authors("Ada Berg Okafor" + ", Jr" * 4_000)

    assert found.literal.startswith("Ada Berg Okafor Jr Jr")


@pytest.mark.parametrize("words", ["a" + "0" * 300 + "b", "0" * 150 + "a" * 200 + " b"])
def test_numbers_without_end_may_stand_in_titles(words: str) -> None:
    assert not is_title(words) or " " in words


def test_boxes_and_lists_within_their_like_are_read_once(tmp_path: Path) -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>"
    boxes = box * 24 + paragraph("Innermost") + "</w:txbxContent></w:pict></w:r></w:p>" * 24
    path = docx(tmp_path / "boxes", boxes)
    (draft,) = word.IMPORTER.read(path, NO_WISHES)
    assert [page.text for page in draft.pages] == ["Innermost"]

    path = tmp_path / "lists"
    path.write_text(f"<html><body>{'<ul><li>' * 150}Innermost</body></html>", encoding="utf-8")
    (page_of_web,) = (one for one in importers() if one.name == "web page")
    read = attempt(page_of_web, path.read_bytes(), path)
    assert read is not None
    (page,) = (page for one in read.drafts if isinstance(one, Draft) for page in one.pages)
    assert page.text == "Innermost"


def test_abstracts_within_abstracts_are_read_once(tmp_path: Path) -> None:
    abstracts = f"{'<abstract>' * 90}<p>Words</p>{'</abstract>' * 90}"
    meta = f"<article-meta>{abstracts}</article-meta>"
    path = tmp_path / "article"
    path.write_text(f"<article><front>{meta}</front></article>", encoding="utf-8")

    (draft,) = jats.IMPORTER.read(path, NO_WISHES)

    assert [page.text for page in draft.pages] == ["Abstract\n\nWords"]


@pytest.mark.parametrize(
    "text",
    [
        f"---\na{' ' * 50_000}b\n---\nWords\n",
        f"---\n{'a b ' * 12_000}\n---\nWords\n",
        f"%{' ' * 50_000}\nWords\n",
        f"+++\na = {'[' * 20_000}\n+++\nWords\n",
        f"+++\na = {'9' * 20_000}\n+++\nWords\n",
    ],
)
def test_front_matter_without_end_is_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_spaces_without_end_are_one_in_names() -> None:
    spaces = " " * 50_000

    assert names.author(f"Okafor,{spaces}Ada{spaces}Mary") == Author("Okafor", "Ada Mary")


@pytest.mark.parametrize("begin", ["<!--", "<script>", "<STYLE>", "<"])
def test_markup_without_end_stays_in_markdown(begin: str) -> None:
    (part,) = parts_of(f"<div>Words<!-- no word --><script>none</script>\n{begin * 25_000}").parts

    assert part.text.startswith("Words\n")
    assert "no" not in part.text


def test_headings_without_end_do_not_all_go_to_the_next_page() -> None:
    headings = [Part(BlockKind.HEADING, f"Heading {number}", 2) for number in range(9_000)]
    pages = reflow([*headings, Part(BlockKind.PARAGRAPH, "Words")])

    assert sum(len(page.blocks) for page in pages) == 9_001
    assert all(len(page.text) > LONGEST_PAGE // 2 for page in pages[:-1])


def test_spaces_without_end_are_one_in_pages(tmp_path: Path) -> None:
    spaces = " " * 50_000
    record = f"TY  - JOUR\nTI  - K\nSP  - pp. 12{spaces}-{spaces}14{spaces}x\nER  - \n"
    (draft,) = drafts(ris.IMPORTER, tmp_path, record)

    assert draft.record.pages == "12-14 x"


def test_parameters_without_end_cost_nothing_of_a_page(tmp_path: Path) -> None:
    page = (
        f"Subject: K\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8{'; ' * 100_000}\n"
        "Snapshot-Content-Location: https://x.example\n\n<p>Ketamine f\u00fcr alle</p>"
    )
    path = tmp_path / "page"
    path.write_text(page, encoding="utf-8")

    (draft,) = mhtml.IMPORTER.read(path, NO_WISHES)

    assert [page.text for page in draft.pages] == ["Ketamine f\u00fcr alle"]
