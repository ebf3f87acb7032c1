"""What a library holds for a report, gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reporting, resources
from ketareview.domain.article import Article
from ketareview.domain.grade import Certainty
from ketareview.domain.highlight import Highlight
from ketareview.domain.imports import ImportResult
from ketareview.domain.ledger import Standing
from ketareview.domain.levels import level_words
from ketareview.domain.query import Query, parse
from ketareview.domain.reporting import ReportOptions, Section
from ketareview.domain.study import StudyValue
from ketareview.domain.warned import Warned
from ketareview.reporting import Material
from ketareview.workflows.cutting import pictures_of
from ketareview.workflows.gathering import Marked, gather, topic_names
from ketareview.workflows.grading import concerns_of
from ketareview.workflows.including import within_reviews
from ketareview.workflows.ledger import ledger, oppositions
from ketareview.workflows.linting import linted
from ketareview.workflows.tying import tied_results

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

_LIMITS = ("claim-type", "strength", "stance", "reviewer")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked of a library: a topic or all of it, a query, and how it shall look."""

    topic: UUID | None
    where: Query | None
    options: ReportOptions
    on: datetime


def material(library: Library, asked: Asked, pool: WorkerPool | None = None) -> Material:
    """Gather all that a report needs.

    Raises:
        QueryError: a topic or code that is asked for is not of this library.
        UnknownStyleError: the citation style is none.
        ReportError: the bibliography could not be formatted.
    """
    standings = ledger(library, asked.topic)
    marked = gather(library, _highlights(library, asked, standings))
    highlights = [each.highlight for each in marked]
    names = topic_names(library)
    filed = library.articles.many(library.search.articles(topic=asked.topic))
    articles = filed | {each.article.id: each.article for each in marked}
    cards = {one: values for one, values in library.studies.many(articles).items() if values}
    say = reporting.words(asked.options.language)
    title = say("head.everything") if asked.topic is None else names[asked.topic]
    return Material(
        title=title,
        asked=_told(title, asked, say),
        made=asked.on,
        codebook=library.codebooks.current(),
        highlights=highlights,
        articles=articles,
        topics=names,
        quote_ok={each.highlight.id: each.quote_ok for each in marked} | _matching(library, cards),
        places={each.highlight.id: each.place for each in marked}
        | _places(library, articles, cards),
        filed=tuple(filed.values()),
        failed=tuple(_failed(library)),
        paper=asked.options.paper,
        pictures=pictures_of(library, highlights),
        standings=standings,
        concerns={
            each.claim.id: concerns_of(library, each)
            for each in standings
            if Certainty.HIGH in [one.certainty for one in each.judgements]
        },
        oppositions=oppositions(library, asked.topic, standings, highlights),
        summary=_summary(library, asked.topic),
        studies=cards,
        tied=tied_results(library, standings, cards, names),
        within=within_reviews(library, standings, articles, cards),
        levels=_levels(library, articles),
        appraisals=_appraisals(library, articles),
        warnings=_warnings(library, asked),
        cited=_cited(marked, cards, articles, asked.options, pool),
        options=asked.options,
    )


def _highlights(library: Library, asked: Asked, standings: Sequence[Standing]) -> list[Highlight]:
    """Read what was asked for, and all that stands under claims: neither side is left out."""
    filed = {one.highlight.id: one.highlight for each in standings for one in each.weighed}
    wanted = library.search.highlights(asked.where, topic=asked.topic)
    options = asked.options
    if options.query.strip():
        fitting = set(library.search.highlights(parse(options.query), topic=asked.topic))
        wanted = [each for each in wanted if each in fitting]
    read = library.highlights.many(each for each in wanted if each not in filed)
    found = {each.id: each for each in read} | filed
    chosen = {each: found[each] for each in wanted if each in found and _fits(found[each], options)}
    return list((chosen | filed).values())


def _fits(highlight: Highlight, options: ReportOptions) -> bool:
    tags = highlight.tags
    asked = (
        (options.claim_types, tags.claim_type),
        (options.strengths, tags.strength),
        (options.stances, tags.stance),
        (options.reviewers, highlight.reviewer.name),
    )
    return all(not wanted or is_ in wanted for wanted, is_ in asked)


