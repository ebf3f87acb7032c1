"""What has changed on a topic since an earlier report, told from that report's own records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.stances import AGAINST, SUPPORTS
from ketareview.reporting.conclusions import ChangeEntry, Changes, ClaimEntry
from ketareview.reporting.report import Quotation, Report
from ketareview.reporting.words import Words, words

_RATINGS = ("strength", "stance", "claim_type")


@dataclass(frozen=True, slots=True)
class _ClaimThen:
    statement: str
    certainty: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier report held: titles by article, ratings by passage, claims by id."""

    made: str
    articles: Mapping[str, str]
    passages: Mapping[str, Mapping[str, str]]
    claims: Mapping[str, _ClaimThen]


def earlier_report(table: Mapping[str, Any], path: str) -> Earlier:
    """Read a report's evidence, or a report in JSON; neither is believed to be well made.

    Raises:
        UnreadableFileError: it is neither.
    """
    try:
        head = table.get("head", table)
        quotations = table.get("quotations")
        if quotations is None:
            quotations = [each for group in table["groups"] for each in group["quotations"]]
        return Earlier(
            made=str(head["made"])[:10],
            articles={str(each["article_id"]): str(each["title"]) for each in table["sources"]},
            passages={
                str(each["id"]): {name: str(each[name]) for name in _RATINGS} for each in quotations
            },
            claims={str(each["id"]): _claim_then(each) for each in table.get("claims", ())},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableFileError(path=path, finding="no report of KetaReview") from error


def changes_since(report: Report, earlier: Earlier) -> Changes:
    """List what is new, what is gone and what is judged otherwise."""
    say = words(report.language)
    entries = (
        *_of_claims(report, earlier, say),
        *_of_articles(report, earlier, say),
        *_of_passages(report, earlier, say),
    )
    return Changes(since=say("changes.since", day=earlier.made), entries=entries)


def leaning(counts: Mapping[str, int]) -> str:
    """Say to which side a claim's passages lean; no difference counts against it."""
    support = counts.get(SUPPORTS, 0)
    against = sum(counts.get(stance, 0) for stance in AGAINST)
    if support == against:
        return "even"
    return "for" if support > against else "against"


def _claim_then(table: Mapping[str, Any]) -> _ClaimThen:
    counts = {str(side["stance"]): int(side["count"]) for side in table["sides"]}
    return _ClaimThen(str(table["statement"]), str(table["certainty_label"]), counts)


def _of_articles(report: Report, earlier: Earlier, say: Words) -> Iterator[ChangeEntry]:
    now = {str(source.article) for source in report.sources}
    for source in report.sources:
        if str(source.article) not in earlier.articles:
            told = say("changes.new-article", title=source.title)
            yield ChangeEntry("new-article", told, source=source.number)
    for article, title in sorted(earlier.articles.items(), key=lambda pair: pair[1]):
        if article not in now:
            yield ChangeEntry("gone-article", say("changes.gone-article", title=title))


def _of_passages(report: Report, earlier: Earlier, say: Words) -> Iterator[ChangeEntry]:
    now = {str(each.id): each for each in report.quotations}
    for key, each in now.items():
        then = earlier.passages.get(key)
        if then is not None:
            yield from _rerated(each, then, say)
    new = sum(key not in earlier.passages for key in now)
    gone = sum(key not in now for key in earlier.passages)
    for kind, count in (("new-passages", new), ("gone-passages", gone)):
        if count:
            yield ChangeEntry(kind, say.counted(f"changes.{kind}", count))


def _rerated(each: Quotation, then: Mapping[str, str], say: Words) -> Iterator[ChangeEntry]:
    now = {"strength": each.strength, "stance": each.stance, "claim_type": each.claim_type}
    for name in _RATINGS:
        if now[name] != then[name]:
            facet = say(f"scheme.{name}")
            told = say("changes.rerated", facet=facet, before=then[name], after=now[name])
            yield ChangeEntry("rerated", told, passage=each.number)


def _of_claims(report: Report, earlier: Earlier, say: Words) -> Iterator[ChangeEntry]:
    now = {str(claim.id) for claim in report.claims}
    for claim in report.claims:
        then = earlier.claims.get(str(claim.id))
        if then is None:
            told = say("changes.new-claim", statement=claim.statement)
            yield ChangeEntry("new-claim", told, claim=claim.number)
        else:
            yield from _moved(claim, then, say)
    gone = (each.statement for key, each in earlier.claims.items() if key not in now)
    for statement in sorted(gone):
        yield ChangeEntry("gone-claim", say("changes.gone-claim", statement=statement))


def _moved(claim: ClaimEntry, then: _ClaimThen, say: Words) -> Iterator[ChangeEntry]:
    counts = {side.stance: side.count for side in claim.sides}
    before, after = leaning(then.counts), leaning(counts)
    changes: list[tuple[str, Mapping[str, object]]] = []
    if before != after:
        sides = {"before": say(f"changes.{before}"), "after": say(f"changes.{after}")}
        changes.append(("turned", sides))
    elif {k: v for k, v in then.counts.items() if v} != counts:
        changes.append(("counted", {"before": _told(then.counts, say), "after": claim.told}))
    if then.certainty != claim.certainty_label:
        changes.append(("certainty", {"before": then.certainty, "after": claim.certainty_label}))
    if then.statement != claim.statement:
        changes.append(("restated", {"before": then.statement}))
    for kind, facts in changes:
        told = say(f"changes.{kind}", statement=claim.statement, **facts)
        yield ChangeEntry(kind, told, claim=claim.number)


def _told(counts: Mapping[str, int], say: Words) -> str:
    return " \u00b7 ".join(_sides(counts.items(), say)) or say("claim.nothing-filed")


def _sides(counts: Iterable[tuple[str, int]], say: Words) -> Iterator[str]:
    for stance, count in counts:
        if count:
            yield f"{count:,} {say(f'side.{stance}')}"
