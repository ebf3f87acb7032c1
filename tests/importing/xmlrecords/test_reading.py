"""XML is read record by record, and nothing in it reaches out or blows up."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Unread
from tests.importing.xmlrecords.reading_files import drafts, entries

_ARTICLE = """<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article>
<ArticleTitle>Ketamine {}.</ArticleTitle></Article></MedlineCitation></PubmedArticle>"""
_SNIPPETS = (
    *("<PubmedArticleSet>", "</PubmedArticleSet>", "<PubmedArticle>", "</PubmedArticle>"),
    *("<MedlineCitation>", "<PMID>12</PMID>", "<Article>", "<ArticleTitle>", "</ArticleTitle>"),
    *("<AbstractText Label='AIM'>", "&lt;", "&#x1f;", "&", "<![CDATA[", "]]>", "<!--", "word"),
    *("<sup>", "</sup>", "<math>", "<?xml version='1.0'?>", "<!DOCTYPE a [", "]>", "<PubDate>"),
)


def _set(*articles: str) -> str:
    return f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>"


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE PubmedArticleSet [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]>",
    ],
)
def test_entities_of_the_file_s_own_are_refused(tmp_path: Path, prolog: str) -> None:
    with pytest.raises(UnreadableFileError):
        drafts(tmp_path, prolog + _set(_ARTICLE.format(1, "one")))


def test_a_document_type_is_no_fault_and_nothing_is_fetched(tmp_path: Path) -> None:
    kept = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "file:///nowhere/pubmed.dtd">'
    assert len(drafts(tmp_path, kept + _set(_ARTICLE.format(1, "one")))) == 1


def test_a_file_that_breaks_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    path.write_text(_set(_ARTICLE.format(1, "one"), _ARTICLE.format(2, "two"))[:-60])
    found = entries(path)
    assert [type(entry) for entry in found] == [Draft, Draft, Unread]


def test_forbidden_characters_and_stray_signs_cost_nothing_else(tmp_path: Path) -> None:
    found = drafts(
        tmp_path, _set(_ARTICLE.format(1, "R&D \x03 &#x1f; &nosuch; x"), _ARTICLE.format(2, "two"))
    )
    assert [draft.record.pmid for draft in found] == ["1", "2"]


def test_a_record_of_endless_depth_is_unreadable(tmp_path: Path) -> None:
    deep = "<i>" * 5000 + "x" + "</i>" * 5000
    with pytest.raises(FileError):
        drafts(tmp_path, _set(_ARTICLE.format(1, deep)))


def test_a_sign_that_begins_no_markup_is_text(tmp_path: Path) -> None:
    found = drafts(
        tmp_path,
        _set(_ARTICLE.format(1, "if p < 0.05 & x <= y, caf&eacute; "), _ARTICLE.format(2, "two")),
    )
    assert found[0].record.title == "Ketamine if p < 0.05 & x <= y, café"
    assert found[1].record.pmid == "2"


def test_documents_that_were_put_one_behind_the_other_are_all_read(tmp_path: Path) -> None:
    prolog = '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "a" "b">\n'
    both = prolog + _set(_ARTICLE.format(1, "one")) + prolog + _set(_ARTICLE.format(2, "two"))
    assert [draft.record.pmid for draft in drafts(tmp_path, both)] == ["1", "2"]


def test_character_data_stays_as_it_is(tmp_path: Path) -> None:
    padding = " " * 65_500
    text = _set(padding, _ARTICLE.format(1, "<![CDATA[a < b <?xml ?> &x;]]>"))
    assert drafts(tmp_path, text)[0].record.title == "Ketamine a < b <?xml ?> &x;"


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + _set(_ARTICLE.format(1, "für alle"))
    assert drafts(tmp_path, text.encode(encoding))[0].record.title == "Ketamine für alle"


def test_bytes_that_are_no_utf_8_are_those_of_windows(tmp_path: Path) -> None:
    text = _set(_ARTICLE.format(1, "für"), _ARTICLE.format(2, "zwei")).encode("cp1252")
    found = drafts(tmp_path, b'<?xml version="1.0" encoding="UTF-8"?>' + text)
    assert [draft.record.title for draft in found] == ["Ketamine für", "Ketamine zwei"]


def test_a_set_without_articles_has_no_records(tmp_path: Path) -> None:
    with pytest.raises(NoRecordsError):
        drafts(tmp_path, _set())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=st.lists(st.sampled_from(_SNIPPETS) | st.text(max_size=8), max_size=60))
def test_whatever_stands_in_a_file_nothing_but_file_errors_come(
    tmp_path: Path, parts: list[str]
) -> None:
    text = "<PubmedArticleSet>" + "".join(parts)
    try:
        drafts(tmp_path, text.encode("utf-8", "surrogatepass"))
    except FileError:
        return
