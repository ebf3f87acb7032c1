"""How articles, highlights and the rest look to programs: names that scripts rely on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from ketareview.cli import messages
from ketareview.domain.article import Article, Author, Origin, Record
from ketareview.domain.codebook import Change, Codebook, Scheme
from ketareview.domain.errors import CodeNotFoundError
from ketareview.domain.highlight import Topic
from ketareview.domain.history import Action
from ketareview.domain.identity import Pair
from ketareview.domain.imports import Batch, ImportResult, Outcome
from ketareview.domain.ledger import Standing
from ketareview.domain.modifier import Modifier
from ketareview.domain.moving import Move
from ketareview.domain.past import Thing
from ketareview.domain.provenance import Provenance
from ketareview.domain.text import Page
from ketareview.workflows import Marked

Form = dict[str, Any]
Names = Mapping[UUID, str]


def article(value: Article, topics: Names) -> Form:
    """Show an article; a field of its origin is where it came from."""
    record = value.record
    return {
        "id": str(value.id),
        **_fields(record),
        "status": value.status.value,
        "topics": _named(value.topics, topics),
        "highlights": value.highlights,
        "sources": [asdict(source) for source in value.sources],
        "origin": _origin(value.origin),
        "added": value.added.isoformat(),
        "extra": dict(record.extra),
    }


def provenance(value: Provenance) -> Form:
    """Show what imports noticed of an article, and the records that were merged into it."""
    return {
        "notices": [{"code": each.code, "facts": dict(each.facts)} for each in value.notices],
        "merged": [
            {
                "id": str(each.id),
                "at": each.at.isoformat(),
                "reviewer": each.reviewer,
                **_fields(each.record),
                "extra": dict(each.record.extra),
                "origin": _origin(each.origin),
            }
            for each in value.merged
        ],
    }


def _fields(record: Record) -> Form:
    return {
        "title": record.title,
        "authors": [_author(each) for each in record.authors],
        "year": record.year,
        "journal": record.journal,
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "doi": record.doi,
        "pmid": record.pmid,
        "url": record.url,
        "abstract": record.abstract,
        "kind": record.kind.value,
    }


def _origin(origin: Mapping[str, Origin]) -> Form:
    return {name: each.where for name, each in origin.items()}


def highlight(
    value: Marked, codebook: Codebook, topics: Names, modifiers: Sequence[Modifier] = ()
) -> Form:
    """Show a highlight; its page counts from 1, and reflowed text has none."""
    marked = value.highlight
    return {
        "id": str(marked.id),
        "article_id": str(marked.article),
        "article_title": value.article.record.title,
        "page": value.pages[0] if value.pages else None,
        "page_label": value.labels[0] if value.labels else None,
        "quote": marked.passage.quote,
        "transcription": marked.passage.transcription,
        "claim_type": marked.tags.claim_type,
        "stance": marked.tags.stance,
        "basis": marked.tags.basis,
        "strength": marked.tags.strength,
        "strength_level": _level(codebook, marked.tags.strength),
        "modifiers": [{"key": each.key, "reason": each.reason} for each in modifiers],
        "topics": _named(marked.tags.topics, topics),
        "note": marked.tags.note,
        "reviewer": marked.reviewer.name,
        "created": marked.created.isoformat(),
        "changed": marked.changed.isoformat(),
        "quote_ok": value.quote_ok,
        "confidence": marked.confidence,
        "lost_in": marked.lost_in or None,
    }


def move(value: Move) -> Form:
    """Show what becomes of a highlight in another file; no words and no confidence: it is lost."""
    return {
        "id": str(value.highlight),
        "quote": value.before.quote,
        "found": value.after.quote if value.after else None,
        "page": value.after.place[0] if value.after else None,
        "confidence": value.confidence if value.after else None,
        "is_sure": value.is_sure,
    }


def page(value: Page) -> Form:
    """Show a page's text."""
    return {"page": value.number, "label": value.label, "text": value.text}


def result(value: ImportResult) -> Form:
    """Show what became of a file or record."""
    return {
        "path": value.path,
        "record": value.record,
        "outcome": value.outcome.value,
        "article_id": str(value.article_id) if value.article_id else None,
        "title": value.title,
        "reason": messages.reason(value.reason) or None,
        "notices": [messages.reason(notice) for notice in value.notices],
    }


def batch(value: Batch) -> Form:
    """Show an import, with how many files and records had which fate."""
    return {
        "id": str(value.id),
        "name": value.name,
        "database": value.search.database,
        "search": value.search.words,
        "searched": value.search.day.isoformat() if value.search.day else None,
        "reviewer": value.reviewer,
        "started": value.started.isoformat(),
        "ended": value.ended.isoformat() if value.ended else None,
        "files": value.files,
        "counts": {fate.value: value.counts.get(fate, 0) for fate in Outcome},
    }


def pair(value: Pair, articles: Mapping[UUID, Article]) -> Form:
    """Show two articles that may be one paper, and why."""
    return {
        "first": str(value.first),
        "second": str(value.second),
        "titles": [articles[each].record.title for each in (value.first, value.second)],
        "sureness": value.sureness.value,
        "score": value.score,
        "reasons": [messages.reason(reason) for reason in value.reasons],
    }


def topic(value: Topic) -> Form:
    """Show a topic; its counts include the topics below."""
    return {
        "id": str(value.id),
        "name": value.name,
        "parent": str(value.parent) if value.parent else None,
        "articles": value.articles,
        "highlights": value.highlights,
    }


def standing(value: Standing, topics: Names) -> Form:
    """Show a claim with how many passages stand how toward it, and on how many works they rest."""
    claim = value.claim
    return {
        "id": str(claim.id),
        "statement": claim.statement,
        "topic": topics.get(claim.topic) if claim.topic else None,
        "note": claim.note,
        "reviewer": claim.reviewer.name,
        "created": claim.created.isoformat(),
        "changed": claim.changed.isoformat(),
        "counts": value.counts,
        "independent_sources": len(value.works),
        "unfounded": len(value.unfounded),
        "certainty": value.certainty.value,
        "is_contested": value.is_contested,
        "differing": [str(each) for each in value.differing],
        "passages": [
            {
                "highlight_id": str(each.highlight.id),
                "stance": each.stance,
                "strength_level": each.level,
            }
            for each in value.weighed
        ],
    }


def action(value: Action) -> Form:
    """Show an action of the journal."""
    return {
        "id": str(value.id),
        "name": value.name,
        "reviewer": value.reviewer,
        "at": value.at.isoformat(),
        "undoes": str(value.undoes) if value.undoes else None,
        "changes": value.changes,
        "is_undone": value.is_undone,
    }


def thing(value: Thing) -> Form:
    """Show an article or a highlight of another time."""
    return {
        "kind": value.kind.value,
        "id": str(value.id),
        "words": value.words,
        "article": value.article,
        "tags": list(value.tags),
        "note": value.note,
        "since": value.since.value,
    }


def change(value: Change) -> Form:
    """Show what a new codebook would change."""
    return asdict(value)


def _author(value: Author) -> Form:
    if value.literal:
        return {"literal": value.literal}
    return {"family": value.family, "given": value.given}


def _named(ids: Sequence[UUID], names: Names) -> list[str]:
    return [names[each] for each in ids if each in names]


def _level(codebook: Codebook, strength: str) -> int | None:
    try:
        return codebook.code(Scheme.STRENGTH, strength).level
    except CodeNotFoundError:  # a codebook that was imported since may lack it
        return None
