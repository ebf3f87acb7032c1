"""Whatever is committed is in the journal, whichever way it was written."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert, text, update

from ketareview.domain.article import Article, ArticleStatus
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.ids import new_id
from ketareview.domain.imports import ImportResult, Outcome
from ketareview.library import Library
from ketareview.library.models import (
    EXEMPT,
    AppraisalRow,
    Authored,
    CertaintyRow,
    CertaintyStepRow,
    CitedRow,
    ClaimFilingRow,
    ClaimRow,
    DismissalRow,
    LevelRow,
    ModifierRow,
    StudyValueRow,
    SummaryRow,
    TemplateRow,
    TopicRow,
)
from ketareview.library.statements import put
from tests.library.papers import mark, paper, passage, store
from tests.library.rows import AUTHORED, KEYS, folded, live, stored


def changes(library: Library) -> list[tuple[str, str, int, int]]:
    """Read kind, replica, number and stamp of all changes in their order."""
    with library._database.driver() as connection:
        return connection.execute(
            "SELECT kind, replica_id, seq, stamp FROM change ORDER BY number"
        ).fetchall()


def do_everything(library: Library, article: Article) -> None:
    """Make and change a row of every kind."""
    topic = library.topics.add("Own topic", library.topics.find("Safety").id)
    library.topics.rename(topic.id, "My topic")
    highlight = mark(library, article, topic.id)
    library.highlights.change(highlight.id, Tags("onset", "review", note="fast"))
    library.highlights.change_passage(highlight.id, passage(article, 9, 16))
    library.articles.file([article.id], topic.id)
    library.articles.unfile([article.id], topic.id)
    library.articles.set_status([article.id], ArticleStatus.READ)
    library.articles.change(article.id, replace(article.record, title="Better title"))
    batch = library.imports.batches()[0]
    library.imports.note(batch.id, ImportResult("a.txt", Outcome.ADDED, article_id=article.id))
    library.relations.say_different(article.id, article.id)
    library.sources.keep_password(article.sources[0].sha256, "secret")
    codebook = library.codebooks.current()
    library.codebooks.replace(Codebook(codebook.name, "2", codebook.codes[1:], codebook.topics))
    conclude(library, article, highlight, topic.id)
    library.topics.delete(topic.id)
    library.highlights.delete([highlight.id])
    library.articles.delete([article.id])


def conclude(library: Library, article: Article, highlight: Highlight, topic: UUID) -> None:
    """Write a row of every kind of conclusion."""
    by, now = library.reviewer.id, datetime(2026, 11, 21, tzinfo=UTC)
    claim = new_id()
    about = {"claim_id": claim, "reviewer_id": by}
    marked = {"highlight_id": highlight.id, "reviewer_id": by}
    read = {"article_id": article.id, "reviewer_id": by}
    text = {"topic_id": topic, "reviewer_id": by, "changed": now}
    place: dict[str, object] = {
        "source": None,
        "pieces": [],
        "quote": "",
        "quote_before": "",
        "quote_after": "",
    }
    rows: dict[type[Authored], dict[str, object]] = {
        ClaimRow: {**text, "statement": "Fast", "position": 0, "note": "", "created": now},
        ClaimFilingRow: {**about, **marked, "stance": "supports"},
        CertaintyRow: {**about, "start": "randomised", "note": "", "changed": now},
        CertaintyStepRow: {**about, **marked, "domain": "imprecision", "change": -1, "reason": "n"},
        LevelRow: {**read, "question": "benefit", "level": 2, "reason": ""},
        StudyValueRow: {
            **read,
            **place,
            "field": "dose",
            "place": 1,
            "value": "0.5",
            "changed": now,
        },
        AppraisalRow: {
            **read,
            **marked,
            "instrument": "rob-2",
            "item": "1",
            "judgement": "low",
            "reason": "",
            "changed": now,
        },
        SummaryRow: {**text, "text": "In brief"},
        CitedRow: {**marked, "key": "doi:10.1/x", "words": "X", "article_id": article.id},
        ModifierRow: {**marked, "modifier": "very-small", "reason": "n = 4"},
        DismissalRow: {"rule": "a", "subject": claim, "words": "", "reason": "", "reviewer_id": by},
        TemplateRow: {"name": "Short", "options": {"map": True}, "reviewer_id": by},
    }
    with library._database.write("Conclude") as session:
        for row, values in rows.items():
            put(session, row, [{"id": claim if row is ClaimRow else new_id(), **values}])


def test_every_table_is_journalled_or_exempt_by_name(library: Library) -> None:
    with library._database.driver() as connection:
        tables = {
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    assert tables == {*AUTHORED, *KEYS, *EXEMPT}
    assert not EXEMPT & {*AUTHORED, *KEYS}


def test_every_kind_of_row_is_journalled_and_folds_to_the_tables(
    library: Library, article: Article
) -> None:
    do_everything(library, article)
    assert {kind for kind, *_ in changes(library)} == {*AUTHORED, *KEYS}
    assert folded(library) == stored(library)


def test_every_way_of_writing_is_journalled(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    with library._database.write("Many ways") as session:
        row = {"name": "a", "parent_id": None, "position": 0, "definition": "", "deleted": False}
        session.add(TopicRow(id=new_id(), **row))
        session.execute(insert(TopicRow), [{"id": new_id(), **row}, {"id": new_id(), **row}])
        session.execute(update(TopicRow).where(TopicRow.name == "a").values(name="b"))
        session.connection().execute(update(TopicRow.__table__).values(definition="x"))  # type: ignore[arg-type] # a Table, though typed as FromClause
        session.execute(text("UPDATE highlight SET note = 'plain'"))
        session.connection().exec_driver_sql("UPDATE topic SET name = name || '!'")
    assert library.highlights.get(highlight.id).tags.note == "plain"
    assert folded(library) == stored(library)


def test_numbers_are_without_gap_and_stamps_rise(library: Library, article: Article) -> None:
    do_everything(library, article)
    numbers: dict[str, list[int]] = {}
    for _, replica, seq, _ in changes(library):
        numbers.setdefault(replica, []).append(seq)
    for found in numbers.values():
        assert found == list(range(1, len(found) + 1))
    stamps = [stamp for *_, stamp in changes(library)]
    assert stamps == sorted(set(stamps))


def test_a_failed_action_leaves_no_gap_and_no_entry(library: Library, article: Article) -> None:
    before = changes(library), library.history.actions()
    try:
        with library._database.write("Fail") as session:
            session.execute(text("UPDATE article SET title = 'never'"))
            raise ZeroDivisionError  # noqa: TRY301 - the failure is what is tried
    except ZeroDivisionError:
        pass
    assert (changes(library), library.history.actions()) == before
    mark(library, article)
    assert changes(library)[-1][2] == len(
        [change for change in changes(library) if change[1] == changes(library)[-1][1]]
    )


def test_an_action_that_changes_nothing_is_not_remembered(
    library: Library, article: Article
) -> None:
    before = library.history.actions()
    library.articles.set_status([article.id], article.status)
    library.articles.unfile([article.id], library.topics.find("FDA").id)
    assert library.history.actions() == before


def replicas(library: Library) -> set[UUID]:
    return {UUID(replica) for _, replica, *_ in changes(library)}


def test_a_copied_file_is_a_new_replica_from_its_first_write_on(tmp_path: Path) -> None:
    original, copied = tmp_path / "a.ketareview", tmp_path / "b.ketareview"
    with Library.create(original, reviewer="Anna") as library:
        article = store(library, paper(tmp_path))
        known = replicas(library)
    shutil.copyfile(original, copied)
    before = copied.read_bytes()
    with Library.open(copied, reviewer="Ben") as library:
        assert library.articles.all() == [article.id]
    assert copied.read_bytes() == before
    with Library.open(copied, reviewer="Anna") as library:
        assert replicas(library) == known
        assert library.history.next_undo() is None
        mark(library, article)
        new = replicas(library) - known
        assert len(new) == 1
        with library._database.driver() as connection:
            seen = connection.execute("SELECT seen FROM change ORDER BY number DESC").fetchone()
        assert all(str(replica) in seen[0] for replica in known)
    with Library.open(copied, reviewer="Anna") as library:
        assert library.history.next_undo() == "Add highlight"
        mark(library, article)
        assert replicas(library) - known == new
    with Library.open(original, reviewer="Anna") as library:
        mark(library, article)
        assert replicas(library) == known


def test_a_renamed_file_is_the_same_replica(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ketareview", tmp_path / "b.ketareview"
    with Library.create(first, reviewer="Anna") as library:
        article = store(library, paper(tmp_path))
        known = replicas(library)
    first.rename(second)
    with Library.open(second, reviewer="Anna") as library:
        mark(library, article)
        assert replicas(library) == known
        library.history.undo()
        library.history.undo()
        assert live(library)["article"] == {}
