"""The quickest way to see the program work: sample articles, what was marked in them, a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

from ketareview import resources
from ketareview.domain.article import Article
from ketareview.domain.codebook import Scheme
from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.highlight import Highlight
from ketareview.domain.imports import ImportResult, Outcome
from ketareview.domain.levels import question_named
from ketareview.domain.progress import Progress, silent
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows.adding import add_papers
from ketareview.workflows.marking import find_words, mark, tags_for
from ketareview.workflows.reports import report_on, write_report

_REVIEWER = "A. Reviewer"
_LIBRARY = "sample.ketareview"
_TOPIC = "Treatment-resistant depression"
_REPORTS = ("treatment-resistant-depression.pdf", "treatment-resistant-depression.json")

_Entry = Mapping[str, Any]


class BrokenDemoError(RuntimeError):
    """The sample articles that ship with the program cannot be imported."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the sample library and its reports lie."""

    library: Path
    reports: tuple[Path, ...]


def demo(folder: Path, progress: Progress = silent) -> Demo:
    """Make the sample library and its reports; a library that is there already is kept as it is.

    Raises:
        LibraryError: the library there cannot be used, or the folder cannot be written.
    """
    path = folder / _LIBRARY
    if not path.exists():
        _make(path, progress)
    reports = tuple(folder / name for name in _REPORTS)
    with Library.open(path, reviewer=_REVIEWER) as library:
        report = report_on(library, library.topics.find(_TOPIC).id, on=datetime.now(UTC))
    for each in reports:
        write_report(report, each)
    return Demo(path, reports)


def is_demo(path: Path) -> bool:
    """Whether a library has the name of the sample."""
    return path.name == _LIBRARY


def _make(path: Path, progress: Progress) -> None:
    """Make the sample library whole or not at all."""
    marks = resources.table("demo", "highlights.toml")
    entries: Sequence[_Entry] = sorted(marks["highlight"], key=lambda entry: entry["reviewer"])
    draft = path.with_name(f".new-{path.name}")
    draft.unlink(missing_ok=True)
    Library.create(draft, reviewer=_REVIEWER).close()
    articles: dict[str, Article] = {}
    passages: dict[str, UUID] = {}
    done = 0
    for reviewer, theirs in groupby(entries, key=lambda entry: str(entry["reviewer"])):
        with Library.open(draft, reviewer=reviewer) as library:
            articles = articles or _articles(library, marks["filed"])
            for entry in theirs:
                marked = _mark(library, articles[entry["file"]], entry)
                passages[entry["quote"]] = marked.id
                done += 1
                progress(done, len(entries))
    with Library.open(draft, reviewer=_REVIEWER) as library:
        for entry in resources.table("demo", "claims.toml")["claim"]:
            _claim(library, entry, passages)
        for name, values in resources.table("demo", "studies.toml").items():
            _study(library, articles[name], values)
        for name, judged in resources.table("demo", "judgements.toml").items():
            _judge(library, articles[name], judged)
    draft.rename(path)


def _articles(library: Library, filed: Mapping[str, Sequence[str]]) -> dict[str, Article]:
    """Import the sample articles and file each under its topics."""
    paths = [resources.path("demo", "articles", name) for name in filed]
    with WorkerPool() as pool:
        results: list[ImportResult] = []
        add_papers(library, pool, paths, batch="Sample articles", told=results.append)
    articles: dict[str, Article] = {}
    for name, result in zip(filed, results, strict=True):
        if result.outcome is not Outcome.ADDED or result.article_id is None:
            raise BrokenDemoError(name, result)
        for topic in filed[name]:
            library.articles.file([result.article_id], library.topics.find(topic).id)
        articles[name] = library.articles.get(result.article_id)
    return articles


def _study(library: Library, article: Article, values: Mapping[str, Sequence[str]]) -> None:
    """Fill in a study card, each value with the words that it rests on, where it has any."""
    given = []
    for key, (value, *quote) in values.items():
        field, _, place = key.partition(".")
        words = find_words(library, article, quote[0], occurrence=1) if quote else None
        given.append((field, int(place or 0), value, words))
    library.studies.set_all(article.id, given)


def _judge(library: Library, article: Article, judged: Mapping[str, _Entry]) -> None:
    """Give a paper its Oxford levels and the answers to instruments."""
    for question, (level, reason) in judged.get("level", {}).items():
        library.levels.set(article.id, question_named(question), level, reason)
    for instrument in judged.keys() - {"level"}:
        for item, (answer, reason) in judged[instrument].items():
            library.appraisals.answer(article.id, instrument, item, answer, reason)


def _claim(library: Library, entry: _Entry, passages: Mapping[str, UUID]) -> None:
    """Add a claim with what speaks for and against it, and how certain it is."""
    topic = library.topics.find(entry["topic"]).id
    claim = library.claims.add(entry["statement"], topic, entry.get("note", ""))
    for code in library.codebooks.current().of(Scheme.STANCE):
        if code.key in entry:
            found = [passages[quote] for quote in entry[code.key]]
            library.claims.file(claim.id, found, code.key)
    if "certainty" in entry:
        judged = entry["certainty"]
        steps = (Step(each, *judged[each]) for each in Domain if each in judged)
        judgement = Judgement(Start(judged["start"]), library.reviewer, tuple(steps))
        library.certainties.judge(claim.id, judgement)


def _mark(library: Library, article: Article, entry: _Entry) -> Highlight:
    tags = tags_for(
        library,
        article,
        claim_type=entry["type"],
        strength=entry["strength"],
        stance=entry["stance"],
        basis=entry["basis"],
        topics=[library.topics.find(name).id for name in entry["topics"]],
        note=entry.get("note", ""),
    )
    return mark(
        library,
        article,
        entry["quote"],
        tags,
        page=entry.get("page"),
        occurrence=entry.get("occurrence"),
    )
