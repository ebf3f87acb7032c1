"""Records of reference files: known, the record of a paper that is here, or new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.article import Match, Record
from ketareview.domain.identity import Key, certainly_same, keys_of
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Draft, ImportResult, Outcome, Reason, Unread
from ketareview.domain.traits import traits
from ketareview.library.identities import RECORD, alike, all_keys, tell
from ketareview.library.models import ArticleRow, AttachmentRow, ImportResultRow
from ketareview.library.records import as_stored, origins, to_columns, to_origin, to_record
from ketareview.library.statements import among
from ketareview.library.storing import add_articles
from ketareview.library.uniting import filled, is_told

JOINED = "joined-by"
AT_ONCE = 40
"""Records that are stored in one turn: 20 ms, and the disk's time."""

Numbered = Sequence[tuple[int, Draft | Unread]]
Keys = Mapping[int, tuple[Key, ...]]
"""What records are recognised by, by their numbers."""


@dataclass(slots=True)
class Sorted:
    """What is to be done with some records."""

    results: list[ImportResult] = field(default_factory=list)
    added: list[tuple[UUID, Draft]] = field(default_factory=list)
    joined: list[tuple[UUID, Draft]] = field(default_factory=list)
    keys: dict[UUID, tuple[Key, ...]] = field(default_factory=dict)
    """Those of the added ones."""


def portions(numbered: Numbered) -> Iterator[tuple[Numbered, Keys]]:
    """Cut records into turns, with their keys, which need none."""
    for start in range(0, len(numbered), AT_ONCE):
        some = numbered[start : start + AT_ONCE]
        yield some, {n: all_keys(each.record) for n, each in some if isinstance(each, Draft)}


def store(session: Session, path: str, numbered: Numbered, keys: Keys) -> Sorted:
    """Add records, or let them come together with what is here."""
    found = _sorted(session, path, numbered, keys)
    add_articles(session, found.added)
    tell(session, found.keys)
    for article_id, draft in found.joined:
        join(session, article_id, draft)
    return found


def join(session: Session, article_id: UUID, draft: Draft) -> None:
    """Fill the record of an article with what a draft knows better."""
    row = session.get_one(ArticleRow, article_id)
    record, origin = filled(to_record(row), origins(row), draft.record, draft.origin)
    for column, value in (to_columns(record) | {"origin": to_origin(origin)}).items():
        if getattr(row, column) != value:
            setattr(row, column, value)


def matches(session: Session, record: Record) -> list[Match]:
    """Find the articles that are certainly the same paper, and by what."""
    keys = keys_of(traits(as_stored(record)))
    candidates = {each for several in alike(session, keys).values() for each in several}
    if not candidates:
        return []
    rows = session.scalars(select(ArticleRow).where(ArticleRow.id.in_(among(candidates))))
    found = [
        Match(row.id, key.kind, key.value)
        for row in rows
        if (key := certainly_same(record, to_record(row)))
    ]
    return sorted(found, key=lambda match: str(match.article))


def _sorted(session: Session, path: str, numbered: Numbered, keys: Keys) -> Sorted:
    there = alike(session, (key for several in keys.values() for key in several))
    alike_rows = _alike_rows(session, there)
    waiting = _papers_without_reference(session, alike_rows)
    done = Sorted()
    seen: dict[Key, tuple[UUID, str]] = {}
    for number, each in numbered:
        if isinstance(each, Unread):
            done.results.append(ImportResult(path, Outcome.FAILED, number, reason=each.reason))
            continue
        same = next(key for key in keys[number] if key.kind == RECORD)
        known = seen.get(same) or _titled(there.get(same, ()), each.record.title)
        known = known or _told(each.record, keys[number], there, alike_rows, waiting)
        if known:
            done.results.append(_result(path, Outcome.DUPLICATE, number, known))
            continue
        match = _joining(each.record, keys[number], there, waiting)
        if match:
            done.joined.append((match.article, each))
            del waiting[match.article]
            notice = Reason(JOINED, {"key": match.key, "value": match.value})
            told = (match.article, each.record.title)
            done.results.append(_result(path, Outcome.ATTACHED, number, told, notice))
        else:
            told = (new_id(), each.record.title)
            done.added.append((told[0], each))
            done.keys[told[0]] = keys[number]
            done.results.append(_result(path, Outcome.ADDED, number, told))
        seen[same] = told
    return done


def _result(
    path: str, outcome: Outcome, number: int, told: tuple[UUID, str], *notices: Reason
) -> ImportResult:
    article, title = told
    return ImportResult(path, outcome, number, article, title, notices=notices)


def _titled(articles: Sequence[UUID], title: str) -> tuple[UUID, str] | None:
    return (articles[0], title) if articles else None


def _alike_rows(session: Session, there: Mapping[Key, Sequence[UUID]]) -> dict[UUID, ArticleRow]:
    candidates = {each for key, several in there.items() if key.kind != RECORD for each in several}
    if not candidates:
        return {}
    rows = session.scalars(select(ArticleRow).where(ArticleRow.id.in_(among(candidates))))
    return {row.id: row for row in rows}


def _told(
    record: Record,
    keys: Sequence[Key],
    there: Mapping[Key, Sequence[UUID]],
    rows: Mapping[UUID, ArticleRow],
    waiting: Mapping[UUID, Record],
) -> tuple[UUID, str] | None:
    """Find the article that took this record over before, in an import, a merge or a correction."""
    for each in dict.fromkeys(each for key in keys for each in there.get(key, ())):
        row = rows.get(each)
        if row is None or each in waiting:
            continue
        mine = to_record(row)
        if certainly_same(record, mine) and is_told(mine, origins(row), record):
            return each, record.title
    return None


def _papers_without_reference(
    session: Session, rows: Mapping[UUID, ArticleRow]
) -> dict[UUID, Record]:
    """Of articles that have a file, find those that no reference came to yet."""
    if not rows:
        return {}
    found = session.scalars(
        select(ArticleRow.id).where(
            ArticleRow.id.in_(among(rows)),
            ArticleRow.id.in_(select(AttachmentRow.article_id).where(~AttachmentRow.deleted)),
            ArticleRow.id.not_in(
                select(ImportResultRow.article_id).where(
                    ImportResultRow.article_id.in_(among(rows)),
                    ImportResultRow.record.is_not(None),
                    ~ImportResultRow.deleted,
                )
            ),
        )
    )
    return {each: to_record(rows[each]) for each in found}


def _joining(
    record: Record,
    keys: Sequence[Key],
    there: Mapping[Key, Sequence[UUID]],
    waiting: Mapping[UUID, Record],
) -> Match | None:
    """Find the one paper that waits for this reference."""
    candidates = dict.fromkeys(
        each for key in keys for each in there.get(key, ()) if each in waiting
    )
    found = [
        Match(each, key.kind, key.value)
        for each in candidates
        if (key := certainly_same(record, waiting[each]))
    ]
    return found[0] if len(found) == 1 else None
