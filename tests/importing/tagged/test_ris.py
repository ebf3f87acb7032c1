"""RIS of many programs comes in, whatever they make of its rules."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Search, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from ketareview.importing.formats.ris import IMPORTER
from tests.importing.tagged.reading import drafts, titles

_TWO = """TY  - JOUR
AU  - Marsh, Ada
TI  - First work
JO  - Annals
PY  - 2001
ER  -

TY  - JOUR
AU  - Reed, Bo
TI  - Second work
JO  - Annals
PY  - 2002
ER  -
"""
_BOTH = ["First work", "Second work"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_TWO, id="as the rules say"),
        pytest.param(_TWO.replace("\n", "\r\n"), id="Windows"),
        pytest.param(_TWO.replace("\n", "\r"), id="old Macintosh"),
        pytest.param("\ufeff" + _TWO, id="byte order mark"),
        pytest.param(_TWO.encode("utf-16"), id="UTF-16"),
        pytest.param(_TWO.replace("ER  -\n\n", "\n\n\n"), id="no ER"),
        pytest.param(_TWO.replace("ER  -", "ER  - "), id="a blank behind ER"),
        pytest.param(_TWO.replace("  -", " -"), id="one blank"),
        pytest.param(_TWO.replace("TY  - JOUR\n", ""), id="no TY"),
        pytest.param(_TWO.replace("TY  - JOUR\n", "").replace("ER  -\n", ""), id="blank lines"),
        pytest.param("1.\n" + _TWO.replace("ER  -\n\n", "ER  -\nNL  - more\n\n2.\n"), id="Ovid"),
        pytest.param(
            "Record #1 of 2\n" + _TWO.replace("ER  -\n\n", "ER  -\n\nRecord #2 of 2\n"),
            id="Cochrane",
        ),
        pytest.param("Some heading\n\n" + _TWO, id="something above"),
    ],
)
def test_dialects_give_their_records(tmp_path: Path, text: str | bytes) -> None:
    """Two records are two records, in the order of the file."""
    assert titles(IMPORTER, tmp_path, text) == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_TWO.replace("TY  - JOUR", "ty - JOUR", 1), id="a small first type"),
        pytest.param(_TWO.replace("ER  -\n\nTY  -", "ER  -\n\nty -"), id="a small second type"),
        pytest.param(_TWO.replace("ER  -\n\nTY  -", "ty -"), id="a small type without ER"),
        pytest.param(
            "".join(f"{line[:2].lower()} -{line[5:]}\n" for line in _TWO.splitlines()),
            id="all small",
        ),
        pytest.param(_TWO.replace("TY  - JOUR\nAU  -", "au -", 1), id="a small first field"),
        pytest.param(_TWO.replace("TY  -", "TY  \u2013"), id="a dash that a program mended"),
    ],
)
def test_damaged_starts_begin_their_records(tmp_path: Path, text: str) -> None:
    """No field is taken for another record's, and no author is lost."""
    path = tmp_path / "damaged.ris"
    path.write_text(text, encoding="utf-8")
    records = [each.record for each in IMPORTER.read(path, NO_WISHES) if isinstance(each, Draft)]
    assert [record.title for record in records] == _BOTH
    assert [record.authors[0].family for record in records] == ["Marsh", "Reed"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        pytest.param(
            "TY JOUR\n" + _TWO,
            "1 line before the first record: \u201cTY JOUR\u201d",
            id="before",
        ),
        pytest.param(
            _TWO.replace("ER  -\n\n", "ER  -\n\nRecord #2 of 3\nID: CN-1\nTI: Lost\n\n"),
            "2 lines outside the records: \u201cID: CN-1\u201d",
            id="of Cochrane, between",
        ),
        pytest.param(
            f"{_TWO}\nReed B. A third work.\n",
            "1 line outside the records: \u201cReed B. A third work.\u201d",
            id="behind",
        ),
    ],
)
def test_lines_of_no_record_are_told(tmp_path: Path, text: str, finding: str) -> None:
    """They may be what is left of a record."""
    path = tmp_path / "stray.ris"
    path.write_text(text, encoding="utf-8")
    read = list(IMPORTER.read(path, NO_WISHES))
    told = [each.reason.facts["finding"] for each in read if isinstance(each, Unread)]
    assert told == [finding]
    assert len(read) == len(_BOTH) + 1


