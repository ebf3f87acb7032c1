"""Identification: DOIs and other numbers, names, titles, dates and kinds as papers write them."""

import unicodedata
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind, Author
from ketareview.importing.record import dates, identifiers, kinds, names
from ketareview.importing.record.abstracts import abstract
from ketareview.importing.record.accents import composed
from ketareview.importing.record.citation import cited
from ketareview.importing.record.findings import FIRST_PAGE, METADATA, Finding, settle
from ketareview.importing.record.pagetext import identified
from ketareview.importing.record.titles import from_file_name, is_label, is_telling, is_title


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("doi:10.1001/archpsyc.63.8.856.", "10.1001/archpsyc.63.8.856"),
        ("https://doi.org/10.1016/S0140-6736(17)31869-X", "10.1016/s0140-6736(17)31869-x"),
        ("(see 10.1002/adma.201500314)", "10.1002/adma.201500314"),
        ("10.1101/2024.05.01.592108v2.full.pdf", "10.1101/2024.05.01.592108"),
        ("https://link.springer.com/article/10.1186%2Fs12888-020-1", "10.1186/s12888-020-1"),
        ("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2", None),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15&lt;1661::A&gt;3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15<1661::a>3.0.co;2-2",
        ),
        ("https://doi.org/10.5555/Pond_2013,1_2", "10.5555/pond_2013,1_2"),
        ("10.5555/pond,10.5555/lake", "10.5555/pond"),
        ("of 10.5555/pond_2013,1 frogs", "10.5555/pond_2013"),
        ("10.5555/pond'", "10.5555/pond"),
        ("https://doi.org/10.5555/pond?a=1&domain=pdf", "10.5555/pond"),
        ("version 10.15/2", ""),
        ("no doi at all", ""),
    ],
)
def test_a_doi_is_cut_out_of_what_stands_around_it(written: str, doi: str | None) -> None:
    expected = written.lower() if doi is None else doi

    assert identifiers.clean_doi(written) == expected


def test_a_doi_broken_after_its_slash_is_joined_where_it_is_labelled() -> None:
    (found,) = identifiers.dois("Published. DOI: 10.1186/\ns12888-020-02651-1\nKeywords")

    assert found.doi == "10.1186/s12888-020-02651-1"


def test_the_labelled_doi_before_the_references_is_the_paper_s_own() -> None:
    text = (
        "As in 10.1000/other we did. doi:10.5555/own.1 PMID: 12345678 PMC7654321 NCT01234567\n"
        "arXiv:2101.01234v2\nReferences\n1. doi:10.9999/cited\n"
    )
    record, origin = settle(identified(text, FIRST_PAGE, 0.8))

    assert record.doi == "10.5555/own.1"
    assert record.pmid == "12345678"
    assert record.extra == {
        "pmcid": "PMC7654321",
        "trial": "NCT01234567",
        "arxiv": "2101.01234v2",
    }
    assert origin["doi"].where == "first page"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Okafor, Nnamdi", Author("Okafor", "Nnamdi")),
        ("Nnamdi B. Okafor1,*", Author("Okafor", "Nnamdi B.")),
        ("Ludwig van der Berg, MD, PhD", Author("van der Berg", "Ludwig")),
        ("Zarate CA", Author("Zarate", "CA")),
        ("Lars-Göran Nilsson4", Author("Nilsson", "Lars-Göran")),
        ("Abdullah Shehab b", Author("Shehab", "Abdullah")),
        ("Paul Little, FRCGP", Author("Little", "Paul")),
        ("WHO Mental Health Group", Author(literal="WHO Mental Health Group")),
        ("Plato", Author(literal="Plato")),
        ("Salvador M. Guinjoan, M.D., Ph.D.", Author("Guinjoan", "Salvador M.")),
        ("Prof Serena A Luchenski FFPH", Author("Luchenski", "Serena A")),
        ("Mushabbab Al Asiri", Author("Al Asiri", "Mushabbab")),
        ("Smith MA", Author("Smith", "MA")),
        ("  *†1,2 ", Author()),
    ],
)
def test_a_name_is_parted(written: str, expected: Author) -> None:
    assert names.author(written) == expected


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Anna Sundström,1 Michael Rönnlund,2 and Rolf Adolfsson3", "Sundström Rönnlund Adolfsson"),
        ("Okafor, N.; Prado, I.", "Okafor Prado"),
        ("By Ines Prado", "Prado"),
        ("Okafor, Nnamdi", "Okafor"),
        ("Cindy W. Leung, ScD, MPH,1 Aviva A. Musicus, BA,2", "Leung Musicus"),
        ("Andreas Gal⇤+, Brendan Eich∗ | Mike Shaver‖", "Gal Eich Shaver"),  # noqa: RUF001 - marks
        ("Nuala E. Tully {et al.}", "Tully"),
        ("Jose´ Mu¨ller and Ana Pen˜a", "Müller Peña"),  # noqa: RUF001 - accents
        ("- 2015", ""),
        ("", ""),
    ],
)
def test_a_line_of_names_is_parted(line: str, families: str) -> None:
    assert [who.family for who in names.authors(line)] == families.split()


