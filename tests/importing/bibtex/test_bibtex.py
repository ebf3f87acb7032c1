"""Entries come out as records, each field in its place and nothing of them lost."""

import base64
import plistlib
from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.bibtex import IMPORTER

_ARTICLE = r"""% Encoding: UTF-8

@string{jama = "Journal of the American Medical Association"}

@Article{okafor2021,
  author  = {Okafor, Nnamdi and von der Prado, In{\'e}s and {Ketamine Study Group} and others},
  title   = "{Ketamine} for depression: a randomi{z}ed trial",
  journal = jama # { Psychiatry},
  year    = 2021, month = mar, volume = {4}, number = {2}, pages = {101--110},
  doi     = {https://doi.org/10.5555/KETA\_2021},
  keywords = {ketamine, depression},
  abstract = {BACKGROUND: Rapid.

    METHODS: We gave
    it to 40\% of them.},
  note = {{PMID:} 23439512},
  owner = {inesp},
}
"""


def _read(folder: Path, text: str | bytes) -> list[Draft | Unread]:
    path = folder / "library.bib"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(IMPORTER.read(path, NO_WISHES))


def _one(folder: Path, text: str | bytes) -> Draft:
    (draft,) = _read(folder, text)
    assert isinstance(draft, Draft)
    return draft


def test_an_article_is_read_field_by_field(tmp_path: Path) -> None:
    record = _one(tmp_path, _ARTICLE).record
    assert record.title == "Ketamine for depression: a randomized trial"
    assert record.authors == (
        Author("Okafor", "Nnamdi"),
        Author("von der Prado", "Inés"),
        Author(literal="Ketamine Study Group"),
    )
    assert record.journal == "Journal of the American Medical Association Psychiatry"
    assert (record.year, record.volume, record.issue, record.pages) == (2021, "4", "2", "101-110")
    assert (record.doi, record.pmid) == ("10.5555/keta_2021", "23439512")
    assert record.abstract == "BACKGROUND: Rapid.\nMETHODS: We gave it to 40% of them."
    assert record.kind is ArticleKind.TRIAL
    assert record.extra == {
        "citation-key": "okafor2021",
        "type": "article",
        "date": "2021-03",
        "keywords": "ketamine\ndepression",
        "notes": "PMID: 23439512",
        "BibTeX author": "and others",
        "BibTeX owner": "inesp",
    }


def test_keys_and_fields_that_come_twice_are_all_kept(tmp_path: Path) -> None:
    first, second = _read(
        tmp_path,
        "@book{a, title={One}, note={x}, note={y}, title={Another}}\n@book{a, title={Two}}",
    )
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.record.title, second.record.title) == ("One", "Two")
    assert first.record.extra["notes"] == "x\ny"
    assert first.record.extra["BibTeX title"] == "Another"


def test_a_broken_entry_costs_no_other(tmp_path: Path) -> None:
    text = "@article{a, title={One}}\n@article{bad, title\n}\n@article{c, title={Three}}\n@misc{d,}"
    first, broken, third, empty = _read(tmp_path, text)
    assert isinstance(first, Draft)
    assert isinstance(third, Draft)
    assert isinstance(broken, Unread)
    assert isinstance(empty, Unread)
    assert broken.reason.code == "unreadable-record"
    assert broken.reason.facts["finding"].startswith("bad: ")
    assert empty.reason.facts["finding"].startswith("d: ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@article{a, title={A {x} b} author={B, C}, year={2001}}", id="braces"),
        pytest.param('@article{a, title="A {x} b" author = "B, C" year="2001"}', id="quotes"),
        pytest.param("@article{a, year=2001 title={A {x} b}author={B, C}}", id="a number"),
        pytest.param("@article{a, year=2001\n title={A {x} b}\n author={B, C}\n}", id="lines"),
        pytest.param('@article{a, title="A " # {{x} b} author={B, C}, year=2001}', id="joined"),
    ],
)
def test_fields_are_parted_where_a_comma_was_forgotten(tmp_path: Path, text: str) -> None:
    (draft,) = _read(tmp_path, text)
    assert isinstance(draft, Draft)
    assert (draft.record.title, draft.record.year) == ("A x b", 2001)
    assert draft.record.authors == (Author("B", "C"),)


