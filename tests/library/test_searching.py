"""Every field of the query language finds what it should, and what is typed never acts as SQL."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind, ArticleStatus, Author, Record
from ketareview.domain.errors import QueryError
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.query import Term, parse
from ketareview.domain.text import Page
from ketareview.library import Hit, Library

PTSD = "PTSD"
PAPERS = {
    "muller": (
        Record(
            title="Ketamine for post-traumatic stress: a randomised trial",
            authors=(Author("Müller", "Jana"), Author("van den Berg", "Piet")),
            year=2019,
            journal="Journal of Depressive Disorders",
            doi="10.1016/S0140-6736(20)30259-X",
            pmid="12345678",
            abstract="Infusions were compared with midazolam.",
            kind=ArticleKind.TRIAL,
        ),
        "application/pdf",
        (
            "Suicidal ideation fell with keta\u00ad\nmine in naïve patients. The eﬀect was brief.",
            "Generation of antidepressant responses took hours.",
        ),
    ),
    "okafor": (
        Record(
            title="Esketamine and relapse", authors=(Author("Okafor"),), year=2021, doi="10.1/A"
        ),
        "text/plain",
        ('They said "no" -5.82 NEAR(placebo) OR not; 100% of col_umns.',),
    ),
    "copy": (
        Record(title="Ésketamine  and RELAPSE", year=2021, doi="10.1/b"),
        "text/html",
        ("Nothing of note.",),
    ),
    "undated": (Record(title="A clinic's page", doi="10.1/a"), "text/html", ("Book today.",)),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library with papers and highlights, known by short names."""

    library: Library
    articles: dict[str, UUID]
    highlights: dict[str, UUID]

    def articles_found(self, typed: str) -> list[str]:
        names = {each: name for name, each in self.articles.items()}
        return [names[each] for each in self.library.search.articles(parse(typed))]

    def highlights_found(self, typed: str) -> set[str]:
        names = {each: name for name, each in self.highlights.items()}
        return {names[each] for each in self.library.search.highlights(parse(typed))}

    def passages(self, typed: str) -> list[Hit]:
        return self.library.search.passages(parse(typed))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("shelf")
    with Library.create(folder / "review.ketareview", reviewer="Änne A.") as library:
        articles = {name: stored(library, folder, name) for name in PAPERS}
        library.articles.set_status([articles["undated"]], ArticleStatus.READ)
        condition = library.topics.find(PTSD)
        library.articles.file([articles["okafor"]], condition.id)
        highlights = {
            "ideation": marked(library, articles["muller"], 0, 17, Tags("efficacy", "trial")),
            "brief": marked(
                library,
                articles["muller"],
                61,
                85,
                Tags("durability", "opinion", "contradicts", "none", (condition.id,), "Füllung"),
            ),
            "no": marked(library, articles["okafor"], 0, 14, Tags("critique", "unchecked")),
        }
        yield Shelf(library, articles, highlights)


def stored(library: Library, folder: Path, name: str) -> UUID:
    record, media_type, texts = PAPERS[name]
    path = folder / name
    path.write_text(name, encoding="utf-8")
    data = path.read_bytes()
    draft = Draft(record, {}, tuple(Page(i, text) for i, text in enumerate(texts, start=1)))
    read = ReadFile(hashlib.sha256(data).hexdigest(), len(data), media_type, (draft,))
    result = library.imports.store(library.imports.begin("Papers"), read, draft, path)
    assert result.article_id is not None
    return result.article_id


