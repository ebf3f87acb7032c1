"""What is deleted lies in the trash; emptying it frees bytes and text, and keeps the rest."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ketareview.domain.article import Article
from ketareview.domain.errors import BackupError, SourceEmptiedError, UnwritableFileError
from ketareview.domain.progress import Cancelled
from ketareview.domain.query import parse
from ketareview.domain.trash import Freed, Trashed
from ketareview.library import Library, restore_from
from ketareview.workflows import empty_trash
from tests.library.papers import mark, paper, store


def other(library: Library, folder: Path) -> Article:
    return store(library, paper(folder, "chen.txt", ["Esketamine as a spray.", "Quokkas."]))


def found(library: Library, words: str) -> int:
    return len(library.search.articles(parse(words)))


def test_everything_that_was_deleted_is_listed(library: Library, article: Article) -> None:
    topic = library.topics.add("Sleep")
    highlight = mark(library, article)
    claim = library.claims.add("Ketamine helps", topic.id)
    library.highlights.delete([highlight.id])
    library.claims.delete([claim.id])
    library.topics.delete(topic.id)
    library.articles.delete([article.id])
    words = {kind: [each.words for each in library.trash.items(kind)] for kind in Trashed}
    assert words[Trashed.ARTICLE] == [article.record.title]
    assert words[Trashed.HIGHLIGHT] == []  # it comes back with its article
    assert words[Trashed.CLAIM] == ["Ketamine helps"]
    assert words[Trashed.TOPIC] == ["Sleep"]
    [item] = library.trash.items(Trashed.ARTICLE)
    assert item.bytes == article.sources[0].bytes
    assert item.since is not None


def test_all_of_it_comes_back(library: Library, article: Article) -> None:
    above = library.topics.add("Above")
    below = library.topics.add("Below", above.id)
    highlight = mark(library, article)
    library.highlights.delete([highlight.id])
    library.topics.delete(above.id)
    library.articles.delete([article.id])
    for kind in Trashed:
        assert library.trash.restore(library.trash.items(kind)) == ()
    assert library.articles.get(article.id).sources == article.sources
    library.trash.restore(library.trash.items(Trashed.HIGHLIGHT))
    assert library.highlights.get(highlight.id).tags == highlight.tags
    assert library.topics.find("Above/Below").id == below.id
    assert not any(library.trash.items(kind) for kind in Trashed)


def test_a_topic_brings_those_above_it_back(library: Library) -> None:
    above = library.topics.add("Above")
    library.topics.add("Below", above.id)
    library.topics.delete(above.id)
    [below] = [each for each in library.trash.items(Trashed.TOPIC) if each.words == "Below"]
    library.trash.restore([below])
    assert library.topics.find("Above/Below").id == below.id


def test_emptying_frees_what_nothing_live_needs(
    library: Library, article: Article, tmp_path: Path
) -> None:
    gone = other(library, tmp_path)
    library.articles.delete([gone.id])
    told = library.trash.freeable()
    assert told.files == 1
    assert told.bytes > gone.sources[0].bytes
    assert library.trash.empty() == told
    assert library.trash.freeable() == Freed(0, 0)
    with library._database.driver() as connection:
        kept = connection.execute("SELECT sha256, size, pages FROM source ORDER BY sha256")
        chunks = connection.execute("SELECT DISTINCT sha256 FROM chunk").fetchall()
        assert len(kept.fetchall()) == 2
    assert chunks == [(article.sources[0].sha256,)]
    assert library.check().ok
    assert found(library, "ketamine") == 1


def test_files_of_live_highlights_and_articles_stay(library: Library, article: Article) -> None:
    mark(library, article)
    assert library.trash.freeable() == Freed(0, 0)
    library.trash.empty()
    assert library.sources.pages(article.sources[0].sha256)


def test_undoing_the_deletion_says_that_the_file_is_gone(
    library: Library, article: Article
) -> None:
    highlight = mark(library, article, note="kept")
    library.articles.delete([article.id])
    library.trash.empty()
    undone = library.history.undo()
    assert undone.gone == ("okafor.txt",)
    assert library.highlights.get(highlight.id).tags.note == "kept"
    with pytest.raises(SourceEmptiedError):
        list(library.sources.chunks(article.sources[0].sha256))
    with pytest.raises(SourceEmptiedError):
        library.sources.require(article.sources[0].sha256)
    assert library.check().ok


def test_restoring_says_that_the_file_is_gone(library: Library, article: Article) -> None:
    library.articles.delete([article.id])
    library.trash.empty()
    assert library.trash.restore(library.trash.items(Trashed.ARTICLE)) == ("okafor.txt",)


def test_an_emptied_file_can_be_taken_in_again(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.articles.delete([article.id])
    library.trash.empty()
    again = store(library, paper(tmp_path))
    assert again.sources[0].sha256 == article.sources[0].sha256
    assert b"".join(library.sources.chunks(again.sources[0].sha256))
    assert library.sources.pages(again.sources[0].sha256)[0].text.startswith("Ketamine")
    assert found(library, "MADRS") == 1
    assert library.check().ok


def test_pages_that_come_after_an_emptying_are_found(
    library: Library, article: Article, tmp_path: Path
) -> None:
    gone = other(library, tmp_path)
    library.articles.delete([gone.id])
    library.trash.empty()
    store(library, paper(tmp_path, "new.txt", ["Numbats dream.", "Numbats eat."]))
    assert found(library, "numbats") == 1
    assert found(library, "quokkas") == 0
    assert library.check().ok


def test_what_an_interrupted_emptying_left_is_removed(
    library: Library, article: Article, tmp_path: Path
) -> None:
    gone = other(library, tmp_path)
    library.articles.delete([gone.id, article.id])

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.trash.empty(stop)
    assert library.trash.freeable().files == 1
    assert library.check().ok


def test_nothing_is_emptied_without_a_backup(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.articles.delete([article.id])
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises((UnwritableFileError, BackupError)):
        empty_trash(library, tmp_path / "file")
    assert library.trash.freeable().files == 1


def test_the_backup_before_brings_everything_back(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.articles.delete([article.id])
    assert empty_trash(library, tmp_path / "backups").files == 1
    library.backups.add(tmp_path / "backups")
    newest, before = library.backups.all(tmp_path / "backups")
    for backup, is_there in ((before, True), (newest, False)):
        made = restore_from(backup.path, tmp_path / f"{is_there}.ketareview", lambda *_: None)
        assert made.missing == ()
        with Library.open(made.path, reviewer="Anna") as restored:
            assert bool(restored.sources.pages(article.sources[0].sha256)) is is_there
            assert restored.check().ok


def test_a_new_place_for_backups_needs_no_emptied_file(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.articles.delete([article.id])
    library.trash.empty()
    assert library.backups.add(tmp_path / "stick").originals == ()


def test_pages_are_kept_again_after_an_emptying(
    library: Library, article: Article, tmp_path: Path
) -> None:
    gone = other(library, tmp_path)
    library.articles.delete([gone.id])
    library.trash.empty()
    with pytest.raises(DBAPIError), library._database.write("Destroy") as session:
        session.execute(text("DELETE FROM page"))
