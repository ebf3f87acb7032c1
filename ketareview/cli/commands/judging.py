"""`grade` and `appraise`."""

from collections.abc import Sequence

from ketareview.cli import judgement_forms
from ketareview.cli.session import Session
from ketareview.domain.appraisal import Appraisal
from ketareview.domain.grade import Step, start_named, step_typed
from ketareview.domain.levels import level_words, question_named
from ketareview.workflows.appraising import Appraised, appraised, set_level
from ketareview.workflows.grading import Grading, grading, judge, revised

_Said = tuple[str, str, str]  # of what, which, and why


def grade(session: Session) -> int:
    """Show how certain a claim is and why, or judge it."""
    asked = session.asked
    with session.library() as library:
        claim = library.claims.find(asked.claim).id
        seen = grading(library, claim)
        if asked.withdraw:
            library.certainties.withdraw(claim)
            seen = grading(library, claim)
        elif asked.start is not None or asked.steps:
            start = None if asked.start is None else start_named(asked.start)
            seen = judge(library, claim, revised(seen, library, start, _steps(asked.steps)))
    session.printer.document(judgement_forms.grading(seen))
    _tell_grading(session, seen)
    return 0


def appraise(session: Session) -> int:
    """Show what was judged of an article, or answer items and give levels."""
    asked = session.asked
    with session.library() as library:
        article = library.articles.find(asked.article)
        for question, level, reason in asked.levels:
            set_level(library, article, question_named(question), level, reason)
        for item, answer, reason in asked.answers:
            instrument = asked.instrument or _only_offered(appraised(library, article))
            library.appraisals.answer(article.id, instrument, item, answer, reason)
        found = appraised(library, article)
    session.printer.document(judgement_forms.appraised(found))
    _tell_appraised(session, found)
    return 0


def _steps(typed: Sequence[_Said]) -> list[Step]:
    return [step_typed(of, change, reason) for of, change, reason in typed]


def _only_offered(found: Appraised) -> str:
    return found.offered[0].key


def _tell_grading(session: Session, seen: Grading) -> None:
    say = session.printer.line
    say(f"{seen.standing.certainty.label}: {seen.standing.claim.statement}")
    for judgement in seen.standing.judgements:
        say(f"  {judgement.reviewer.name}: {judgement.arithmetic}")
        for step in judgement.steps:
            say(f"    {step.domain.label} {step.change:+d}: {step.reason}")
    for concern in seen.concerns:
        domains = " or ".join(domain.label.lower() for domain in concern.domains)
        say(f"  To answer for High: {concern.why} ({domains})")


def _tell_appraised(session: Session, found: Appraised) -> None:
    say = session.printer.line
    say(found.article.record.title)
    known = {each.question for each in found.levels}
    for each in found.levels:
        because = f": {each.reason}" if each.reason else ""
        say(f"  {each.question.label} {level_words(each.level)} ({each.reviewer.name}){because}")
    for question, suggestion in found.suggestions.items():
        if question not in known and suggestion.level is not None:
            say(f"  {question.label} Suggested: {suggestion.why}")
    for appraisal in found.appraisals:
        _tell_appraisal(session, appraisal)


def _tell_appraisal(session: Session, appraisal: Appraisal) -> None:
    say, instrument = session.printer.line, appraisal.instrument
    overall = appraisal.overall
    told = overall.label if overall else f"{appraisal.answered} of {len(instrument.items)} answered"
    say(f"  {instrument.name} ({appraisal.reviewer.name}): {told}")
    for each in appraisal.answers:
        label = instrument.answer(each.item, each.judgement).label
        because = f": {each.reason}" if each.reason else ""
        say(f"    {each.item} {instrument.item(each.item).label}: {label}{because}")