def marked(library: Library, article: UUID, start: int, end: int, tags: Tags) -> UUID:
    source = library.sources.of(article)[0].sha256
    quote = library.sources.page(source, 1).text[start:end]
    return library.highlights.add(article, Passage(source, (Piece(1, start, end),), quote), tags).id


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", {"muller", "okafor", "copy", "undated"}),
        ("ketamine", {"muller"}),
        ("KETAMINE", {"muller"}),
        ("keta*", {"muller"}),
        ("eff*", {"muller"}),
        ("effect", {"muller"}),
        ("naive", {"muller"}),
        ("antidepressants", {"muller"}),
        ("antidepressan*", {"muller"}),
        ("suicida*", {"muller"}),
        ("ideation midazolam", {"muller"}),
        ('"suicidal ideation"', {"muller"}),
        ('"ideation suicidal"', set()),
        ('"suicidal idea"*', {"muller"}),
        ("ideation placebo", set()),
        ("ideation OR placebo", {"muller", "okafor"}),
        ("esketamine -placebo", {"copy"}),
        ("-(ideation OR placebo)", {"copy", "undated"}),
        ("Füllung", {"muller"}),
        ("title:ketamine", {"muller"}),
        ("title:midazolam", set()),
        ("title:(clinic OR relapse) year:2021", {"okafor", "copy"}),
        ("author:muller", {"muller"}),
        ('author:"van den berg"', {"muller"}),
        ("author:mül*", {"muller"}),
        ("journal:depressive", {"muller"}),
        ("year:2021", {"okafor", "copy"}),
        ("year:2015..2020", {"muller"}),
        ("year:>2019", {"okafor", "copy"}),
        ("year:<=2019", {"muller"}),
        ("-year:>2019", {"muller", "undated"}),
        ("doi:10.1016/s0140-6736(20)30259-x", {"muller"}),
        ("doi:https://doi.org/10.1/B", {"copy"}),
        ("doi:10.1/*", {"okafor", "copy", "undated"}),
        ("10.1/b", {"copy"}),
        ("pmid:12345678", {"muller"}),
        ("12345678", {"muller"}),
        ("topic:ptsd", {"muller", "okafor"}),
        ("topic:Condition", {"muller", "okafor"}),
        ("topic:condition/PTSD", {"muller", "okafor"}),
        ("topic:pts*", {"muller", "okafor"}),
        ("topic:agent", set()),
        ("type:efficacy", {"muller"}),
        ("type:e", {"muller"}),
        ("type:eff*", {"muller"}),
        ("-type:efficacy", {"okafor", "copy", "undated"}),
        ("strength:>=4", {"muller"}),
        ("strength:?", {"okafor"}),
        ("strength:1..3", {"muller"}),
        ("strength:>trial", set()),
        ("type:efficacy strength:trial", {"muller"}),
        ("type:efficacy strength:opinion", set()),
        ("type:efficacy OR type:critique", {"muller", "okafor"}),
        ("stance:-", {"muller"}),
        ("stance:contradicts", {"muller"}),
        ("basis:none", {"muller", "okafor"}),
        ("reviewer:anne", {"muller", "okafor"}),
        ("reviewer:ann", set()),
        ("reviewer:ann*", {"muller", "okafor"}),
        ("status:read", {"undated"}),
        ("kind:trial", {"muller"}),
        ("note:fullung", {"muller"}),
        ('quote:"they said"', {"okafor"}),
        ("has:pdf", {"muller"}),
        ("has:highlight", {"muller", "okafor"}),
        ("has:note", {"muller"}),
        ("-has:highlight", {"copy", "undated"}),
        ("is:duplicate", {"okafor", "copy", "undated"}),
        ("added:>2026-01-01", {"muller", "okafor", "copy", "undated"}),
        ("added:..2025", set()),
    ],
)
def test_articles_are_found(shelf: Shelf, typed: str, expected: set[str]) -> None:
    assert set(shelf.articles_found(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", {"ideation", "brief", "no"}),
        ("ideation", {"ideation"}),
        ("antidepressant", set()),
        ("-ideation", {"brief", "no"}),
        ("type:d", {"brief"}),
        ("strength:>=trial", {"ideation"}),
        ("strength:<5", {"brief"}),
        ("topic:PTSD", {"brief"}),
        ("author:okafor", {"no"}),
        ("title:ketamine", {"ideation", "brief"}),
        ("year:2021 OR type:efficacy", {"no", "ideation"}),
        ("has:note", {"brief"}),
        ("has:pdf", {"ideation", "brief"}),
        ("note:füllung", {"brief"}),
        ("note:brief", set()),
        ("quote:ideation", {"ideation"}),
        ("reviewer:änne", {"ideation", "brief", "no"}),
        ("status:read", set()),
        ("added:2020", set()),
        ("is:duplicate", {"no"}),
    ],
)
def test_highlights_are_found(shelf: Shelf, typed: str, expected: set[str]) -> None:
    assert shelf.highlights_found(typed) == expected


def test_the_topic_chosen_at_the_side_narrows_down(shelf: Shelf) -> None:
    condition = shelf.library.topics.find("Condition").id

    assert set(shelf.library.search.articles(topic=condition)) == {
        shelf.articles["muller"],
        shelf.articles["okafor"],
    }
    found = shelf.library.search.articles(parse("ideation"), topic=condition)
    assert found == [shelf.articles["muller"]]
    assert shelf.library.search.highlights(topic=condition) == [shelf.highlights["brief"]]


