"""What the program does while it is disturbed, step by step, and how to see what is left of it.

Each work is endless; each word that it gives acknowledges a step.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.highlight import Tags
from ketareview.domain.progress import silent
from ketareview.library import Library
from ketareview.library.safety.backing.restoring import restore_from
from ketareview.library.safety.backing.shelf import ENDING, Shelf, unpacked
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, stored
from tests.library.test_upgrading import first_schema

LIBRARY = "kept.ketareview"
BACKUPS = "backups"
ANNA = "Anna"
_UNTOLD = "unrecorded-row"


@dataclass(frozen=True, slots=True)
class Work:
    """What is there before, what is done, and what of the acknowledged is lost."""

    prepare: Callable[[Path], None]
    go: Callable[[Path], Iterator[str]]
    lost: Callable[[Path, Library, Sequence[str]], list[str]]
    again: int = 20
    """How often the same library is disturbed before a new one is made."""
    is_told: bool = True
    """Whether all that is there was written through the journal."""


def look(
    work: Work, folder: Path, acknowledged: Sequence[str], *, is_thorough: bool = True
) -> list[str]:
    """Open the library as the next start of the program does, and name all that is amiss.

    A thorough look is the program's own check, and folds the journal; else SQLite looks.
    """
    try:
        with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
            amiss = _damage(work, library) if is_thorough else _structural_damage(library)
            return amiss + work.lost(folder, library, acknowledged)
    except KetaReviewError as error:
        return [f"cannot be opened: {error.code} {error.facts}"]


def _damage(work: Work, library: Library) -> list[str]:
    problems = library.check().problems
    if not work.is_told:
        return [f"damage: {each}" for each in problems if each.code != _UNTOLD]
    amiss = [f"damage: {each}" for each in problems]
    if folded(library) != stored(library):
        amiss.append("the journal tells something else than the tables")
    return amiss


def _structural_damage(library: Library) -> list[str]:
    with library._database.driver() as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [f"damage: {each}" for each in (*found, *orphans) if each != ("ok",)]


def _one_paper(folder: Path) -> None:
    with Library.create(folder / LIBRARY, reviewer=ANNA) as library:
        mark(library, store(library, paper(folder)), note="note 0")


def _import(folder: Path) -> Iterator[str]:
    papers = folder.parent / "papers"  # not on the disk that is full
    papers.mkdir(exist_ok=True)
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        for number in count():
            texts = [f"{os.urandom(8).hex()} " * 5_000, "Ketamine."]
            name = f"{os.getpid()}-{number}.txt"
            yield str(store(library, paper(papers, name, texts)).id)


def _lost_papers(_: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    articles = {str(each): library.articles.get(each) for each in library.articles.all()}
    halves = [
        f"half a paper: {name}"
        for name, article in articles.items()
        if [len(library.sources.pages(source.sha256)) for source in article.sources] != [2]
    ]
    return halves + [f"paper {each}" for each in acknowledged if each not in articles]


def _tag(folder: Path) -> Iterator[str]:
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        article = library.articles.get(library.articles.all()[0])
        topic = library.topics.find("FDA").id
        while True:
            yield str(mark(library, article, topic, note="note").id)


def _lost_highlights(_: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    there = {str(each.id): each for each in library.highlights.many(library.highlights.all())}
    halves = [f"half a highlight: {name}" for name, each in there.items() if not each.tags.note]
    return halves + [f"highlight {each}" for each in acknowledged if each not in there]


def _note(folder: Path) -> Iterator[str]:
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        highlight = library.highlights.get(library.highlights.all()[0])
        before = int(highlight.tags.note.split()[1])
        for number in count(before + 1):
            tags = Tags("efficacy", "trial", note=f"note {number}")
            library.highlights.change(highlight.id, tags)
            yield str(number)


def _lost_notes(_: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    (highlight,) = library.highlights.many(library.highlights.all())
    kept = int(highlight.tags.note.split()[1])
    return [f"note {each}" for each in acknowledged if int(each) > kept]


def _upgrade(folder: Path) -> Iterator[str]:
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        yield "upgraded"
        for number in count():
            yield library.topics.add(f"{os.getpid()}-{number}").name


def _lost_by_upgrade(_: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    amiss = [] if len(library.articles.all()) == 1 else ["what the older library held"]
    topics = {topic.name for topic in library.topics.tree()}
    return amiss + [each for each in acknowledged if each not in {*topics, "upgraded"}]


def _back_up(folder: Path) -> Iterator[str]:
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        article = library.articles.get(library.articles.all()[0])
        while True:
            mark(library, article, note="note")
            yield library.backups.add(folder / BACKUPS).path.name


def _lost_backups(folder: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    shelf = Shelf(folder / BACKUPS)
    listed = {each.path.name: each for each in shelf.all()}
    amiss = [f"backup {each}" for each in acknowledged if each not in listed]
    for name, backup in listed.items():
        try:
            with unpacked(backup.path) as plain:
                missing = shelf.vault.missing(plain.originals)
        except KetaReviewError as error:
            amiss.append(f"torn backup {name}: {error.facts}")
        else:
            amiss += [f"original of {name}" for _ in missing if name in acknowledged]
    return amiss


def _backed_up(folder: Path) -> None:
    _one_paper(folder)
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        library.backups.add(folder / BACKUPS)


def _restore(folder: Path) -> Iterator[str]:
    (backup,) = (folder / BACKUPS).glob(f"*{ENDING}")
    for number in count():
        target = folder / f"restored-{os.getpid()}-{number}.ketareview"
        restore_from(backup, target, silent)
        yield target.name


def _lost_restored(folder: Path, library: Library, acknowledged: Sequence[str]) -> list[str]:
    amiss = [f"library {each}" for each in acknowledged if not (folder / each).exists()]
    held = stored(library)
    for target in folder.glob("restored-*.ketareview"):
        try:
            with Library.open(target, reviewer=ANNA) as restored:
                if stored(restored) != held or not restored.check().ok:
                    amiss.append(f"other rows in {target.name}")
        except KetaReviewError as error:
            amiss.append(f"{target.name}: {error.code}")
        with suppress(OSError):
            target.unlink()  # looked at; the folder stays small
    return amiss


WORKS = {
    "import": Work(_one_paper, _import, _lost_papers),
    "tag": Work(_one_paper, _tag, _lost_highlights),
    "note": Work(_one_paper, _note, _lost_notes),
    "upgrade": Work(
        lambda folder: first_schema(folder / LIBRARY), _upgrade, _lost_by_upgrade, 1, is_told=False
    ),
    "backup": Work(_one_paper, _back_up, _lost_backups),
    "restore": Work(_backed_up, _restore, _lost_restored),
}
