"""Bibliographies in citation styles: the same words in every format, and no text is markup."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview import resources
from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.errors import ReportError, UnknownStyleError
from ketareview.reporting import STYLES, cite, style_named
from ketareview.sandbox import Limits, WorkerPool
from tests.reporting.sample import article

TRIAL = article(
    "Okafor",
    title="Ketamine and MDD: a trial",
    authors=(Author("Okafor", "Ann B."), Author("de Haas", "Carl")),
    journal="Sample J",
    volume="48",
    issue="2",
    pages="113-117",
    doi="10.5/1",
)
PAGE = article(
    "Clinic",
    title="Feel better",
    kind=ArticleKind.WEB_PAGE,
    authors=(Author(literal="Brightpath Clinic"),),
    url="https://example.org/a_b?c=d",
    extra={"date-accessed": "2024-05-03"},
)
EXPECTED = {
    "vancouver": "Okafor AB, de Haas C. Ketamine and MDD: a trial. Sample J. "
    "2021;48(2):113\u2013117. doi:10.5/1.",
    "ama": "Okafor AB, de Haas C. Ketamine and MDD: a trial. Sample J. 2021;48(2):113-117. "
    "doi:10.5/1",
    "apa": "Okafor, A. B., & de Haas, C. (2021). Ketamine and MDD: a trial. Sample J, 48(2), "
    "113\u2013117. https://doi.org/10.5/1",
    "harvard": "Okafor, A.B. and de Haas, C. (2021) \u2018Ketamine and MDD: a trial\u2019, "
    "Sample J, 48(2), pp. 113\u2013117. Available at: https://doi.org/10.5/1.",
    "chicago": "Okafor, Ann B., and Carl de Haas. 2021. \u2018Ketamine and MDD: a trial\u2019. "
    "Sample J 48 (2): 113\u201317. https://doi.org/10.5/1.",
}


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(memory=None, processor=120)) as pool:
        yield pool


@pytest.mark.parametrize("style", STYLES)
def test_each_style_tells_an_article_its_own_way(style: str, pool: WorkerPool) -> None:
    found = cite([TRIAL, PAGE], style, pool=pool)

    assert "".join(run.text for run in found[TRIAL.id].text) == EXPECTED[style]
    assert any(run.link == "https://example.org/a_b?c=d" for run in found[PAGE.id].text)


def test_citations_in_the_text_follow_the_style(pool: WorkerPool) -> None:
    def cited(style: str) -> str:
        return "".join(run.text for run in cite([TRIAL], style, pool=pool)[TRIAL.id].citation)

    assert cited("apa") == "(Okafor & de Haas, 2021)"
    assert cited("vancouver") == "(1)"
    assert cite([TRIAL], "ama", pool=pool)[TRIAL.id].citation[0].is_raised


def test_a_style_comes_from_a_file(pool: WorkerPool) -> None:
    style = resources.text("report", "styles", "vancouver.csl").replace("PMID: ", "PubMed ")
    assert cite([TRIAL], style, pool=pool).keys() == {TRIAL.id}


def test_what_is_no_style_is_refused(pool: WorkerPool) -> None:
    with pytest.raises(UnknownStyleError):
        cite([TRIAL], "nothing", pool=pool)
    with pytest.raises(ReportError):
        cite([TRIAL], "<style/>", pool=pool)


def test_nothing_is_told_of_what_has_no_name(pool: WorkerPool) -> None:
    nameless = article("x", title="", authors=())
    assert cite([nameless], "apa", pool=pool) == {}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(min_size=1, max_size=40) | st.from_regex(r"[{}$\\*_`#@<>\[\]]{1,9}"))
def test_no_text_of_a_record_is_markup(words: str, pool: WorkerPool) -> None:
    where = article(
        "x", title=f"a{words}z", authors=(Author(words, words),), journal=words, volume=words,
        pages=words, doi=words, url=f"https://{words}", extra={"publisher": words},
    )  # fmt: skip
    found = cite([where], "apa", pool=pool)
    told = "".join(run.text for run in found[where.id].text)
    assert not words.isprintable() or "".join(f"a{words}z".split()) in "".join(told.split())


@pytest.mark.parametrize(
    ("typed", "style"), [("nlm", "vancouver"), (" NLM ", "vancouver"), ("APA", "apa")]
)
def test_a_style_may_be_named_otherwise(typed: str, style: str) -> None:
    assert style_named(typed) == style