def test_equations_within_a_value_stay_there(tmp_path: Path) -> None:
    (draft,) = _read(tmp_path, "@article{a, title={A {x} p = 0.05}, note={See x={y} z = {u}}}")
    assert isinstance(draft, Draft)
    assert draft.record.title == "A x p = 0.05"
    assert draft.record.extra["notes"] == "See x=y z = u"


def test_a_forgotten_comma_or_brace_is_read_over(tmp_path: Path) -> None:
    text = (
        "@article{a,\n title={One}\n year={2001},\n}\n@article{b,\n title={Two},\n year=2002\n\n"
        "@article{c, title={Three}, year=2003}\n"
        "@article{d,\n title {lost}\n note={x},\n title={Four},\n year={2004}\n}\nWords.\n"
    )
    records = [draft.record for draft in _read(tmp_path, text) if isinstance(draft, Draft)]
    assert records[3].extra["BibTeX unread"] == "title lost"
    assert [(record.title, record.year) for record in records] == [
        ("One", 2001),
        ("Two", 2002),
        ("Three", 2003),
        ("Four", 2004),
    ]


def test_an_entry_that_is_too_large_costs_no_other(tmp_path: Path) -> None:
    many = ", ".join(f"f{number} = {{{number}}}" for number in range(1_200))
    long = "x" * 1_000_001
    text = f"@misc{{a, title={{A}}, {many}}}\n@misc{{b, note={{{long}}}}}\n@misc{{c, title={{C}}}}"
    first, second, third = _read(tmp_path, text)
    assert isinstance(first, Unread)
    assert isinstance(second, Unread)
    assert isinstance(third, Draft)


def test_comments_preambles_and_styles_are_no_records(tmp_path: Path) -> None:
    text = (
        'Words before.\n@preamble{"\\def\\x{y}"}\n@comment{jabref-meta: grouping:x;}\n'
        "@IEEEtranBSTCTL{ctl, CTLuse_url = yes}\n@misc{a, title={One}}\nsdjf}}}"
    )
    assert _one(tmp_path, text).record.title == "One"


def test_parts_inherit_from_their_collection(tmp_path: Path) -> None:
    text = (
        "@incollection{part, title={A Part}, crossref={Whole}, pages={1-2}}\n"
        "@xdata{shared, publisher={House}, location={Lagos}}\n"
        "@collection{whole, title={The Whole}, subtitle={of It}, editor={Ed, A.}, date={2001-02},"
        " doi={10.5555/whole}, xdata={shared}}\n"
    )
    part = _read(tmp_path, text)[0]
    assert isinstance(part, Draft)
    record = part.record
    assert (record.title, record.journal) == ("A Part", "The Whole: of It")
    assert (record.year, record.doi) == (2001, "")
    assert record.extra["editors"] == "Ed, A."
    assert (record.extra["publisher"], record.extra["place"]) == ("House", "Lagos")


def test_entries_that_inherit_from_each_other_have_an_end(tmp_path: Path) -> None:
    text = "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}, xdata={b}}"
    assert len(_read(tmp_path, text)) == len("ab")


def test_macros_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    macros = '@string{a0 = "xxxxxxxxxx"}\n' + "".join(
        f"@string{{a{step} = a{step - 1} # a{step - 1}}}\n" for step in range(1, 40)
    )
    many = " # ".join(["a9"] * 1000)
    unread, read = _read(tmp_path, f"{macros}@misc{{m, title = {many}}}\n@misc{{n, title=a99}}")
    assert isinstance(unread, Unread)
    assert isinstance(read, Draft)
    assert read.record.title == "a99"


@pytest.mark.parametrize(
    ("field", "files"),
    [
        ("Full Text:papers/a.pdf:application/pdf", ("papers/a.pdf",)),
        (":a.pdf:PDF;Words\\; more:b c.pdf:PDF", ("a.pdf", "b c.pdf")),
        (r"Post:C\:\\Users\\me\\a.pdf:PDF", (r"C:\Users\me\a.pdf",)),
        ("papers/a.pdf;papers/b.pdf", ("papers/a.pdf", "papers/b.pdf")),
        ("/me/Cohen.I;Smith.G/a.pdf", ("/me/Cohen.I;Smith.G/a.pdf",)),
        (":/lib/a.epub:EPUB, :/lib/a.pdf:PDF", ("/lib/a.epub", "/lib/a.pdf")),
        (r":Users/me/Adams{\_}Huay.pdf:pdf;::", ("Users/me/Adams_Huay.pdf",)),
        ("a.pdf", ("a.pdf",)),
        (r":http\://a.example/a.pdf:PDF", ()),
    ],
)
def test_named_files_become_paths(tmp_path: Path, field: str, files: tuple[str, ...]) -> None:
    assert _one(tmp_path, f"@misc{{a, title={{A}}, file={{{field}}}}}").files == files


