"""The summary of findings: a row a claim, as GRADE's tables have it."""

from collections.abc import Iterable, Sequence

from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import ClaimEntry, FindingRow, StudyRow
from ketareview.reporting.words import Words

_MOST_RESULTS = 4


def findings_of(
    material: Material, ledger: Sequence[ClaimEntry], table: Sequence[StudyRow]
) -> tuple[FindingRow, ...]:
    """Tell for each claim who took part, how certain it is, what happens, and why."""
    studies = {row.source: row for row in table}
    return tuple(_row(claim, studies, material.words) for claim in ledger)


def _row(claim: ClaimEntry, studies: dict[int, StudyRow], words: Words) -> FindingRow:
    behind = [work.source for work in claim.works if work.source is not None]
    cards = [studies[source] for source in behind if source in studies]
    return FindingRow(
        claim=claim.number,
        statement=claim.statement,
        studies=_participants(claim, cards, words),
        certainty=claim.certainty,
        certainty_label=claim.certainty_label,
        effect=_effect(cards, words),
        comments=_comments(claim, words),
    )


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


def _effect(cards: Iterable[StudyRow], words: Words) -> str:
    """List the results on the cards; nothing is pooled, since no card says that it may be."""
    results = [told for card in cards for told in _results(card)]
    if not results:
        return words("finding.no-result")
    more = len(results) - _MOST_RESULTS
    shown = "; ".join(results[:_MOST_RESULTS])
    return f"{shown}; {words.counted('finding.more', more)}" if more > 0 else shown


def _results(card: StudyRow) -> Iterable[str]:
    for result in card.of("result"):
        about = [
            cell.value
            for field in ("scale", "time")
            for cell in card.of(field)
            if cell.position == result.position
        ]
        named = f"{card.cited_as} ({card.source})"
        yield (
            f"{named}, {', '.join(about)}: {result.value}" if about else f"{named}: {result.value}"
        )


def _comments(claim: ClaimEntry, words: Words) -> str:
    reasons = [
        f"{step.label}: {step.reason}"
        for judgement in claim.judgements
        for step in judgement.steps
        if step.reason
    ]
    notes = [judgement.note for judgement in claim.judgements if judgement.note]
    if claim.none_against:
        notes.append(words("finding.against", words=claim.none_against))
    return "; ".join(dict.fromkeys((*reasons, *notes)))
