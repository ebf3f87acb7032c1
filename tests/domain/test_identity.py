"""When two records are of the same paper for certain, and what must never count as the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind, Author, Record
from ketareview.domain.identity import Key, certainly_same, fingerprint, keys

PAPER = Record(
    title="Ketamine for treatment-resistant depression: a randomised, double-blind trial",
    authors=(Author("Okafor", "J M"), Author("Müller", "B")),
    year=2021,
    journal="Journal of Affective Disorders",
    volume="281",
    issue="4",
    pages="548-555",
    doi="10.1016/j.jad.2021.01.001",
    pmid="33333333",
)
BARE = replace(PAPER, doi="", pmid="")
IN_PMC = replace(BARE, extra={"pmcid": "PMC12"})

words = st.text(alphabet="abcdefghijklmnop rsé0123456789\u03b1ß-", max_size=60)
names = st.sampled_from(["Okafor", "Müller", "Mueller", "van der Berg", "Berg", ""])
records = st.builds(
    Record,
    title=st.sampled_from([PAPER.title, PAPER.title.upper(), "Editorial", ""]) | words,
    authors=st.lists(names.map(Author), max_size=3).map(tuple),
    year=st.sampled_from([None, 2020, 2021]),
    journal=st.sampled_from(["", PAPER.journal, "J Affect Disord", "bioRxiv"]),
    volume=st.sampled_from(["", "281", "281 (Suppl)"]),
    pages=st.sampled_from(["", "548-55", "548-555", "S1"]),
    doi=st.sampled_from(["", PAPER.doi, "10.1101/2020.01.01.123456"]),
    pmid=st.sampled_from(["", "1", "33333333"]),
    extra=st.dictionaries(st.sampled_from(["pmcid", "arxiv", "type"]), words, max_size=2),
)


@given(records, records)
def test_it_does_not_matter_which_of_two_comes_first(a: Record, b: Record) -> None:
    assert certainly_same(a, b) == certainly_same(b, a)


@given(records, records)
def test_what_is_certainly_the_same_shares_the_key_that_is_told(a: Record, b: Record) -> None:
    key = certainly_same(a, b)
    if key is not None:
        assert key in keys(a)
        assert key in keys(b)


@given(records, records)
def test_fingerprints_are_equal_only_for_equal_records(a: Record, b: Record) -> None:
    assert (fingerprint(a) == fingerprint(b)) == (a == b)


@given(
    records,
    st.sampled_from(
        [
            *("Correction to: {}", "Erratum: {}", "{} [Erratum]", "Corrigendum to “{}”"),
            *("Publisher Correction: {}", "Retraction: {}", "Retraction notice to {}"),
            *("Comment on: {}", "Re: {}", "{}: reply", "Authors' reply: {}", "Response to {}"),
            *("Expression of concern: {}", "Letter to the editor: {}", "{}. Part II"),
        ]
    ),
)
def test_a_record_is_never_the_same_as_its_correction(record: Record, notice: str) -> None:
    about = replace(record, title=notice.format(record.title or "Ketamine"))
    if about.title.casefold() != record.title.casefold():
        assert certainly_same(record, about) is None


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (PAPER, replace(PAPER, doi="", title="Ketamine for resistant depression"), "pmid"),
        (PAPER, replace(PAPER, pmid="", title=PAPER.title.upper() + "."), "doi"),
        (PAPER, replace(BARE, doi=PAPER.doi, title=PAPER.title.partition(":")[0]), "doi"),
        (replace(IN_PMC, pages=""), IN_PMC, "pmcid"),
        (BARE, replace(BARE, pages="548\u201355", title=PAPER.title.replace("is", "iz")), "title"),
        (BARE, replace(BARE, journal="J Affect Disord", authors=(Author("Okafor"),)), "title"),
        (PAPER, replace(BARE, pages=""), "title"),
        (PAPER, replace(BARE, pages="", issue="", journal="J Affect Disord"), "title"),
        (replace(BARE, pages=""), replace(BARE, pages=""), "title"),
        (PAPER, replace(BARE, title=f"[{PAPER.title}]. [German]"), "title"),
        (PAPER, replace(BARE, title=f"{PAPER.title} [Erratum appears in Pain 2022;1:2]"), "title"),
    ],
)  # fmt: skip
def test_records_of_one_paper_are_recognised(a: Record, b: Record, kind: str) -> None:
    key = certainly_same(a, b)
    assert key is not None
    assert key.kind == kind


@pytest.mark.parametrize(
    "other",
    [
        replace(PAPER, title="Urinary symptoms in people who use ketamine at parties", doi=""),
        replace(PAPER, pmid="", title="Ketamine for pain in horses: a case report", pages="600"),
        replace(PAPER, pmid="44444444"),
        replace(BARE, year=2020),
        replace(BARE, pages="600-610"),
        replace(BARE, pages="", volume=""),
        replace(BARE, pages="", journal=""),
        replace(BARE, pages="", issue="5"),
        replace(BARE, authors=(Author("Other", "A"),)),
        replace(BARE, journal="European Neuropsychopharmacology", volume=""),
        replace(BARE, volume="12"),
        replace(PAPER, doi="10.1101/2020.05.05.20091234", pmid="", journal="medRxiv"),
        replace(BARE, journal="PsyArXiv"),
    ],
)
def test_records_that_contradict_each_other_are_not_certain(other: Record) -> None:
    assert certainly_same(PAPER, other) is None


def test_abstracts_of_one_congress_share_a_doi_and_are_not_the_same() -> None:
    one = replace(PAPER, pmid="", title="Ketamine slows ageing in mice fed a high-fat diet")
    other = replace(one, title="Ketamine slows ageing in rats fed a low-fat diet", pages="556")
    assert certainly_same(one, other) is None


@pytest.mark.parametrize("title", ["Editorial", "Introduction", "Letter to the Editor", ""])
def test_headings_of_many_papers_match_none(title: str) -> None:
    heading = replace(BARE, title=title)
    assert certainly_same(heading, replace(heading, abstract="Other")) is None
    assert not any(key.kind == "title" for key in keys(heading))


def test_studies_of_two_phases_under_one_doi_are_two() -> None:
    first = replace(PAPER, pmid="", title="Intranasal esketamine in depression: study I")
    assert certainly_same(first, replace(first, title=f"{first.title}I")) is None


def test_a_retracted_paper_is_recognised_by_its_number_and_not_by_its_title() -> None:
    retracted = replace(PAPER, title=f"RETRACTED: {PAPER.title}")
    assert certainly_same(PAPER, retracted) == Key("pmid", PAPER.pmid)
    assert certainly_same(BARE, replace(retracted, doi="", pmid="")) is None


def test_titles_in_other_alphabets_tell_papers_too() -> None:
    paper = replace(BARE, title="氯胺酮治疗难治性抑郁症的随机对照试验")
    assert certainly_same(paper, replace(paper, abstract="x")) == Key(
        "title", f"{paper.title} 2021"
    )


def test_every_field_counts_in_the_fingerprint() -> None:
    changed = [
        *(replace(PAPER, title="x"), replace(PAPER, volume="x"), replace(PAPER, abstract="x")),
        replace(PAPER, extra={"notes": "x"}),
        replace(PAPER, authors=()),
        replace(PAPER, kind=ArticleKind.TRIAL),
    ]
    assert len({fingerprint(each) for each in (PAPER, *changed)}) == len(changed) + 1