def _summary(library: Library, topic: UUID | None) -> str:
    """Join what reviewers wrote; where there are several, each under her name."""
    found = library.summaries.of(topic)
    if len(found) == 1:
        return found[0].text
    return "\n\n".join(f"# {one.reviewer.name}\n\n{one.text}" for one in found)


def _told(title: str, asked: Asked, say: reporting.Words) -> str:
    """Say what was asked for, filters included."""
    options = asked.options
    every = "head.every-passage" if asked.topic is None else "head.every-passage-on"
    what = say(every, title=title)
    chosen = (options.claim_types, options.strengths, options.stances, options.reviewers)
    limits = [
        " ".join(filter(None, (str(asked.where or ""), options.query.strip()))),
        *(
            say(f"head.{name}", keys=", ".join(keys))
            for name, keys in zip(_LIMITS, chosen, strict=True)
            if keys
        ),
    ]
    told = "; ".join(filter(None, limits))
    return say("head.fitting", what=what, limits=told) if told else what


def _matching(library: Library, cards: Mapping[UUID, Sequence[StudyValue]]) -> dict[UUID, bool]:
    return library.studies.quote_ok([value.id for values in cards.values() for value in values])


def _places(
    library: Library, articles: Mapping[UUID, Article], cards: Mapping[UUID, Sequence[StudyValue]]
) -> dict[UUID, str]:
    """Tell the pages, as printed, that values of study cards were taken from."""
    paged = {one.sha256 for each in cards for one in articles[each].sources if one.is_pdf}
    labels = library.sources.labels(frozenset(paged))
    places: dict[UUID, str] = {}
    for value in (value for values in cards.values() for value in values):
        if value.passage and value.passage.source in paged and value.passage.pieces:
            page = value.passage.pieces[0].page
            places[value.id] = labels.get((value.passage.source, page)) or str(page)
    return places


def _levels(library: Library, articles: Iterable[UUID]) -> dict[UUID, str]:
    told: dict[UUID, list[str]] = defaultdict(list)
    for article, levels in library.levels.of(tuple(articles)).items():
        for each in levels:
            level = level_words(each.level)
            told[article].append(f"{level} ({each.question.label.lower()})")
    return {article: ", ".join(dict.fromkeys(each)) for article, each in told.items()}


def _appraisals(library: Library, articles: Iterable[UUID]) -> dict[UUID, str]:
    told: dict[UUID, list[str]] = defaultdict(list)
    for article, appraisals in library.appraisals.of(tuple(articles)).items():
        for each in appraisals:
            if each.overall is not None:
                told[article].append(f"{each.overall.label} ({each.instrument.name})")
    return {article: ", ".join(dict.fromkeys(each)) for article, each in told.items()}


def _warnings(library: Library, asked: Asked) -> list[tuple[Warned, str]]:
    """Ask the linter, which takes its time, only where its section is wanted."""
    if Section.WARNINGS not in asked.options.sections:
        return []
    found = linted(library, asked.topic)
    return [
        *((each, "") for each in found.warnings),
        *((each, dismissal.reason) for each, dismissal in found.dismissed),
    ]


def _cited(
    marked: Iterable[Marked],
    cards: Mapping[UUID, object],
    articles: Mapping[UUID, Article],
    options: ReportOptions,
    pool: WorkerPool | None,
) -> dict[UUID, reporting.Cited]:
    shown = {each.article.id for each in marked} | set(cards)
    ordered = sorted((articles[each] for each in shown), key=reporting.source_order)
    return reporting.cite(ordered, options.style, options.language, pool)


def _failed(library: Library) -> Iterator[str]:
    """Name the files that could not be imported and were not imported later."""
    for result in library.imports.failures():
        yield f"{Path(result.path).name}: {_why(result)}"


def _why(result: ImportResult) -> str:
    if result.reason is None:
        return ""
    facts = defaultdict(str, {**result.reason.facts, "path": Path(result.path).name})
    return resources.sentences()[result.reason.code].format_map(facts)
