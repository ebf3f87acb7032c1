"""The summary of findings: a row a claim, as GRADE's tables have it."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from ketareview.domain.study import StudyValue
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import ClaimEntry, FindingResult, FindingRow, StudyRow
from ketareview.reporting.words import Words

_MOST_RESULTS = 4


def findings_of(
    material: Material, ledger: Sequence[ClaimEntry], table: Sequence[StudyRow]
) -> tuple[FindingRow, ...]:
    """Tell for each claim who took part, how certain it is, what happens, and why."""
    bearing = [
        frozenset(each.highlight.article for each in standing.weighed)
        for standing in material.standings
    ]
    return tuple(
        _row(material, claim, [row for row in table if row.article in articles])
        for claim, articles in zip(ledger, bearing, strict=True)
    )


def _row(material: Material, claim: ClaimEntry, cards: Sequence[StudyRow]) -> FindingRow:
    """Of studies only those that have a passage under the claim say anything here."""
    words = material.words
    tied = frozenset(material.tied.get(claim.id, ()))
    results = [one for card in cards for one in _results(material, card, tied)]
    more = len(results) - _MOST_RESULTS
    return FindingRow(
        claim=claim.number,
        statement=claim.statement,
        studies=_participants(claim, cards, words),
        certainty=claim.certainty,
        certainty_label=claim.certainty_label,
        results=tuple(results[:_MOST_RESULTS]),
        effect=_beyond(len(results), more, words),
        comments=_comments(claim, words),
    )


def _beyond(results: int, more: int, words: Words) -> str:
    if not results:
        return words("finding.no-result")
    return words.counted("finding.more", more) if more > 0 else ""


def _participants(claim: ClaimEntry, cards: Sequence[StudyRow], words: Words) -> str:
    """Count independent sources and, as far as cards tell them, participants."""
    told = words.counted("claim.works", len(claim.works))
    known = [number for card in cards if (number := _people(card)) is not None]
    if not known:
        return told
    people = words.counted("finding.participants", sum(known))
    if len(known) == len(claim.works):
        return f"{people}; {told}"
    return f"{people} {words.counted('finding.known', len(known))}; {told}"


def _people(card: StudyRow) -> int | None:
    for field in ("randomised", "analysed"):
        found = [cell.value for cell in card.of(field) if cell.value.isdecimal()]
        if found:
            return int(found[0])
    return None


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