def test_what_tells_of_the_file_is_no_record(tmp_path: Path) -> None:
    """Publishers write their own name above the records, and rules between them."""
    path = tmp_path / "head.ris"
    head = "Provider: Pond Press\nDatabase: Ponds\nContent: text/plain\n\n"
    path.write_text(head + _TWO.replace("ER  -\n", "ER  -\n-----\n"), encoding="utf-8")
    assert len(list(IMPORTER.read(path, NO_WISHES))) == len(_BOTH)


def test_links_below_a_record_are_its_own(tmp_path: Path) -> None:
    """Ovid writes them behind the end of the record, without a tag or a blank between them."""
    links = "Link to the full text: http://a.example/1Link to the Resolver: http://b.example/2\n"
    path = tmp_path / "ovid.ris"
    path.write_text(_TWO.replace("ER  -\n", f"ER  -\n\n{links}\n"), encoding="utf-8")
    for draft in IMPORTER.read(path, NO_WISHES):
        assert isinstance(draft, Draft)
        assert draft.record.url == "http://a.example/1"
        assert draft.record.extra["links"] == "http://b.example/2"


def test_a_record_with_many_lines_of_keywords_is_known_without_the_name(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - One\nKW  - frogs\n" + "ponds\n" * 40 + "ER  - \n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.extra["keywords"] == "frogs\nponds"


def test_a_name_does_not_make_ris_of_other_tags(tmp_path: Path) -> None:
    path = tmp_path / "savedrecs.ris"
    path.write_text("FN Clarivate\nVR 1.0\nPT J\nAU Marsh, A\nTI One\nER\n", encoding="utf-8")
    assert next(one for one in importers() if one.recognises(path)).name == "Web of Science"


def test_latin_1_is_read(tmp_path: Path) -> None:
    """Old exports are not in UTF-8."""
    text = _TWO.replace("Reed", "Müller").replace("First", "Überblick über die erste")
    (first, second) = drafts(IMPORTER, tmp_path, text.encode("latin-1"))
    assert first.record.title == "Überblick über die erste work"
    assert second.record.authors[0].family == "Müller"


def test_fields_come_where_they_belong(tmp_path: Path) -> None:
    """Each field of an article has its place in the record."""
    text = """TY  - JOUR
AU  - Marsh, Ada B.
AU  - The Pond Group
TI  - Frogs: a title that
   goes on
T2  - Journal of Ponds
VL  - 12
IS  - 3
SP  - 45
EP  - 67
PY  - 2004/05/06/
DO  - https://doi.org/10.5555/Frog.1
AB  - BACKGROUND: Ponds dry.
METHODS: We looked
at frogs.
KW  - frogs
KW  - ponds
SN  - 1234-5678
UR  - https://example.org/frogs
ZZ  - a tag of nobody
ER  -
"""
    (draft,) = drafts(IMPORTER, tmp_path, text)
    record = draft.record
    assert record.title == "Frogs: a title that goes on"
    assert [author.family or author.literal for author in record.authors] == [
        "Marsh",
        "The Pond Group",
    ]
    assert (record.journal, record.volume, record.issue) == ("Journal of Ponds", "12", "3")
    assert (record.pages, record.year) == ("45-67", 2004)
    assert record.doi.lower() == "10.5555/frog.1"
    assert record.abstract == "BACKGROUND: Ponds dry.\nMETHODS: We looked at frogs."
    kept = repr(draft)
    assert all(words in kept for words in ("frogs", "ponds", "1234-5678", "a tag of nobody"))


def test_tags_and_entities_of_databases_are_read(tmp_path: Path) -> None:
    text = """TY  - JOUR
TI  - Frogs (<i>Rana</i> sp.) &amp; ponds, p < 0.05
AB  - <p>Aim: Ponds dry.</p><p>Result: 10<sup>3</sup> frogs.</p>
ER  -
"""
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.title == "Frogs (Rana sp.) & ponds, p < 0.05"
    assert draft.record.abstract == "Aim: Ponds dry.\nResult: 10\u00b3 frogs."


@pytest.mark.parametrize(
    ("fields", "pages", "kept"),
    [
        ("SP  - 45\u201067", "45-67", None),
        ("C7  - e0209313", "e0209313", None),
        ("SP  - 1\nEP  - 9\nC7  - 104", "1-9", "104"),
        ("C7  - search, search", "", "search, search"),
    ],
)
def test_the_number_of_an_article_stands_for_its_pages(
    tmp_path: Path, fields: str, pages: str, kept: str | None
) -> None:
    (draft,) = drafts(IMPORTER, tmp_path, f"TY  - JOUR\nTI  - One\n{fields}\nER  -\n")
    assert draft.record.pages == pages
    assert draft.record.extra.get("RIS C7") == kept


def test_an_address_is_none_where_a_doi_stands_for_it(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - One\nUR  - 10.5555/frog.1\nUR  - https://a.example/1\nER  - \n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert (draft.record.url, draft.record.doi) == ("https://a.example/1", "10.5555/frog.1")


@pytest.mark.parametrize(
    ("line", "issue", "conference"),
    [("CP  - 4", "4", None), ("CP  - 12th Frog Symposium", "", "12th Frog Symposium")],
)
def test_web_of_science_names_conferences_where_others_number_issues(
    tmp_path: Path, line: str, issue: str, conference: str | None
) -> None:
    (draft,) = drafts(IMPORTER, tmp_path, f"TY  - JOUR\nTI  - One\n{line}\nER  - \n")
    assert draft.record.issue == issue
    assert draft.record.extra.get("conference") == conference


def test_any_address_may_tell_the_numbers_of_pubmed(tmp_path: Path) -> None:
    text = """TY  - JOUR
TI  - One
L2  - https://a.example/1
L2  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7417126
L2  - https://pubmed.ncbi.nlm.nih.gov/32789069/
ER  -
"""
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert (draft.record.pmid, draft.record.extra["pmcid"]) == ("32789069", "PMC7417126")


def test_several_addresses_in_one_line_are_told_apart(tmp_path: Path) -> None:
    links = "http://a.example/1 https://b.example/2 file:///home/ada/My papers/frogs.pdf"
    (draft,) = drafts(IMPORTER, tmp_path, f"TY  - JOUR\nTI  - One\nUR  - {links}\nER  - \n")
    assert draft.record.url == "http://a.example/1"
    assert draft.record.extra["links"] == "https://b.example/2"
    assert draft.files == ("file:///home/ada/My papers/frogs.pdf",)


def test_an_abstract_that_is_missing_is_none(tmp_path: Path) -> None:
    (draft,) = drafts(IMPORTER, tmp_path, "TY  - JOUR\nTI  - One\nAB  - NA\nER  - \n")
    assert not draft.record.abstract


def test_hyphens_in_prose_are_no_tags(tmp_path: Path) -> None:
    """A wrapped line that has a hyphen early goes on with its field."""
    text = "TY  - JOUR\nTI  - Words\nAB  - The drug\nis - as we know - SP-1\nSP-1 again\nER  - \n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.abstract == "The drug is - as we know - SP-1 SP-1 again"


def test_proceedings_come_before_the_name_of_the_conference(tmp_path: Path) -> None:
    text = "TY  - CONF\nTI  - One\nT2  - ICK 2021\nC3  - Proceedings of Ketamine\nER  -\n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.journal == "Proceedings of Ketamine"
    assert draft.record.extra["conference"] == "ICK 2021"


def test_a_day_without_hyphens_tells_its_year(tmp_path: Path) -> None:
    (draft,) = drafts(
        IMPORTER, tmp_path, "TY  - ABST\nTI  - One\nPY  - Start date: 20170812\nER  -\n"
    )
    assert draft.record.year == 2017
    assert draft.record.extra["date"] == "Start date: 20170812"


def test_several_authors_in_one_line_are_told_apart(tmp_path: Path) -> None:
    text = "TY  - JOUR\nAU  - Marsh, Ada; Reed, Bo; Lind, Cy\nAU  - et al.\nTI  - Work\nER  - \n"
    (found,) = drafts(IMPORTER, tmp_path, text)
    assert [who.family for who in found.record.authors] == ["Marsh", "Reed", "Lind"]
    assert found.record.extra["RIS AU"] == "et al."


@pytest.mark.parametrize("name", ["Smith Jr., John", "Smith, John, Jr.", "John Smith Jr."])
def test_suffixes_stand_behind_given_names(tmp_path: Path, name: str) -> None:
    """One person has one family, whatever the database."""
    (draft,) = drafts(IMPORTER, tmp_path, f"TY  - JOUR\nTI  - One\nAU  - {name}\nER  - \n")
    assert draft.record.authors == (Author("Smith", "John, Jr"),)


def test_a_doi_with_more_behind_it_is_kept_as_written(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - Work\nDO  - 10.5555/0276(2007)27 [ 32:F]2.0\nER  - \n"
    (found,) = drafts(IMPORTER, tmp_path, text)
    assert found.record.extra["doi as written"] == "10.5555/0276(2007)27 [ 32:F]2.0"


def test_every_doi_of_a_record_is_kept(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - Work\nDO  - doi:10.1000/Own\nDO  - 10.1000/other\nER  - \n"
    (found,) = drafts(IMPORTER, tmp_path, text)
    assert found.record.doi == "10.1000/own"
    assert found.record.extra["doi as written"] == "10.1000/other"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("C3  - PubMed 37012345", id="Cochrane"),
        pytest.param("C3  - EMBASE 2024567890,PUBMED 37012345", id="Cochrane, several"),
        pytest.param("DB  - Scopus\nC2  - 37012345", id="Scopus"),
        pytest.param("AN  - PMID:37012345", id="Embase"),
        pytest.param(
            "ID  - 37012345 [https://www.ncbi.nlm.nih.gov/pubmed/?term=37012345]", id="Ovid"
        ),
        pytest.param("UR  - https://pubmed.ncbi.nlm.nih.gov/37012345/", id="address"),
    ],
)
def test_databases_tell_the_number_of_pubmed_in_their_own_ways(tmp_path: Path, line: str) -> None:
    (found,) = drafts(IMPORTER, tmp_path, f"TY  - JOUR\nTI  - Work\n{line}\nER  - \n")
    assert found.record.pmid == "37012345"
    assert "conference" not in found.record.extra


def test_numbers_of_other_things_are_no_numbers_of_pubmed(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - Work\nC2  - 37012345\nC3  - Congress 2001\nER  - \n"
    (found,) = drafts(IMPORTER, tmp_path, text)
    assert not found.record.pmid
    assert found.record.extra["RIS C2"] == "37012345"
    assert found.record.extra["conference"] == "Congress 2001"


def test_keywords_may_stand_a_line_each_under_one_tag(tmp_path: Path) -> None:
    """EndNote writes them so; one that is wrapped goes on further in."""
    text = "TY  - JOUR\nTI  - One\nKW  - frogs\npond life\nlakes and\n      rivers\nER  - \n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.extra["keywords"] == "frogs\npond life\nlakes and rivers"


def test_affiliations_of_web_of_science_are_no_conference(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - One\nC3  - University of Ponds\nAN  - WOS:000123\nER  - \n"
    (draft,) = drafts(IMPORTER, tmp_path, text)
    assert draft.record.extra["affiliations"] == "University of Ponds"
    assert "conference" not in draft.record.extra


def test_words_that_are_taken_for_a_type_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_text("TY  - JOUR\nTI  - One\nTY  - said the frog\nER  - \n", encoding="utf-8")
    _, told = IMPORTER.read(path, NO_WISHES)
    assert isinstance(told, Unread)
    assert "said the frog" in told.reason.facts["finding"]


def test_procite_notes_what_has_no_tag(tmp_path: Path) -> None:
    notes = "N1  - Record ID: 7\nN1  - Volume ID: 12\nN1  - Proceedings Title: Frogs 2001\n"
    text = f"TY  - CONF\nT1  - One\nVL  - Second\n{notes}ER  - \n"
    record = drafts(IMPORTER, tmp_path, text)[0].record
    assert (record.volume, record.journal) == ("12", "Frogs 2001")
    assert record.extra["edition"] == "Second"
    assert "Volume ID: 12" in record.extra["notes"]
    record = drafts(IMPORTER, tmp_path, text.replace("N1  - Record ID: 7\n", ""))[0].record
    assert (record.volume, record.journal) == ("Second", "")


def test_the_database_above_records_is_where_they_were_found(tmp_path: Path) -> None:
    first, second = _TWO.split("\n\n")
    heading = (
        "Provider: A Press\nDatabase: PsycINFO\nContent: application/x-research-info-systems\n\n"
    )
    one, other = drafts(IMPORTER, tmp_path, f"{heading}{first}\n\n{heading}{second}")
    assert one.search == Search("PsycINFO")
    assert other.search is None
    abstract = first.replace("ER  -", "AB  - Methods\nDatabase: what was asked\nER  -")
    (alone,) = drafts(IMPORTER, tmp_path, abstract)
    assert alone.search is None
    assert "Database: what was asked" in alone.record.abstract
