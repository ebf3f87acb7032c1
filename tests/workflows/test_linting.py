"""Warnings of a library: found, dismissed, restored, gone when the fault is."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.grade import Judgement, Start
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.levels_table import Question
from ketareview.domain.progress import Cancelled
from ketareview.domain.warned import SubjectKind, Warned
from ketareview.library import Library
from ketareview.workflows.linting import linted, linted_passages, warnings
from tests.library.papers import paper, store

_PAGES = (
    (
        "Introduction\nKetamine is fast [4].\nMethods\nAll drugs were given intravenously. "
        "Ketamine 0.5 mg/kg was used."
    ),
    (
        "Results\nKetamine lowered scores more than saline. Ketamine 1 mg/kg was tried. "
        "Suicidal ideation fell."
    ),
)
_OWN = Tags("efficacy", "trial", basis="own-data")


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path, texts=_PAGES))


def mark(library: Library, article: Article, words: str, tags: Tags = _OWN) -> Highlight:
    """Mark words of the paper."""
    page = next(number for number, text in enumerate(_PAGES, start=1) if words in text)
    start = _PAGES[page - 1].index(words)
    passage = Passage(article.sources[0].sha256, (Piece(page, start, start + len(words)),), words)
    return library.highlights.add(article.id, passage, tags)


def keys(found: list[Warned]) -> list[str]:
    """Name the rules."""
    return [each.rule for each in found]


def test_a_passage_in_the_introduction_is_warned_of(library: Library, article: Article) -> None:
    marked = mark(library, article, "Ketamine is fast")
    [found] = warnings(library)
    assert (found.rule, found.kind) == ("own-data-introduction", SubjectKind.HIGHLIGHT)
    assert (found.subject, found.article) == (marked.id, article.id)
    assert found.words == "Introduction"
    assert "Introduction" in found.explanation
    library.highlights.change(marked.id, replace(_OWN, basis="cited"))
    assert not warnings(library)


def test_a_route_on_the_page_around_a_dose_is_seen(library: Library, article: Article) -> None:
    mark(library, article, "Ketamine 0.5 mg/kg was used.")
    assert not warnings(library)
    mark(library, article, "Ketamine 1 mg/kg was tried.")
    assert keys(warnings(library)) == ["dose-without-route"]


def test_a_route_on_the_study_card_is_seen(library: Library, article: Article) -> None:
    mark(library, article, "Ketamine 1 mg/kg was tried.")
    library.studies.set(article.id, "dose", 1, "1 mg/kg")
    assert [each.kind for each in warnings(library)] == [SubjectKind.HIGHLIGHT, SubjectKind.ARTICLE]
    library.studies.set(article.id, "route", 1, "intramuscular")
    assert not warnings(library)


def test_only_what_stands_under_a_topic_is_warned_of(library: Library, article: Article) -> None:
    suicidality = library.topics.find("Suicidality").id
    deaths = library.topics.find("Death by suicide").id
    mark(library, article, "Ketamine is fast")
    assert not warnings(library, suicidality)
    filed = mark(library, article, "fast [4].", replace(_OWN, topics=(deaths,)))
    assert {each.subject for each in warnings(library, suicidality)} == {filed.id}


def test_numbers_in_round_brackets_are_references_where_the_paper_cites_so(
    library: Library, tmp_path: Path
) -> None:
    cited = "Depression recurs (1, 2). Many relapse (3), some late (4-6), or early (8).\n"
    texts = [f"{cited}Ketamine is fast (7), and brief (9).", "It was mild (5). It was short (65)."]
    citing = store(library, paper(tmp_path, "a.txt", texts))
    counting = store(library, paper(tmp_path, "b.txt", ["So was rest.", texts[1]]))
    tags = Tags("efficacy", "none-cited", basis="none")
    for article in (citing, counting):
        for words in ("It was mild", "It was short"):
            start = texts[1].index(words)
            place = Piece(2, start, start + len(words))
            passage = Passage(article.sources[0].sha256, (place,), words)
            library.highlights.add(article.id, passage, tags)

    [found] = warnings(library)
    assert (found.rule, found.article, found.words) == ("reference-unrated", citing.id, "(5)")


def test_a_dismissed_warning_is_shown_apart_until_it_is_restored(
    library: Library, article: Article
) -> None:
    mark(library, article, "Ketamine is fast")
    [found] = warnings(library)
    library.dismissals.dismiss(found.rule, found.subject, found.words, "It is their own.")
    told = linted(library)
    assert not told.warnings
    assert [(each, why.reason) for each, why in told.dismissed] == [(found, "It is their own.")]
    library.dismissals.restore(found.rule, found.subject, found.words)
    assert warnings(library) == [found]


def test_other_words_are_warned_of_again(library: Library, article: Article) -> None:
    tags = replace(_OWN, basis="cited", note="71% responded")
    marked = mark(library, article, "Ketamine lowered scores more than saline.", tags)
    [found] = warnings(library)
    assert found.words == "71%"
    library.dismissals.dismiss(found.rule, found.subject, found.words, "From Table 2.")
    assert not warnings(library)
    library.highlights.change(marked.id, replace(tags, note="17% responded"))
    assert [each.words for each in warnings(library)] == ["17%"]


def test_one_passage_is_judged_as_among_all(library: Library, article: Article) -> None:
    marked = mark(library, article, "Ketamine is fast")
    assert list(linted_passages(library, [marked], {}).warnings) == warnings(library)


def test_high_certainty_on_one_study_is_warned_of(library: Library, article: Article) -> None:
    topic = library.topics.find("PTSD").id
    claim = library.claims.add("Ketamine lowers scores", topic)
    marked = mark(library, article, "Ketamine lowered scores more than saline.")
    library.claims.file(claim.id, [marked.id], "supports")
    library.certainties.judge(claim.id, Judgement(Start.RANDOMISED, library.reviewer))
    [found] = warnings(library, topic)
    assert (found.rule, found.kind) == ("high-one-small-trial", SubjectKind.CLAIM)
    assert (found.subject, found.article) == (claim.id, None)
    library.studies.set(article.id, "analysed", 0, "640")
    assert not warnings(library)


def test_ideation_that_bears_on_a_claim_about_deaths_is_warned_of(
    library: Library, article: Article
) -> None:
    topic = library.topics.find("Death by suicide").id
    claim = library.claims.add("Ketamine prevents deaths by suicide", topic)
    marked = mark(library, article, "Suicidal ideation fell.")
    assert not warnings(library)
    library.claims.file(claim.id, [marked.id], "supports")
    assert keys(warnings(library)) == keys(warnings(library, topic)) == ["suicidality-merged"]
    library.claims.file(claim.id, [marked.id], "mentions")
    assert not warnings(library)


def test_a_level_of_the_older_table_is_warned_of(library: Library, article: Article) -> None:
    library.levels.set(article.id, Question.BENEFIT, 5, "Expert opinion.")
    [found] = warnings(library)
    assert (found.rule, found.kind, found.subject) == (
        "oxford-2009",
        SubjectKind.ARTICLE,
        article.id,
    )
    library.levels.set(article.id, Question.BENEFIT, 5, "Mechanism only.")
    assert not warnings(library)


def test_deleted_and_orphaned_passages_do_no_harm(library: Library, article: Article) -> None:
    gone = mark(library, article, "Ketamine is fast")
    library.highlights.delete([gone.id])
    lost = mark(library, article, "Ketamine 1 mg/kg was tried.")
    library.highlights.change_passage(
        lost.id, Passage(lost.passage.source, (), "Ketamine 1 mg/kg.", before="intravenous ")
    )
    assert not warnings(library)


def test_the_work_can_be_stopped(library: Library, article: Article) -> None:
    mark(library, article, "Ketamine is fast")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        warnings(library, progress=stop)
