"""References in whatever style are known again; different papers of one group are kept apart."""

import pytest

from ketareview.appraising.recognising import is_same, of_record, of_reference
from ketareview.domain.article import Author, Record

TITLE = "A single infusion of ketamine in depression that resists treatment: a crossover trial"
WHERE = "J Rapid Psychiatry. 2013;170(10):1134-42."
FIRST = Record(
    title=TITLE,
    authors=(Author("Okafor", "Ada"), Author("Lindqvist", "Per"), Author("Moreau", "Jeanne")),
    year=2013,
    journal="Journal of Rapid Psychiatry",
    volume="170",
    pages="1134-42",
    doi="10.1234/jrp.2013.17",
)
STYLES = {
    "Vancouver": f"1. Okafor A, Lindqvist P, Moreau J. {TITLE}. {WHERE}",
    "APA": f"Okafor, A., Lindqvist, P., & Moreau, J. (2013). {TITLE}. Journal of Rapid Psychiatry,"
    " 170(10), 1134\u20131142. https://doi.org/10.1234/jrp.2013.17",
    "IEEE": f"[12] A. Okafor, P. Lindqvist and J. Moreau, \u201c{TITLE},\u201d J. Rapid Psychiatry,"
    " vol. 170, pp. 1134\u20131142, 2013.",
    "without title": "7 Okafor A et al. J Rapid Psychiatry 2013; 170: 1134\u201342.",
    "with PMID": f"Okafor A, et al. {TITLE}. 2013. PMID: 23982301",
}
OTHERS = {
    "same group, same year": "Okafor A, Lindqvist P, Moreau J. Repeated infusions of ketamine in"
    " depression that resists treatment: an open trial. Biol Rapid Psychiatry. 2013;74(4):250-6.",
    "another year": f"Okafor A, Lindqvist P. {TITLE}. J Rapid Psychiatry. 2015;172:99-107.",
    "another author": f"Mbeki T. {TITLE}. {WHERE}",
    "another DOI": f"Okafor A. {TITLE}. 2013. doi:10.1234/other.9",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_reference_in_any_style_is_the_article(style: str) -> None:
    assert is_same(of_record(FIRST), of_reference(STYLES[style]))


@pytest.mark.parametrize("other", OTHERS)
def test_another_paper_is_not_the_article(other: str) -> None:
    assert not is_same(of_record(FIRST), of_reference(OTHERS[other]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("again", STYLES)
def test_two_references_in_different_styles_are_of_one_work(style: str, again: str) -> None:
    one, other = of_reference(STYLES[style]), of_reference(STYLES[again])
    bare = {"without title", "with PMID"}
    if {style, again} == bare:  # the one has no title, the other no pages: nothing to tell by
        return
    assert is_same(one, other)


@pytest.mark.parametrize("style", ["Vancouver", "IEEE", "without title"])
@pytest.mark.parametrize("other", OTHERS)
def test_references_to_two_papers_are_of_two_works(style: str, other: str) -> None:
    if other == "another DOI":  # as printed in these styles, nothing tells them apart
        return
    assert not is_same(of_reference(STYLES[style]), of_reference(OTHERS[other]))


def test_a_reference_is_named_as_an_article_is_cited() -> None:
    assert [of_reference(words).label for words in STYLES.values()] == ["Okafor 2013"] * 5


def test_keys_are_identifiers_where_there_are_any() -> None:
    assert of_reference(STYLES["APA"]).key == "doi:10.1234/jrp.2013.17"
    assert of_reference(STYLES["with PMID"]).key == "pmid:23982301"
    assert of_reference(STYLES["IEEE"]).key.startswith("words:")