def test_bibdesk_keeps_its_paths_in_property_lists(tmp_path: Path) -> None:
    kept = base64.b64encode(plistlib.dumps({"relativePath": "a b.pdf"}, fmt=plistlib.FMT_BINARY))
    text = f"@misc{{a, title={{A}}, bdsk-file-1={{{kept.decode()}}}, bdsk-file-2={{YnBsaXN0MDA=}}}}"
    draft = _one(tmp_path, text)
    assert draft.files == ("a b.pdf",)
    assert draft.record.extra["BibTeX bdsk-file-2"] == "YnBsaXN0MDA="


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("eprint={2101.00001}, archiveprefix={arXiv}", "arxiv", "2101.00001"),
        ("eprint={2101.00001v2}", "arxiv", "2101.00001v2"),
        ("note={arXiv:2101.00001 [cs]}", "arxiv", "2101.00001"),
        ("note={PMID: 123456 PMCID: PMC7654321}", "pmcid", "PMC7654321"),
        ("eprint={https://a.example/pdf}", "links", "https://a.example/pdf"),
        ("eprint={PMC7654321}, eprinttype={pmcid}", "pmcid", "PMC7654321"),
        ("date={2020-03/2020-05}", "date", "2020-03/2020-05"),
        ("year={1998}, month={8~} # aug", "date", "1998-08-08"),
        ("year={1998}, month={Spring}", "date", "Spring 1998"),
        ("year={in press}", "BibTeX year", "in press"),
        ("groups={a, b}", "labels", "a\nb"),
        ("urldate={2012-07-27}", "date-accessed", "2012-07-27"),
        ("document_type={Review}", "publication-types", "Review"),
        (
            "keywords={Building\n   simulation; heat, dry}",
            "keywords",
            "Building simulation\nheat, dry",
        ),
        (
            "Cited-References={{One, A., 1999; X.\n   Two, B.}}",
            "cited-references",
            "One, A., 1999; X.\nTwo, B.",
        ),
        ("references={One, A.; Two, B.}", "cited-references", "One, A.\nTwo, B."),
    ],
)
def test_fields_have_their_names(tmp_path: Path, fields: str, field: str, value: str) -> None:
    record = _one(tmp_path, f"@article{{a, title={{A}}, {fields}}}").record
    assert record.extra[field] == value


def test_numbers_are_found_where_programs_put_them(tmp_path: Path) -> None:
    text = (
        "@article{title={A}, eprint={123456}, eprinttype={pubmed}}\r"
        "@article{b, title={B}, note={PMID: 123456}, url={https://doi.org/10.5555/x}}\r"
        "@online{c, title={C}, organization={A Site}, howpublished={\\url{https://a.example/~c}}}"
    )
    first, second, third = (
        draft.record for draft in _read(tmp_path, text) if isinstance(draft, Draft)
    )
    assert (first.title, first.pmid) == ("A", "123456")
    assert (second.pmid, second.doi) == ("123456", "10.5555/x")
    assert (third.url, third.journal) == ("https://a.example/~c", "A Site")
    assert third.kind is ArticleKind.WEB_PAGE


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    text = "% Encoding: ISO-8859-5\n@misc{a, title={Кетамин}}".encode("iso-8859-5")
    assert _one(tmp_path, text).record.title == "Кетамин"


def test_a_file_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRecordsError):
        _read(tmp_path, "nothing here")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.bib", "words and more", True),
        ("a.txt", "% saved by hand\n\n@article{a,\n title={A}}", True),
        ("a.txt", "@string{x = {y}}", True),
        ("a.txt", "Cite it so:\n@article{a,\n title={A}}", False),
        ("a.txt", "@media screen { a, b { } }", False),
        ("a.java", '@Entity(name = "x")\nclass A {}', False),
        ("a.bib", "<html><body>@article{a,</body>", False),
    ],
)
def test_files_are_recognised(tmp_path: Path, name: str, text: str, *, expected: bool) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert IMPORTER.recognises(path) is expected


