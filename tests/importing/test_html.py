"""Saved pages: the whole article, nothing of what stands around it, and nothing fetched."""

from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.html import IMPORTER

_LONG = "Ketamine reduced the symptoms of depression within hours in most of the patients. " * 12
_PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0042)https://clinic.example/blog/ketamine?a=1 -->
<html lang="en"><head><meta charset="utf-8"><title>Ketamine helps | Clinic Example</title>
<meta property="og:title" content="Ketamine helps many &amp; quickly">
<meta property="og:site_name" content="Clinic Example">
<script type="application/ld+json">{{"@graph": [{{"@type": "BlogPosting", "headline": "x",
 "author": [{{"name": "Ines Prado"}}, {{"name": "Nnamdi Okafor"}}],
 "datePublished": "2022-04-01"}}]}}</script>
<script>document.write("never run")</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/prices">Prices</a></nav>
<div class="social share"><a href="#">Share</a> this with everybody you know right now</div>
<article><h1>Ketamine helps many</h1><p class="lead">{_LONG}</p>
<h2>How</h2><p>{_LONG}<br>Next line.</p>
<ul><li>nausea</li><li>dissociation<ul><li>mild</li></ul></li></ul>
<blockquote><p>{_LONG}</p></blockquote>
<table><caption>Remission</caption><tr><th>Group</th><th>n</th></tr>
<tr><td>Ketamine</td><td>35</td></tr></table>
<figure><img src="https://clinic.example/x.png"><figcaption>A curve.</figcaption></figure>
<pre>p = 0.03
n = 70</pre><p style="display: none">secret</p>
<section class="references"><h2>References</h2><ol>
<li><a href="https://doi.org/10.1001/archpsyc.63.8.856">Zarate 2006</a></li></ol></section>
</article>
<aside class="related">{_LONG.replace("Ketamine", "Another clinic")}</aside>
<footer>© Clinic Example. All rights reserved by all of us.</footer></body></html>
"""


def _read(path: Path, text: str, encoding: str = "utf-8") -> Draft:
    path.write_bytes(text.encode(encoding))
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def _blocks(draft: Draft) -> list[tuple[BlockKind, str]]:
    return [
        (block.kind, page.text[block.start : block.end])
        for page in draft.pages
        for block in page.blocks
    ]


def test_the_article_comes_whole_in_its_blocks(tmp_path: Path) -> None:
    long = _LONG.strip()
    assert _blocks(_read(tmp_path / "x.html", _PAGE)) == [
        (BlockKind.HEADING, "Ketamine helps many"),
        (BlockKind.PARAGRAPH, long),
        (BlockKind.HEADING, "How"),
        (BlockKind.PARAGRAPH, f"{long}\nNext line."),
        (BlockKind.LIST_ITEM, "nausea"),
        (BlockKind.LIST_ITEM, "dissociation"),
        (BlockKind.LIST_ITEM, "mild"),
        (BlockKind.QUOTATION, long),
        (BlockKind.CAPTION, "Remission"),
        (BlockKind.TABLE_ROW, "Group\tn"),
        (BlockKind.TABLE_ROW, "Ketamine\t35"),
        (BlockKind.CAPTION, "A curve."),
        (BlockKind.CODE, "p = 0.03\nn = 70"),
        (BlockKind.HEADING, "References"),
        (BlockKind.LIST_ITEM, "Zarate 2006"),
    ]


def test_the_page_tells_its_record(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.html", _PAGE)

    assert draft.record.title == "Ketamine helps many & quickly"
    assert draft.record.authors == (Author("Prado", "Ines"), Author("Okafor", "Nnamdi"))
    assert draft.record.year == 2022
    assert draft.record.url == "https://clinic.example/blog/ketamine?a=1"
    assert draft.record.kind is ArticleKind.WEB_PAGE
    assert draft.record.doi == ""
    assert draft.record.extra["site"] == "Clinic Example"
    assert {origin.where for origin in draft.origin.values()} == {"web page"}


def test_what_was_left_out_is_told(tmp_path: Path) -> None:
    assert _read(tmp_path / "x.html", _PAGE).left_out == (
        "hidden-text",
        "navigation",
        "page-furniture",
        "remote-pictures",
        "scripts",
    )


def test_a_journal_s_page_is_a_paper(tmp_path: Path) -> None:
    head = "".join(
        f'<meta name="{name}" content="{content}">'
        for name, content in (
            ("citation_title", "Ketamine for depression: a &lt;i&gt;randomised&lt;/i&gt; trial"),
            ("citation_journal_title", "Journal of Mood"),
            ("citation_author", "Okafor, Nnamdi"),
            ("citation_author", "Prado, Ines"),
            ("citation_doi", "doi:10.5555/MOOD.1"),
            ("citation_publication_date", "2020/11/02"),
            ("citation_firstpage", "12"),
            ("citation_lastpage", "19"),
            ("citation_pmid", "12345678"),
        )
    )
    record = _read(tmp_path / "x.html", f"<html><head>{head}<body><p>Words.").record

    assert record.title == "Ketamine for depression: a randomised trial"
    assert record.kind is ArticleKind.TRIAL
    assert [author.family for author in record.authors] == ["Okafor", "Prado"]
    assert (record.journal, record.year, record.pages) == ("Journal of Mood", 2020, "12-19")
    assert (record.doi, record.pmid) == ("10.5555/mood.1", "12345678")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1252", "iso-8859-1"), ("koi8-r", "koi8-r"), ("cp932", "shift_jis"), ("utf-16", "utf-16")],
)
def test_the_declared_encoding_is_read(tmp_path: Path, encoding: str, declared: str) -> None:
    words = {"koi8-r": "кетамин", "cp932": "ケタミン"}.get(encoding, "naïve “words”")
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'

    assert _read(tmp_path / "x.html", page, encoding).pages[0].text == words


def test_references_to_windows_characters_are_what_browsers_show(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.html", "<p>patients&#146; mood &#x96; &amp;#151; &#8212;</p>")

    assert draft.pages[0].text == "patients\u2019 mood \u2013 &#151; \u2014"


def test_a_deeply_nested_page_is_read(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.html", "<html>" + "<div>" * 1500 + "deep" + "</div>" * 1500)

    assert draft.pages[0].text == "deep"


def test_a_page_nested_without_end_is_refused_rather_than_cut(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        _read(tmp_path / "x.html", "<html>" + "<div>" * 3000 + "deep" + "</div>" * 3000)


def test_words_across_inline_elements_stay_together(tmp_path: Path) -> None:
    page = "<p>H<sub>2</sub>O, <i>anti</i>depressant,\n  <b>two</b> <i>words</i><!-- x -->!</p>"

    assert _read(tmp_path / "x.html", page).pages[0].text == "H₂O, antidepressant, two words!"


def test_unknown_elements_stand_within_lines_as_in_browsers(tmp_path: Path) -> None:
    page = (
        "<p>From <st1:place>Lagos</st1:place><x>, </x>with <o:p>care</o:p>.</p>"
        "<app-page><app-item>one</app-item><app-item>two</app-item></app-page>"
    )

    assert _read(tmp_path / "x.html", page).pages[0].text == "From Lagos, with care.\n\none\n\ntwo"


def test_text_outside_of_any_element_is_kept(tmp_path: Path) -> None:
    draft = _read(
        tmp_path / "x.html", "<html><body>first<p>second</p>third<hr>fourth</body></html>"
    )

    assert draft.pages[0].text == "first\n\nsecond\n\nthird\n\nfourth"


def test_tables_that_only_place_text_are_text(tmp_path: Path) -> None:
    page = f"<table><tr><td><h2>How</h2><p>{_LONG}</p></td><td>side</td></tr></table>"

    assert [kind for kind, _ in _blocks(_read(tmp_path / "x.html", page))] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_a_page_without_text_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        _read(tmp_path / "x.html", "<html><body><script>x = 'words'</script></body></html>")


def test_pages_are_known_by_content_first(tmp_path: Path) -> None:
    page, text, paper = tmp_path / "a.txt", tmp_path / "b.html", tmp_path / "c.html"
    page.write_text("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE html><p>x", encoding="utf-8")
    text.write_text("no element here", encoding="utf-8")
    paper.write_bytes(b"%PDF-1.7\n...")

    assert [IMPORTER.recognises(path) for path in (page, text, paper)] == [True, True, False]


def test_powers_keep_their_height(tmp_path: Path) -> None:
    page = (
        "<html><body><p>10<sup>2</sup>, 10<sup>&minus;<b>3</b></sup>, the 4<sup>th</sup>, "
        "CO<sub>2</sub><sup>[1]</sup>, <math><mfrac><mi>a</mi><mi>b</mi></mfrac>"
        "<annotation>\\frac{a}{b}</annotation></math>, m<sup>2</p><p>next 2</p></body></html>"
    )
    texts = [text for _, text in _blocks(_read(tmp_path / "x.html", page))]

    assert texts == ["10², 10⁻³, the 4th, CO₂[1], a/b, m²", "next 2"]


def test_a_comment_in_a_row_of_a_table_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><table><tr><th>Dose</th><th>Score</th></tr>"
        "<tr><!-- none --><td>0.5</td><td>12</td></tr></table></body></html>",
        encoding="utf-8",
    )

    [draft] = IMPORTER.read(path, NO_WISHES)

    assert "0.5\t12" in draft.pages[0].text