def test_all_articles_come_newest_first_and_best_records_before_others(shelf: Shelf) -> None:
    assert shelf.articles_found("") == ["undated", "copy", "okafor", "muller"]
    assert shelf.articles_found("nothing OR ketamine OR today")[0] == "muller"


def test_what_is_in_the_trash_is_not_found(shelf: Shelf) -> None:
    library = shelf.library
    library.articles.delete([shelf.articles["muller"]])
    try:
        assert shelf.articles_found("ketamine") == []
        assert shelf.highlights_found("ideation") == set()
        assert shelf.passages("ideation") == []
    finally:
        library.articles.restore([shelf.articles["muller"]])
    library.highlights.delete([shelf.highlights["brief"]])
    try:
        assert shelf.articles_found("has:note") == []
        assert shelf.highlights_found("type:durability") == set()
    finally:
        library.highlights.restore([shelf.highlights["brief"]])


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("relapse topic:ptsdd", "unknown-topic", "15"),
        ("type:nonsense", "unknown-value", "6"),
        ("strength:>=9", "unknown-value", "10"),
        ("strength:>=?", "unknown-value", "10"),
        ("(stance:maybe)", "unknown-value", "9"),
    ],
)
def test_what_the_library_does_not_know_is_told_with_its_place(
    shelf: Shelf, typed: str, code: str, place: str
) -> None:
    for search in (shelf.library.search.articles, shelf.library.search.highlights):
        with pytest.raises(QueryError) as caught:
            search(parse(typed))
        assert (caught.value.code, caught.value.facts["place"]) == (code, place)


def test_unknown_topics_are_answered_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(QueryError) as caught:
        shelf.articles_found("topic:PTSDs")

    assert PTSD in caught.value.facts["nearest"]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ('"NEAR(placebo)"', True),
        ('"said no"', True),
        ('"100%"', True),
        ('"%"00', False),
        ("col_umns", True),
        ("colXumns", False),
        ('"title : clinic"', False),
        ("placebo^2", False),
        ("'; DROP TABLE page; --x", False),
    ],
)
def test_syntax_of_the_index_is_words(shelf: Shelf, typed: str, is_found: bool) -> None:  # noqa: FBT001 - a column of the table above
    try:
        found = shelf.articles_found(typed)
    except QueryError:
        found = []
    assert ("okafor" in found) is is_found


WORDS = st.text(st.characters(codec="utf-8") | st.sampled_from("\"*^(){}:+-\0'%_"), max_size=9).map(
    lambda text: f"x{' '.join(text.split())}"
)


@given(WORDS, st.booleans())
def test_any_words_can_be_looked_for(shelf: Shelf, words: str, is_prefix: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    term = Term(parse("x").field, words, is_prefix=is_prefix)  # type: ignore[union-attr] # a term

    assert isinstance(shelf.library.search.articles(term), list)
    assert isinstance(shelf.library.search.highlights(term), list)
    assert isinstance(shelf.library.search.passages(term), list)


def test_passages_are_cut_from_the_stored_text(shelf: Shelf) -> None:
    [hit] = shelf.passages("ketamine")

    page = shelf.library.sources.page(hit.source, hit.page)
    assert hit.article_id == shelf.articles["muller"]
    assert page.text[hit.start : hit.end] == "keta\u00ad\nmine"
    assert hit.snippet.startswith("Suicidal ideation fell")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("effect", "eﬀect"),
        ("naive", "naïve"),
        ('"suicidal ideation"', "Suicidal ideation"),
        ("mine", "mine"),
        ("placebo", "placebo"),
        ("responses", "responses"),
    ],
)
def test_hits_cover_the_words_and_only_them(shelf: Shelf, typed: str, words: str) -> None:
    hit = shelf.passages(typed)[0]

    assert shelf.library.sources.page(hit.source, hit.page).text[hit.start : hit.end] == words


def test_pages_with_all_the_words_come_first(shelf: Shelf) -> None:
    hits = shelf.passages("hours OR suicidal OR (antidepressant nothing)")

    assert {hit.page for hit in hits} == {1, 2}
    assert shelf.passages("year:2019") == []
    assert shelf.passages("patients year:2021") == []
    assert len(shelf.library.search.passages(parse("hours OR nothing"), limit=1)) == 1
