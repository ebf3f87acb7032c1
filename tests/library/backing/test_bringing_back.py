"""Single things come back out of a backup as they were, as one action that can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Article
from ketareview.domain.errors import ChangedMeanwhileError
from ketareview.domain.highlight import Tags
from ketareview.domain.past import Since, ThingKind
from ketareview.library import Library
from ketareview.library.safety.backing.opened import OpenedBackup
from tests.library.papers import mark, paper, store
from tests.library.rows import live, stored

ARTICLE, HIGHLIGHT = ThingKind.ARTICLE, ThingKind.HIGHLIGHT


@contextmanager
def backed_up(library: Library, folder: Path) -> Iterator[OpenedBackup]:
    past = library.backups.open(library.backups.add(folder).path)
    try:
        yield past
    finally:
        past.close()


def bring(library: Library, past: OpenedBackup, kind: ThingKind, *things: object) -> None:
    ids = [each.id for each in things]  # type: ignore[attr-defined]
    past.bring_back(past.plan(kind, ids), "Bring back")


def test_a_deleted_article_comes_back_with_all_that_belonged_to_it(
    library: Library, article: Article, tmp_path: Path
) -> None:
    topic = library.topics.find("PTSD")
    library.articles.file([article.id], topic.id)
    marked = mark(library, article, topic.id, note="well told")
    claim = library.claims.add("It works", topic.id)
    library.claims.file(claim.id, [marked.id])
    before = live(library)
    with backed_up(library, tmp_path / "backups") as past:
        library.articles.delete([article.id])
        library.highlights.delete([marked.id])
        library.claims.delete([claim.id])
        bring(library, past, ARTICLE, article)
        assert live(library) == before
        assert library.check().ok
        library.history.undo()
        assert article.id not in library.articles.all()


def test_what_came_since_stays(library: Library, article: Article, tmp_path: Path) -> None:
    first = mark(library, article)
    with backed_up(library, tmp_path / "backups") as past:
        later = mark(library, article, note="later")
        library.highlights.change(first.id, Tags("onset", "review", note="changed"))
        bring(library, past, ARTICLE, article)
        assert library.highlights.get(first.id).tags == first.tags
        assert library.highlights.get(later.id).tags.note == "later"


def test_it_is_told_what_would_be_overwritten(
    library: Library, article: Article, tmp_path: Path
) -> None:
    marked = mark(library, article, note="then")
    with backed_up(library, tmp_path / "backups") as past:
        library.highlights.change(marked.id, Tags("efficacy", "trial", note="now"))
        plan = past.plan(HIGHLIGHT, [marked.id])
        [step] = plan.overwritten
        assert step.now is not None
        assert (step.then["note"], step.now["note"]) == ("then", "now")
        library.highlights.change(marked.id, Tags("efficacy", "trial", note="newer"))
        with pytest.raises(ChangedMeanwhileError):
            past.bring_back(plan, "Bring back")
        assert library.highlights.get(marked.id).tags.note == "newer"


def test_things_tell_what_became_of_them(
    library: Library, article: Article, tmp_path: Path
) -> None:
    same, changed, gone, filed = (mark(library, article, note=str(each)) for each in range(4))
    with backed_up(library, tmp_path / "backups") as past:
        library.highlights.change(changed.id, Tags("onset", "review"))
        library.highlights.delete([gone.id])
        library.claims.file(library.claims.add("It works").id, [filed.id])
        new = mark(library, article)
        found = {thing.id: thing for thing in past.things()}
        assert [found[each.id].since for each in (same, changed, gone, filed, article)] == [
            *(Since.SAME, Since.CHANGED, Since.DELETED, Since.SAME, Since.SAME),
        ]
        assert found[gone.id].words == gone.passage.quote
        assert found[gone.id].article == article.record.title
        assert new.id not in found


def test_a_topic_that_is_gone_comes_back_with_what_is_filed_under_it(
    library: Library, article: Article, tmp_path: Path
) -> None:
    topic = library.topics.add("Afterglow", None)
    marked = mark(library, article, topic.id)
    before = live(library)
    with backed_up(library, tmp_path / "backups") as past:
        library.topics.delete(topic.id)
        bring(library, past, HIGHLIGHT, marked)
        assert live(library) == before


def test_bytes_and_text_that_the_library_never_had_come_from_the_vault(
    library: Library, article: Article, tmp_path: Path
) -> None:
    marked = mark(library, article)
    backup = library.backups.add(tmp_path / "backups")
    with Library.create(tmp_path / "other.ketareview", reviewer="Ben") as other:
        past = other.backups.open(backup.path)
        bring(other, past, ARTICLE, article)
        past.close()
        assert other.highlights.get(marked.id).passage == marked.passage
        sha256 = article.sources[0].sha256
        assert other.sources.pages(sha256) == library.sources.pages(sha256)
        assert b"".join(other.sources.chunks(sha256)) == b"".join(library.sources.chunks(sha256))
        assert other.check().ok


def test_what_was_emptied_with_the_trash_comes_back_with_its_text(
    library: Library, article: Article, tmp_path: Path
) -> None:
    sha256 = article.sources[0].sha256
    pages = library.sources.pages(sha256)
    with backed_up(library, tmp_path / "backups") as past:
        library.articles.delete([article.id])
        library.trash.empty()
        bring(library, past, ARTICLE, article)
        assert library.sources.pages(sha256) == pages
        assert b"".join(library.sources.chunks(sha256))
        assert library.check().ok


DEEDS = st.lists(
    st.sampled_from(["change", "delete", "file", "unfile", "claim", "trash", "mark"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_was_done_bringing_back_and_undoing_it_leave_what_was(
    deeds: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    with Library.create(folder / "a.ketareview", reviewer="Anna") as library:
        article = store(library, paper(folder))
        topic = library.topics.find("PTSD")
        marked = mark(library, article, topic.id)
        held = live(library)
        with backed_up(library, folder / "backups") as past:
            for number, deed in enumerate(deeds):
                do(library, article, marked.id, deed, number)
            present = stored(library)
            plan = past.plan(ARTICLE, [article.id])
            past.bring_back(plan, "Bring back")
            now = live(library)
            for kind in ("article", "attachment", "highlight", "highlight_filing"):
                for row, fields in held[kind].items():
                    same = {name: now[kind][row][name] for name in fields if name != "changed"}
                    assert same == {n: v for n, v in fields.items() if n != "changed"}
            assert not past.plan(ARTICLE, [article.id]).steps
            if plan.steps:
                library.history.undo()
            assert stored(library) == present


def do(library: Library, article: Article, highlight: object, deed: str, number: int) -> None:
    """Do something to the library that its backup does not know."""
    if article.id not in library.articles.all():
        return
    there = highlight in library.highlights.all()
    topic = library.topics.find("FDA").id
    if deed == "trash":
        library.articles.delete([article.id])
    elif deed == "file":
        library.articles.file([article.id], topic)
    elif deed == "unfile":
        library.articles.unfile([article.id], topic)
    elif deed == "claim":
        library.claims.add(f"Claim {number}")
    elif there and deed == "change":
        library.highlights.change(highlight, Tags("onset", "review", note=str(number)))  # type: ignore[arg-type]
    elif there and deed == "delete":
        library.highlights.delete([highlight])  # type: ignore[list-item]
    elif there and deed == "mark":
        mark(library, article, topic)
