"""How judgements look to programs: names that scripts rely on."""

from uuid import UUID

from ketareview.cli.forms import Form
from ketareview.domain.appraisal import Appraisal, Choice
from ketareview.domain.grade import Concern, Judgement
from ketareview.domain.levels import Level, meaning
from ketareview.workflows.appraising import Appraised
from ketareview.workflows.grading import Grading


def grading(value: Grading) -> Form:
    """Show a claim's certainty, all judgements of it, and what High would have to answer."""
    return {
        "claim_id": str(value.standing.claim.id),
        "statement": value.standing.claim.statement,
        "certainty": value.standing.certainty.value,
        "judgements": [_judgement(each) for each in value.standing.judgements],
        "concerns": [_concern(each) for each in value.concerns],
        "suggested_start": value.suggested.value,
    }


def appraised(value: Appraised) -> Form:
    """Show an article's levels and answers, by everybody."""
    return {
        "article_id": str(value.article.id),
        "title": value.article.record.title,
        "levels": [_level(each) for each in value.levels],
        "suggested_levels": {
            question.value: {"level": each.level, "why": each.why}
            for question, each in value.suggestions.items()
        },
        "appraisals": [_appraisal(each) for each in value.appraisals],
    }


def _judgement(value: Judgement) -> Form:
    return {
        "reviewer": value.reviewer.name,
        "start": value.start.value,
        "certainty": value.certainty.value,
        "arithmetic": value.arithmetic,
        "note": value.note,
        "steps": [
            {
                "domain": step.domain.value,
                "change": step.change,
                "reason": step.reason,
                "highlight_id": _id(step.highlight),
            }
            for step in value.steps
        ],
    }


def _concern(value: Concern) -> Form:
    return {
        "domains": [domain.value for domain in value.domains],
        "why": value.why,
        "highlight_ids": [str(each) for each in value.highlights],
    }


def _level(value: Level) -> Form:
    return {
        "question": value.question.value,
        "level": value.level,
        "meaning": meaning(value.question, value.level),
        "reason": value.reason,
        "reviewer": value.reviewer.name,
    }


def _appraisal(value: Appraisal) -> Form:
    return {
        "instrument": value.instrument.key,
        "reviewer": value.reviewer.name,
        "overall": _key(value.overall),
        "computed": _key(value.computed),
        "answers": [
            {
                "item": each.item,
                "judgement": each.judgement,
                "reason": each.reason,
                "highlight_id": _id(each.highlight),
            }
            for each in value.answers
        ],
        "without_reason": list(value.unexplained),
    }


def _key(choice: Choice | None) -> str | None:
    return choice.key if choice else None


def _id(highlight: UUID | None) -> str | None:
    return str(highlight) if highlight else None
