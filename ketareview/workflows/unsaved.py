"""Words that were typed before the program ended find their place in the library again."""

from dataclasses import replace
from uuid import UUID

from ketareview.domain.codebook import Scheme
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.grade import Domain, Judgement, Step
from ketareview.domain.unsaved import Found, Subject, Unsaved, Writing
from ketareview.library import Library
from ketareview.workflows.grading import judge

_MOST = 60


def is_saved(library: Library, unsaved: Unsaved) -> bool:
    """Whether the library holds the words, or there is nothing to keep."""
    words = unsaved.words.strip()
    try:
        return not words or words in _held(library, unsaved.subject)
    except KetaReviewError:  # what they are about is gone
        return False


def found(library: Library, unsaved: Unsaved) -> Found:
    """Tell what words are about, and whether they can be kept where they belong."""
    try:
        return Found(unsaved, _about(library, unsaved.subject), _has_place(library, unsaved))
    except KetaReviewError:
        return Found(unsaved, "", has_place=False)


def keep(library: Library, unsaved: Unsaved) -> None:
    """Save the words where they belong, as one action.

    Raises:
        KetaReviewError: what they are about is gone, or may not be said so.
    """
    subject, words = unsaved.subject, unsaved.words.strip()
    if subject.writing is Writing.SUMMARY:
        library.summaries.write(subject.of, words)
        return
    of = _id(subject)
    if subject.writing is Writing.NOTE:
        tags = library.highlights.get(of).tags
        library.highlights.change(of, replace(tags, note=words))
    elif subject.writing is Writing.MODIFIER:
        library.modifiers.set(of, _modifiers(library, of) | {subject.part: words})
    elif subject.writing is Writing.TRANSCRIPTION:
        library.highlights.transcribe(of, words)
    elif subject.writing is Writing.STATEMENT:
        library.claims.change(of, statement=words)
    elif subject.writing is Writing.CLAIM_NOTE:
        library.claims.change(of, note=words)
    elif subject.writing is Writing.REASON:
        _keep_reason(library, of, subject.part, words)


def _held(library: Library, subject: Subject) -> tuple[str, ...]:
    """Read what the library says there; for a note that has no highlight yet, what any says."""
    if subject.writing is Writing.SUMMARY:
        return (library.summaries.own(subject.of).strip(),)
    of = _id(subject)
    if subject.writing is Writing.NEW_NOTE:
        return tuple(each.tags.note for each in library.highlights.of(of))
    if subject.writing is Writing.MODIFIER:
        return (_modifiers(library, of).get(subject.part, ""),)
    if subject.writing is Writing.REASON:
        return _reasons(library, of, subject.part)
    if subject.writing in {Writing.NOTE, Writing.TRANSCRIPTION}:
        highlight = library.highlights.get(of)
        is_note = subject.writing is Writing.NOTE
        return (highlight.tags.note if is_note else highlight.passage.transcription,)
    claim = library.claims.get(of)
    return (claim.statement if subject.writing is Writing.STATEMENT else claim.note,)


def _about(library: Library, subject: Subject) -> str:
    """Name what was written about, in few words."""
    if subject.writing is Writing.SUMMARY:
        names = {topic.id: topic.name for topic in library.topics.tree()}
        return names.get(subject.of, "") if subject.of else "the whole library"
    of = _id(subject)
    if subject.writing is Writing.NEW_NOTE:
        return _short(library.articles.get(of).record.title)
    if subject.writing in {Writing.NOTE, Writing.MODIFIER, Writing.TRANSCRIPTION}:
        highlight = library.highlights.get(of)
        quote = highlight.passage.quote
        return _short(quote or library.articles.get(highlight.article).record.title)
    return _short(library.claims.get(of).statement)


def _has_place(library: Library, unsaved: Unsaved) -> bool:
    subject = unsaved.subject
    if subject.writing is Writing.SUMMARY:
        return subject.of is None or subject.of in {each.id for each in library.topics.tree()}
    if subject.writing in {Writing.NOTE, Writing.TRANSCRIPTION}:
        return library.highlights.get(_id(subject)).reviewer.id == library.reviewer.id
    if subject.writing is Writing.MODIFIER:
        return bool(library.codebooks.current().code(Scheme.MODIFIER, subject.part))
    if subject.writing is Writing.REASON:  # a note belongs to a judgement, which must be there
        return bool(subject.part) or _own(library, _id(subject)) is not None
    return subject.writing is not Writing.NEW_NOTE


def _modifiers(library: Library, highlight: UUID) -> dict[str, str]:
    """Read this reviewer's reasons for what lowers or raises a passage's strength."""
    said = library.modifiers.of([highlight]).get(highlight, ())
    return {each.key: each.reason for each in said if each.reviewer == library.reviewer.id}


def _own(library: Library, claim: UUID) -> Judgement | None:
    judged = library.certainties.of([claim]).get(claim, ())
    return next((each for each in judged if each.reviewer.id == library.reviewer.id), None)


def _reasons(library: Library, claim: UUID, part: str) -> tuple[str, ...]:
    own = _own(library, claim)
    if not part:
        return (own.note,) if own else ()
    steps = own.steps if own else library.certainties.begun(claim)
    return tuple(step.reason for step in steps if step.domain == part)


def _keep_reason(library: Library, claim: UUID, part: str, words: str) -> None:
    own = _own(library, claim)
    if not part:
        if own is not None:
            judge(library, claim, replace(own, note=words))
        return
    steps = own.steps if own else library.certainties.begun(claim)
    by_domain = {step.domain: step for step in steps}
    step = by_domain.get(Domain(part), Step(Domain(part), 0, ""))
    by_domain[step.domain] = replace(step, reason=words)
    ordered = tuple(by_domain[domain] for domain in Domain if domain in by_domain)
    if own is not None:
        judge(library, claim, replace(own, steps=ordered))
    else:
        library.certainties.begin(claim, ordered)


def _id(subject: Subject) -> UUID:
    if subject.of is None:
        raise ValueError(subject.writing)
    return subject.of


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST else f"{line[:_MOST].rstrip()}…"