@pytest.mark.parametrize(
    "junk",
    [
        "Microsoft Word - trial_final(2).docx",
        "OPENMED-D-16-00049.indd",
        "ipg1300180a",
        "untitled",
        "Document1",
        "doi:10.1016/j.pain.2014.08.023",
        "PII: S0140-6736",
        "12885_2016_2685_Article 1..9",
        "untitled-2 copy",
        "main.tex",
        "1741-7015-9-90",
        "Slide 1",
        "<document>",
        "unknown",
        "",
    ],
)
def test_what_programs_write_is_no_title(junk: str) -> None:
    assert not is_title(junk)


@pytest.mark.parametrize(
    "title",
    [
        "Ketamine",
        "Esketamine: 2 trials",
        "Vector Clocks",
        "氯胺酮与抑郁症",
        "Document analysis today",
    ],
)
def test_titles_are_titles(title: str) -> None:
    assert is_title(title)


def test_file_names_become_words() -> None:
    assert from_file_name(PurePath("zarate_2006_ketamine.pdf")) == "zarate 2006 ketamine"
    assert from_file_name(PurePath("_.pdf")) == "_.pdf"
    assert from_file_name(PurePath("2.5 mg, vs. 5.0")) == "2.5 mg, vs. 5.0"
    for ending in ("odt", "RTF", "epub", "xml", "nxml", "eml", "mht", "docm", "fodt"):
        assert from_file_name(PurePath(f"a_night.{ending}")) == "a night"
    assert is_telling(PurePath("clinic notes.txt"))
    assert not is_telling(PurePath("000_4202f3f280e8555d.txt"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Forster et al. Trials (2015) 16:2\nDOI",
            {"journal": "Trials", "year": 2015, "volume": "16", "pages": "2"},
        ),
        (
            "(J Med Internet Res 2011;13(4):e107)",
            {"journal": "J Med Internet Res", "volume": "13", "issue": "4", "pages": "e107"},
        ),
        (
            "International Psychogeriatrics (2014), 26:1, 147-154",
            {"journal": "International Psychogeriatrics", "year": 2014, "volume": "26"},
        ),
        (
            "To cite this article: I Prado (2017) Night, Health and\nMind, 5:1, 1-13, DOI: 10.1/1",
            {"journal": "Health and Mind", "year": 2017, "volume": "5"},
        ),
        ("Rehabilitation Research\nVolume 2010, Article ID 157939", {"year": 2010}),
        ("Published online: 12 May 2016", {"year": 2016}),
        ("Articles published between 2000 and 2015. © 2016 The Authors", {"year": 2016}),
        ("Received 3 March 2015; accepted 7 June 2015", {"year": 2015}),
        ("Received 2015: 12", {"journal": ""}),
    ],
)
def test_papers_cite_themselves(line: str, expected: dict[str, object]) -> None:
    record, _ = settle(cited(line, FIRST_PAGE, 0.8))

    assert {name: getattr(record, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("written", "year"),
    [("D:20160708182506+02'00'", 2016), ("2020/11/02", 2020), ("Nov 1999", 1999), ("12345", 0)],
)
def test_years_are_found(written: str, year: int) -> None:
    assert dates.year(written) == year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ketamine: a systematic review of randomised trials", ArticleKind.SYSTEMATIC_REVIEW),
        ("Ketamine in depression: study protocol for a randomized trial", ArticleKind.TRIAL),
        ("Guidelines for ketamine infusions", ArticleKind.GUIDELINE),
        ("Ketamine cystitis: a case report", ArticleKind.CASE_REPORT),
        ("Ketamine in mice", ArticleKind.PRECLINICAL),
        ("Ketamine use: a cohort study", ArticleKind.OBSERVATIONAL),
        ("Ketamine: a review", ArticleKind.REVIEW),
        ("Ketamine: a scoping review of randomised trials in mice", ArticleKind.REVIEW),
        ("A systematic review and scoping review", ArticleKind.SYSTEMATIC_REVIEW),
        ("When the cat is away the mice will play: a cohort study", ArticleKind.OBSERVATIONAL),
        ("Of mice and men: a case report of ketamine", ArticleKind.CASE_REPORT),
        ("Cat and mouse: a survey of the rat race", ArticleKind.OBSERVATIONAL),
        ("A mouse model of depression", ArticleKind.PRECLINICAL),
    ],
)
def test_the_title_suggests_the_kind(title: str, kind: ArticleKind) -> None:
    found = kinds.kind(title)

    assert found is not None
    assert found[0] is kind


