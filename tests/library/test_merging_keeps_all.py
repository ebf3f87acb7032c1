"""A merge keeps all that its articles had, and undo brings each back as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Article, ArticleStatus, Origin, Record
from ketareview.domain.highlight import Highlight
from ketareview.domain.imports import Draft
from ketareview.library import Library
from tests.library.papers import TEXTS, draft, mark, paper, read
from tests.library.rows import folded, live, stored

_TOPICS = ("FDA", "PTSD", "Sedation")
_NUMBERS = count()
_WORDS = st.sampled_from(["", "one", "two", "three"])


@dataclass(frozen=True)
class _Paper:
    """What an article of an example has."""

    record: Record
    files: int
    notes: tuple[str, ...]
    topics: frozenset[str]
    marked: frozenset[str]
    status: ArticleStatus


_PAPERS = st.builds(
    _Paper,
    record=st.builds(
        Record,
        title=_WORDS,
        journal=_WORDS,
        year=st.none() | st.integers(2000, 2001),
        extra=st.dictionaries(st.sampled_from(["issn", "language"]), _WORDS.filter(bool)),
    ),
    files=st.integers(1, 2),
    notes=st.lists(_WORDS, max_size=2).map(tuple),
    topics=st.frozensets(st.sampled_from(_TOPICS), max_size=2),
    marked=st.frozensets(st.sampled_from(_TOPICS), max_size=2),
    status=st.sampled_from(ArticleStatus),
)
Kept = tuple[list[Article], list[list[Highlight]]]


def _made(library: Library, folder: Path, example: _Paper, shared: Path) -> UUID:
    """Store an article with its files, of which the first may be one that others have as well."""
    path = paper(folder, f"{next(_NUMBERS)}.txt", [*TEXTS, str(next(_NUMBERS))])
    files = [path, shared][: example.files]
    batch = library.imports.begin("Papers", files)
    known = (["title"] if example.record.title else []) + list(example.record.extra)
    origin = {name: Origin(f"file {path.stem}", 0.5) for name in known}
    one = Draft(example.record, origin, draft(read(path)).pages)
    stored = library.imports.store(batch, read(path), one, path)
    assert stored.article_id is not None
    for further in files[1:]:
        more = Draft(Record(), {}, draft(read(further)).pages)
        library.imports.attach(batch, read(further), more, further, stored.article_id)
    article = library.articles.get(stored.article_id)
    for topic in sorted(example.topics):
        library.articles.file([article.id], library.topics.find(topic).id)
    for note in example.notes:
        marked = (library.topics.find(topic).id for topic in sorted(example.marked))
        mark(library, article, *marked, note=note)
    library.articles.set_status([article.id], example.status)
    return article.id


def _all(library: Library, ids: Sequence[UUID]) -> Kept:
    return [library.articles.get(each) for each in ids], [library.highlights.of(i) for i in ids]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(examples=st.lists(_PAPERS, min_size=2, max_size=3))
def test_a_merge_keeps_everything_and_undo_brings_everything_back(
    library: Library, tmp_path: Path, examples: list[_Paper]
) -> None:
    shared = paper(tmp_path, "shared.txt", ["Shared by several."])
    ids = [_made(library, tmp_path, each, shared) for each in examples]
    articles, highlights = before = _all(library, ids)
    rows = live(library)

    merged = library.articles.merge(ids[0], ids[1:])

    marks = {each.id: each for several in highlights for each in several}
    now = {each.id: each for each in library.highlights.of(merged.id)}
    assert now.keys() == marks.keys()
    for each in now.values():
        was = marks[each.id]
        assert (each.passage, each.tags, each.reviewer) == (was.passage, was.tags, was.reviewer)
    assert {s.sha256 for s in merged.sources} == {s.sha256 for a in articles for s in a.sources}
    assert set(merged.topics) == {topic for a in articles for topic in a.topics}
    for name, origin in merged.origin.items():
        assert any(a.origin.get(name.removesuffix(" (merged)")) == origin for a in articles) or (
            origin == Origin("", 0.0)
        )
    assert articles[0].origin.items() <= merged.origin.items()
    assert library.highlights.quote_ok(list(now)) == dict.fromkeys(now, True)
    assert library.check().ok

    library.history.undo()

    assert _all(library, ids) == before
    assert live(library) == rows
    assert folded(library) == stored(library)
    library.history.redo()
    assert library.articles.get(merged.id) == merged
