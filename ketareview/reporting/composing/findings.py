"""The summary of findings: a row a claim, as GRADE's tables have it."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from ketareview.domain.ledger import Standing
from ketareview.domain.study import StudyValue
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.composing.participants import Overlap, Participants, participants
from ketareview.reporting.conclusions import ClaimEntry, FindingResult, FindingRow, StudyRow
from ketareview.reporting.words import Words

_MOST_RESULTS = 4


def findings_of(
    material: Material, ledger: Sequence[ClaimEntry], table: Sequence[StudyRow]
) -> tuple[FindingRow, ...]:
    """Tell for each claim who took part, how certain it is, what happens, and why."""
    cards = {row.article: row for row in table}
    return tuple(
        _row(material, claim, standing, cards)
        for claim, standing in zip(ledger, material.standings, strict=True)
    )


def _row(
    material: Material, claim: ClaimEntry, standing: Standing, cards: Mapping[UUID, StudyRow]
) -> FindingRow:
    """Of results only those of studies that have a passage under the claim stand here."""
    words = material.words
    tied = frozenset(material.tied.get(claim.id, ()))
    bearing = {each.highlight.article for each in standing.weighed}
    shown = [card for article, card in cards.items() if article in bearing]
    results = [one for card in shown for one in _results(material, card, tied)]
    counted = participants(standing, cards, material.within)
    more = len(results) - _MOST_RESULTS
    return FindingRow(
        claim=claim.number,
        statement=claim.statement,
        studies=_studies(claim, counted, words),
        certainty=claim.certainty,
        certainty_label=claim.certainty_label,
        results=tuple(results[:_MOST_RESULTS]),
        effect=_beyond(len(results), more, words),
        comments=_comments(claim, words),
        footnotes=tuple(_footnote(each, words) for each in counted.overlaps),
    )


def _beyond(results: int, more: int, words: Words) -> str:
    if not results:
        return words("finding.no-result")
    return words.counted("finding.more", more) if more > 0 else ""


def _studies(claim: ClaimEntry, counted: Participants, words: Words) -> str:
    """Count independent sources and, as far as cards tell them, participants."""
    told = words.counted("claim.works", len(claim.works))
    if not counted.known:
        return told
    people = words.counted("finding.participants", counted.people)
    if counted.overlaps:
        people += words("finding.mark")
    if counted.known == len(claim.works):
        return f"{people}; {told}"
    return f"{people} {words.counted('finding.known', counted.known)}; {told}"


def _footnote(overlap: Overlap, words: Words) -> str:
    inner, outer = (f"{one.cited_as} ({one.source})" for one in (overlap.inner, overlap.outer))
    name = "finding.named" if overlap.is_named else "finding.shared"
    return words(name, inner=inner, outer=outer)


def _results(
    material: Material, card: StudyRow, tied: AbstractSet[UUID]
) -> Iterator[FindingResult]:
    """List the results that belong to the claim; nothing is pooled: no card says that it may be."""
    values = material.studies.get(card.article, ())
    for value in values:
        if value.field == "result" and value.id in tied:
            yield FindingResult(
                source=card.source,
                cited_as=card.cited_as,
                outcome=_beside(values, value, "scale"),
                time=_beside(values, value, "time"),
                result=value.shown,
            )


def _beside(values: Sequence[StudyValue], result: StudyValue, field: str) -> str:
    """Read another value of the same result, by the same reviewer."""
    about = (field, result.place, result.reviewer.id)
    return next((v.shown for v in values if (v.field, v.place, v.reviewer.id) == about), "")


def _comments(claim: ClaimEntry, words: Words) -> str:
    told = [
        f"{step.label}: {step.reason}"
        for judgement in claim.judgements
        for step in judgement.steps
        if step.reason
    ]
    told += [judgement.note for judgement in claim.judgements if judgement.note]
    if claim.none_against:
        told.append(words("finding.against", words=claim.none_against))
    return " ".join(wording.ended(each) for each in dict.fromkeys(told))