def test_no_word_suggests_no_kind_and_the_abstract_comes_second() -> None:
    assert kinds.kind("Ketamine and mood") is None
    found = kinds.kind("Ketamine and mood", "Patients were randomly assigned to ketamine.")
    assert found is not None
    assert found[0] is ArticleKind.TRIAL


_WORDS = (
    "Ketamine acts within hours in many patients whose depression was treat\u00ad\n"
    "ment-resistant.\n" + "It acts fast in most of them, and its effect fades in days.\n" * 4
).strip()


def test_the_abstract_ends_where_the_paper_goes_on() -> None:
    assert abstract(f"A title\nAbstract\n{_WORDS}\nKeywords: mood\n").startswith("Ketamine acts")
    assert "treatment-resistant" in abstract(f"Abstract: {_WORDS}\n1. Introduction\nMore words.")
    assert abstract("No such heading. " * 40) == ""


@pytest.mark.parametrize(
    "behind",
    [
        "Key words ketamine, mood",
        "Received 3 May 2019; accepted 4 June 2019",
        "CCS CONCEPTS",
        "Introduction",
        "I. INTRODUCTION",
        "© 2019 The Authors",
        "*Corresponding author",
        "Am J Mood 2017;52(2):193-8.",
        "Published by Elsevier Inc.",
        "1Department of Psychiatry, University of Mood",
    ],
)
def test_what_follows_an_abstract_is_not_swallowed(behind: str) -> None:
    found = abstract(f"A B S T R A C T\n{_WORDS}\n{behind}\nWords that are no abstract.")
    assert found.endswith("fades in days.")


def test_words_that_begin_like_an_end_are_kept() -> None:
    found = abstract(f"Abstract\n{_WORDS}\nreceived 20 mg of ketamine.\nKeywords: mood")
    assert found.endswith("received 20 mg of ketamine.")


