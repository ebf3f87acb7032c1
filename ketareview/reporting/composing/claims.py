"""The ledger of claims: both sides, what they rest on, and how certain it is."""

from collections.abc import Sequence
from uuid import UUID

from ketareview.domain.codebook import Scheme
from ketareview.domain.grade import Certainty, Judgement
from ketareview.domain.ledger import Standing, Weighed, Work
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.conclusions import (
    ClaimEntry,
    ConcernEntry,
    FiledPassage,
    JudgementEntry,
    Side,
    StepEntry,
    WorkEntry,
)
from ketareview.reporting.words import Words

SIDES = ("supports", "no-difference", "qualifies", "mentions", "contradicts")


def claims_of(material: Material, numbers: Numbers) -> tuple[ClaimEntry, ...]:
    """List the claims in their order."""
    none = material.words.counted("claim.none-found", material.read)
    return tuple(_claim(material, numbers, standing, none) for standing in material.standings)


def brief(ledger: Sequence[ClaimEntry], words: Words) -> tuple[str, ...]:
    """Say which claims are contested, and which nobody found anything against."""
    if not ledger:
        return ()
    contested = [f"\u201c{claim.statement}\u201d" for claim in ledger if claim.is_contested]
    count = words.counted("brief.claims", len(ledger))
    if not contested:
        return (words("brief.uncontested", claims=count),)
    told = words.counted("brief.contested", len(contested), claims=count)
    return (f"{told}: {'; '.join(contested)}.",)


def _claim(material: Material, numbers: Numbers, standing: Standing, none: str) -> ClaimEntry:
    words, claim = material.words, standing.claim
    sides = _sides(standing, words)
    works = tuple(_work(work, numbers) for work in standing.works)
    certainty = standing.certainty
    label = _certainty(standing, words)
    best, worst = standing.strongest_for, standing.strongest_against
    return ClaimEntry(
        number=numbers.claims[claim.id],
        id=claim.id,
        statement=claim.statement,
        topic=material.topics.get(claim.topic, "") if claim.topic else "",
        note=claim.note,
        sides=sides,
        passages=tuple(_filed(material, numbers, each) for each in standing.weighed),
        works=works,
        unfounded=numbers.of_passages(standing.unfounded),
        certainty=certainty.value,
        certainty_label=label,
        judgements=tuple(
            _judgement(material, numbers, claim.id, one) for one in standing.judgements
        ),
        strongest_for=numbers.passages.get(best.highlight.id) if best else None,
        strongest_against=numbers.passages.get(worst.highlight.id) if worst else None,
        none_for="" if best else none,
        none_against="" if worst else none,
        is_contested=standing.is_contested,
        told=_told(sides, works, label, words) + _differing(standing, numbers, words),
        works_told=_works_told(works, numbers.of_passages(standing.unfounded), words),
    )


def _sides(standing: Standing, words: Words) -> tuple[Side, ...]:
    counted = ((stance, len(standing.of(stance))) for stance in SIDES)
    return tuple(Side(stance, words(f"side.{stance}"), count) for stance, count in counted if count)


def _filed(material: Material, numbers: Numbers, weighed: Weighed) -> FiledPassage:
    stance = material.codebook.code(Scheme.STANCE, weighed.stance)
    number = numbers.passages[weighed.highlight.id]
    return FiledPassage(number, weighed.stance, stance.label, weighed.level)


def _work(work: Work, numbers: Numbers) -> WorkEntry:
    return WorkEntry(
        key=work.key,
        label=work.label,
        source=numbers.sources.get(work.article) if work.article else None,
        documents=numbers.of_sources(work.articles),
        passages=numbers.of_passages(work.passages),
    )


def _certainty(standing: Standing, words: Words) -> str:
    found = dict.fromkeys(each.certainty.label for each in standing.judgements)
    if len(found) > 1:
        return words("claim.disagree", labels=wording.listed(tuple(found), words))
    return Certainty(standing.certainty).label


def _judgement(
    material: Material, numbers: Numbers, claim: UUID, judgement: Judgement
) -> JudgementEntry:
    steps = tuple(
        StepEntry(
            domain=step.domain.value,
            label=step.domain.label,
            change=step.change,
            reason=step.reason,
            passage=numbers.passages.get(step.highlight) if step.highlight else None,
        )
        for step in judgement.steps
    )
    is_high = judgement.certainty is Certainty.HIGH
    unexplained = judgement.unanswered(material.concerns.get(claim, ())) if is_high else ()
    whys = "; ".join(each.why for each in unexplained)
    return JudgementEntry(
        reviewer=judgement.reviewer.name,
        certainty=judgement.certainty.value,
        label=judgement.certainty.label,
        start=judgement.start.label,
        steps=steps,
        arithmetic=judgement.arithmetic,
        note=judgement.note,
        unexplained=tuple(ConcernEntry(each.why, each.answered_by) for each in unexplained),
        unexplained_told=material.words("claim.unexplained", whys=whys) if whys else "",
    )


def _told(sides: Sequence[Side], works: Sequence[WorkEntry], certainty: str, words: Words) -> str:
    counts = [f"{side.count:,} {side.words}" for side in sides]
    if not counts:
        return words("claim.nothing-filed")
    counts.append(words.counted("claim.works", len(works)))
    return " \u00b7 ".join((*counts, words("claim.certainty", label=certainty)))


def _differing(standing: Standing, numbers: Numbers, words: Words) -> str:
    """Name the passages that reviewers filed with different stances."""
    passages = numbers.of_passages(standing.differing)
    if not passages:
        return ""
    told = wording.listed([str(number) for number in passages], words)
    return " \u00b7 " + words.counted("claim.differing", len(passages), passages=told)


def _works_told(works: Sequence[WorkEntry], unfounded: Sequence[int], words: Words) -> str:
    """Name the works behind a claim; one that several documents repeat counts once, and says so."""
    told = [_work_told(work, words) for work in works]
    if unfounded:
        passages = wording.listed([str(number) for number in unfounded], words)
        told.append(words.counted("claim.unfounded", len(unfounded), passages=passages))
    return "; ".join(told)


def _work_told(work: WorkEntry, words: Words) -> str:
    cited = f"{work.label} ({work.source})" if work.source else work.label
    others = [number for number in work.documents if number != work.source]
    if not others:
        return cited
    documents = wording.listed([str(number) for number in others], words)
    return words.counted("claim.repeated", len(others), work=cited, documents=documents)