def test_an_entry_without_its_sign_is_told(tmp_path: Path) -> None:
    """BibTeX takes it for a comment, as what stands around entries is."""
    text = (
        "Made by Ada (title = none)\n\narticle{lost,\n  title = {One},\n}\n@book{b, title={Two}}\n"
    )
    told, record = _read(tmp_path, text)
    assert isinstance(told, Unread)
    assert told.reason.facts["finding"] == "lost: no @ before it"
    assert isinstance(record, Draft)


@pytest.mark.parametrize("start", ["@article,", "@article lost,", "@ Article lost ,"])
def test_an_entry_without_its_brace_is_told(tmp_path: Path, start: str) -> None:
    around = "@book{{{0}, title={{One}}}}\n"
    lost = f"\n{start}\n  title = {{Two}},\n}}\n"
    read = _read(tmp_path, around.format("a") + lost + around.format("b"))
    assert [isinstance(one, Draft) for one in read] == [True, False, True]
    told = read[1]
    assert isinstance(told, Unread)
    assert str(told.reason.facts["finding"]).endswith("no brace behind its type")


def test_words_around_entries_are_no_entries(tmp_path: Path) -> None:
    text = "Ask ada@example.org, who knows.\n@ada, year = when?\n@book{b, title={Two}}\n"
    (record,) = _read(tmp_path, text)
    assert isinstance(record, Draft)


def test_an_entry_that_is_commented_out_is_told(tmp_path: Path) -> None:
    text = "%@book{old,\n%  title = {One},\n%  year = 2001,\n%}\n@book{b, title={Two}}\n"
    told, record = _read(tmp_path, text)
    assert isinstance(told, Unread)
    assert told.reason.facts["finding"] == "old: commented out"
    assert isinstance(record, Draft)


def test_latex_that_a_program_has_escaped_is_read_too(tmp_path: Path) -> None:
    text = (
        r"@article{a, title={D{\textbackslash}'epression, {\textbackslash}c\{c\}a and relief},"
        r" author={Garc{\textbackslash}'ia, In{\textbackslash}'\{e\}s},"
        r" journal={{\textbackslash}AA\{\}rhus Annals of C:{\textbackslash}temp}}"
    )
    (read,) = _read(tmp_path, text)
    assert isinstance(read, Draft)
    assert read.record.title == "Dépression, ça and relief"
    assert read.record.authors == (Author("García", "Inés"),)
    assert read.record.journal == r"Århus Annals of C:\temp"


def test_a_field_that_is_commented_out_is_kept(tmp_path: Path) -> None:
    (read,) = _read(tmp_path, "@book{b,\n  title={Two},\n% note = {Old},\n}\n")
    assert isinstance(read, Draft)
    assert read.record.extra["BibTeX % note"] == "Old"


def test_the_first_date_is_the_year_where_there_is_no_other(tmp_path: Path) -> None:
    (read,) = _read(tmp_path, "@article{a, title={One}, origdate={2014-03}}")
    assert isinstance(read, Draft)
    assert read.record.year == 2014
    assert read.record.extra["BibTeX origdate"] == "2014-03"


@pytest.mark.parametrize(
    "title", ["Ketamine", "Ketamine: a rapid relief", "{Ketamine}: A Rapid Relief"]
)
def test_a_subtitle_that_the_title_holds_already_is_not_doubled(tmp_path: Path, title: str) -> None:
    text = f"@book{{a, title={{{title}}}, subtitle={{A rapid {{Relief}}}}}}"
    (read,) = _read(tmp_path, text)
    assert isinstance(read, Draft)
    assert read.record.title.lower() == "ketamine: a rapid relief"


def test_signs_of_mendeley_are_read_as_it_means_them(tmp_path: Path) -> None:
    text = (
        "@article{a, title={One}, isbn={1234-5678 (Print)\\r8765-4321 (Linking)},"
        " file={:C$\\backslash$:/papers/a{\\_}b.pdf:pdf;:D$\\backslash$:/c.pdf:pdf}}"
    )
    draft = _one(tmp_path, text)
    assert draft.files == ("C:/papers/a_b.pdf", "D:/c.pdf")
    assert draft.record.extra["isbn"] == "1234-5678 (Print) 8765-4321 (Linking)"