def test_page_edges_within_an_abstract_are_left_out() -> None:
    edges = "Okafor et al.\n12\n(which was not certified by peer review) is the author/funder\n"
    assert abstract(f"Abstract\n{_WORDS}\n{edges}The end.\nKeywords").endswith("days. The end.")


def test_each_label_of_an_abstract_begins_a_line() -> None:
    text = (
        "Abstract\nIntroduction\nDepression is common and its treatment slow, we think.\n"
        "Methods: We gave ketamine to\nall of the patients that we could find there. "
        "Results. They were\nbetter the day after it and some days later as well.\n"
        "Conclusions It works.\nKeywords: mood"
    )
    assert abstract(text).split("\n") == [
        "Introduction: Depression is common and its treatment slow, we think.",
        "Methods: We gave ketamine to all of the patients that we could find there.",
        "Results. They were better the day after it and some days later as well.",
        "Conclusions It works.",
    ]


def test_labels_alone_show_an_abstract() -> None:
    words = "Objectives. To see whether ketamine works. Methods. We gave it.\n" + _WORDS
    assert abstract(f"A title\nA. Okafor\n{words}\n1. Introduction\nMore.").startswith(
        "Objectives."
    )


@pytest.mark.parametrize(
    ("beside", "on"),
    [
        ("Mu¨ller", "Müller"),
        ("M¨uller", "Müller"),
        ("O¨ zgu¨ n Babur", "Özgün Babur"),
        ("Garc´ıa Pe˜na", "García Peña"),  # noqa: RUF001 - accents
        ("Franc¸ois Dvorˇak", "François Dvořak"),  # noqa: RUF001 - accents
        ("Fran¸cois", "François"),  # noqa: RUF001 - accents
        ("Jose´ Luis de Sa´", "José Luis de Sá"),  # noqa: RUF001 - accents
        ("Alzheimer´s and O´Brien´s d´une", "Alzheimer´s and O´Brien´s d´une"),  # noqa: RUF001
        ("a ~ b ^ c", "a ~ b ^ c"),
    ],
)
def test_accents_are_put_on_their_letters(beside: str, on: str) -> None:
    assert composed(beside) == on


@given(st.text(alphabet="aeou cn¨´`ˆ˜¸ıS-", max_size=30))  # noqa: RUF001 - accents
def test_accents_cost_no_letter(text: str) -> None:
    assert _letters(composed(text)) == _letters(text)


def _letters(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text).replace("ı", "i")  # noqa: RUF001 - no dot
    return [sign for sign in plain if sign.isascii() and sign.isalpha()]


@pytest.mark.parametrize(
    "label",
    ["1. Introduction", "RESEARCH ARTICLE", "2 Methods", "IV. Results", "Open Access", "Editorial"],
)
def test_headings_and_labels_are_told_from_titles(label: str) -> None:
    assert is_label(label)
    assert not is_label(f"{label} of a trial of ketamine")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(ClinicalTrials.gov NCT 01234567)", "NCT01234567"),
        ("registered as ISRCTN75058295.", "ISRCTN75058295"),
        ("EudraCT number: 2010-018576-31", "EudraCT 2010-018576-31"),
        ("ACTRN12612000924853, 2012", "ACTRN12612000924853"),
        ("ChiCTR2000029953", "ChiCTR2000029953"),
        ("grant NCT12", ""),
    ],
)
def test_registered_trials_are_found(written: str, number: str) -> None:
    assert identifiers.trial(written) == number


def test_the_surest_finding_wins_and_empty_ones_never() -> None:
    record, origin = settle(
        [
            Finding("title", "less sure", FIRST_PAGE, 0.5),
            Finding("title", "  more\n sure ", METADATA, 0.9),
            Finding("doi", "", METADATA, 1.0),
            Finding("journal", "first", METADATA, 0.5),
            Finding("journal", "second", METADATA, 0.5),
        ]
    )

    assert record.title == "more sure"
    assert record.journal == "first"
    assert set(origin) == {"title", "journal"}
