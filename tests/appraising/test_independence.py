"""What repeats one study counts once; who cites whom is made up, so the count is known."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ketareview.appraising.independence import Resting, ground
from ketareview.domain.article import (
    Article,
    ArticleKind,
    ArticleStatus,
    Author,
    Record,
    Relation,
    RelationKind,
)
from ketareview.domain.claim import Cited
from ketareview.domain.ids import fixed_id

_SUBJECTS = ("infusions", "tablets", "sprays", "patches", "lozenges", "anaesthesia", "exercise")
_OUTCOMES = ("relapse", "remission", "insomnia", "appetite", "memory", "bladder", "craving")
FAMILIES = ("Okafor", "Lindqvist", "Moreau", "Mbeki", "Hale", "Sato", "Iyer", "Brandt", "Costa")


def article(number: int, *, trial: str = "", kind: ArticleKind = ArticleKind.TRIAL) -> Article:
    """Make a paper of its own: no two share a title, a first author with a year, or pages."""
    subject, outcome = _SUBJECTS[number % 7], _OUTCOMES[number // 7 % 7]
    record = Record(
        title=f"Controlled comparison number {number} with {subject} and later {outcome} in adults",
        authors=(Author(FAMILIES[number % 9], "A"),),
        year=1990 + number % 30,
        journal="Journal of Made Studies",
        volume=str(11 + number),
        pages=f"{100 + 20 * number}-{110 + 20 * number}",
        kind=kind,
        extra={"trial": trial} if trial else {},
    )
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return Article(fixed_id("article", str(number)), record, {}, ArticleStatus.READ, (), (), 0, now)


def reference(of: Article, style: int) -> str:
    """Print a reference to an article as one of three journals does."""
    record = of.record
    name, first = record.authors[0].family, record.pages.split("-")[0]
    return (
        f"{name} A. {record.title}. J Made Stud. {record.year};{record.volume}:{record.pages}.",
        f"{name}, A. ({record.year}). {record.title}. Journal of Made Studies, {record.volume}.",
        f"{name} A et al. J Made Stud {record.year}; {record.volume}: {first}.",
    )[style % 3]


def rests(number: int, of: Article, basis: str, *cited: str) -> Resting:
    passage = fixed_id("passage", str(number))
    return Resting(
        passage, of.id, basis, tuple(Cited(passage, f"words:{words}", words) for words in cited)
    )


def known(*articles: Article) -> dict[UUID, Article]:
    return {each.id: each for each in articles}


def test_eleven_pages_that_cite_one_trial_are_one_source() -> None:
    trial = article(0)
    pages = [article(number, kind=ArticleKind.WEB_PAGE) for number in range(1, 12)]
    passages = [rests(n, page, "cited", reference(trial, n)) for n, page in enumerate(pages)]

    found = ground(passages, known(trial, *pages), ())

    [work] = found.works
    assert work.article == trial.id
    assert work.label == "Okafor 1990"
    assert set(work.articles) == {page.id for page in pages}
    assert len(work.passages) == 11
    assert found.unfounded == ()


def test_a_work_that_the_library_has_not_is_counted_once_as_well() -> None:
    absent = article(0)
    pages = [article(number) for number in range(1, 5)]
    passages = [rests(n, page, "cited", reference(absent, 0)) for n, page in enumerate(pages)]
    [work] = ground(passages, known(*pages), ()).works
    assert work.article is None
    assert len(work.articles) == 4


def test_a_trial_and_those_who_cite_it_are_one_source() -> None:
    trial, review = article(0), article(1)
    passages = [rests(0, trial, "own-data"), rests(1, review, "cited", reference(trial, 1))]
    [work] = ground(passages, known(trial, review), ()).works
    assert set(work.articles) == {trial.id, review.id}


def test_a_chain_of_citations_ends_in_one_source() -> None:
    trial, review, page = article(0), article(1), article(2, kind=ArticleKind.WEB_PAGE)
    passages = [
        rests(0, page, "cited", reference(review, 0)),
        rests(1, review, "cited", reference(trial, 1)),
        rests(2, trial, "own-data"),
    ]
    found = known(trial, review, page)
    for some in (passages, passages[:2]):
        [work] = ground(some, found, ()).works
        assert work.article == trial.id
        assert {page.id, review.id} <= set(work.articles)
    [only] = ground(passages[:1], found, ()).works
    assert only.article == review.id
    pooled = ground([*passages, rests(3, review, "pooled")], found, ())
    assert {work.article for work in pooled.works} == {review.id, trial.id}


def test_a_work_without_a_year_that_is_handed_on_counts_once() -> None:
    review, one, other = article(0), article(1), article(2)
    passages = [
        rests(0, one, "cited", reference(review, 0)),
        rests(1, other, "cited", reference(review, 0)),
        rests(2, review, "cited", "Okafor, unpublished"),
    ]
    [work] = ground(passages, known(review, one, other), ()).works
    assert work.passages == tuple(each.passage for each in passages)


def test_pages_that_cite_each_other_only_are_told_apart() -> None:
    one, other = article(0), article(1)
    passages = [
        rests(0, one, "cited", reference(other, 0)),
        rests(1, other, "cited", reference(one, 0)),
    ]
    assert len(ground(passages, known(one, other), ()).works) == 2


def test_reports_of_one_registered_trial_are_one_source_and_reviews_of_many_are_not() -> None:
    first, second = article(0, trial="NCT01234567"), article(1, trial="NCT01234567")
    review = article(2, trial="NCT01234567 NCT07654321")
    passages = [rests(n, each, "own-data") for n, each in enumerate((first, second, review))]
    found = ground(passages, known(first, second, review), ())
    assert sorted(len(work.articles) for work in found.works) == [1, 2]


def test_a_preprint_and_its_paper_are_one_source() -> None:
    preprint, paper = article(0), article(1)
    passages = [rests(0, preprint, "own-data"), rests(1, paper, "own-data")]
    versions = Relation(RelationKind.VERSION, preprint.id, paper.id)
    assert len(ground(passages, known(preprint, paper), ()).works) == 2
    assert len(ground(passages, known(preprint, paper), (versions,)).works) == 1


def test_assertions_authorities_accounts_and_bare_citations_rest_on_nothing() -> None:
    page = article(0)
    bases = ("none", "authority", "personal", "cited")
    passages = [rests(number, page, basis) for number, basis in enumerate(bases)]
    found = ground(passages, known(page), ())
    assert found.works == ()
    assert found.unfounded == tuple(each.passage for each in passages)


@given(
    graph=st.lists(
        st.tuples(st.integers(0, 29), st.lists(st.integers(0, 29), max_size=4), st.integers(0, 2)),
        max_size=40,
    ),
    held=st.sets(st.integers(0, 29)),
)
def test_the_count_is_exact_on_any_graph_of_citations(
    graph: list[tuple[int, list[int], int]], held: set[int]
) -> None:
    """Held articles are in the library; each passage has data of its own, or cites some works.

    An article of which no passage has data of its own hands on what it cites.
    """
    all_of_them = [article(number) for number in range(30)]
    own = {citing for citing, cited, _ in graph if not cited}
    handed: dict[int, set[int]] = {}
    for citing, cited, _ in graph:
        if citing not in own:
            handed.setdefault(citing, set()).update(cited)
    wanted: set[int] = set()
    passages = []
    for number, (citing, cited, style) in enumerate(graph):
        held.add(citing)
        words = [reference(all_of_them[each], style if each in held else 0) for each in cited]
        basis = "cited" if cited else "own-data"
        reached = set(cited) or {citing}
        for _ in range(30):
            reached = reached.union(*(handed.get(each, set()) for each in reached))
        wanted |= reached - handed.keys() or set(cited)
        passages.append(rests(number, all_of_them[citing], basis, *words))

    found = ground(passages, known(*(all_of_them[each] for each in held)), ())

    assert len(found.works) == len(wanted)
    assert {work.article for work in found.works if work.article} == {
        all_of_them[each].id for each in wanted & held
    }
