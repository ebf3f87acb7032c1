"""The codebook of a library, and how it is replaced."""

from dataclasses import replace

import pytest

from ketareview.domain.article import Article
from ketareview.domain.codebook import ChangeKind, Codebook, Scheme
from ketareview.domain.codebook_table import codebook_from_table
from ketareview.domain.errors import CodebookFileError
from ketareview.domain.ids import fixed_id
from ketareview.library import Library, default_codebook
from tests.library.papers import mark

CODE = {"key": "a", "sign": "a", "label": "A"}
TABLE: dict[str, object] = {
    "name": "Small",
    "version": "1",
    "claim_type": [CODE],
    "strength": [CODE],
    "stance": [CODE],
    "basis": [CODE],
}


def test_a_new_library_has_the_default_codebook(library: Library) -> None:
    current, default = library.codebooks.current(), default_codebook()
    assert (current.name, current.version) == (default.name, default.version)
    for scheme in Scheme:
        assert current.of(scheme) == default.of(scheme)
    assert {topic.id for topic in current.topics} == {topic.id for topic in default.topics}
    assert library.codebooks.preview(default) == ()
    assert current.code(Scheme.STRENGTH, "trial").level == 5
    assert current.code(Scheme.CLAIM_TYPE, "efficacy").id == fixed_id(
        "code", "claim_type", "efficacy"
    )


def test_replacing_adds_changes_and_retires(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    old = library.codebooks.current()
    first, second, *others = old.codes
    added = replace(first, id=fixed_id("code", "claim_type", "new"), key="new", sign="9")
    changed = replace(second, label="Other label", colour="#123456")
    new = Codebook("Mine", "7", (added, changed, *others), old.topics)
    changes = library.codebooks.preview(new)
    assert [(change.kind, change.key) for change in changes] == [
        (ChangeKind.ADDED, "new"),
        (ChangeKind.CHANGED, second.key),
        (ChangeKind.RETIRED, first.key),
    ]
    assert changes[1].fields == ("label", "colour")
    library.codebooks.replace(new)
    current = library.codebooks.current()
    assert (current.name, current.version) == ("Mine", "7")
    assert current.code(Scheme.CLAIM_TYPE, first.key).retired
    assert first.key not in {code.key for code in current.of(Scheme.CLAIM_TYPE)}
    assert library.codebooks.preview(new) == ()
    assert library.highlights.get(highlight.id) == highlight
    library.history.undo()
    assert library.codebooks.current() == old


def test_a_topic_of_the_reviewers_outlives_a_new_codebook(library: Library) -> None:
    mine = library.topics.add("Mine")
    library.codebooks.replace(default_codebook())
    assert library.topics.find("Mine") == mine


def test_topics_below_topics_are_read(library: Library) -> None:
    table = {
        **TABLE,
        "topic": [
            {"name": "Top", "below": ["One", {"name": "Two", "below": ["Deep"]}]},
        ],
    }
    codebook = codebook_from_table(table)
    assert [topic.name for topic in codebook.topics] == ["Top", "One", "Two", "Deep"]
    assert codebook.topics[1].id == fixed_id("topic", "Top", "One")
    library.codebooks.replace(codebook)
    assert library.topics.find("Top/Two/Deep").parent == codebook.topics[2].id


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"name": ""}, "name is missing"),
        ({"name": 3}, "name is not text"),
        ({"version": None}, "version is not text"),
        ({"stance": []}, "no stance"),
        ({"stance": "x"}, "stance is not a list of tables"),
        ({"stance": [{**CODE, "key": " "}]}, "key is missing"),
        ({"stance": [CODE, CODE]}, "stance key a is there twice"),
        ({"stance": [CODE, {**CODE, "key": "b"}]}, "stance sign a is there twice"),
        ({"strength": [{**CODE, "level": 7}]}, "level of a is not 0 to 6"),
        ({"strength": [{**CODE, "level": True}]}, "level of a is not 0 to 6"),
        ({"stance": [{**CODE, "colour": "red"}]}, "colour of a is not #rrggbb"),
        ({"stance": [{**CODE, "also": "x"}]}, "also is not a list of words"),
        ({"topic": [{"name": "T", "below": "x"}]}, "what is below T is not a list"),
        ({"topic": [{"name": "T", "below": [3]}]}, "below T stands something that is no topic"),
        ({"topic": [{"name": "T"}, {"name": "T"}]}, "topic T is there twice"),
    ],
)
def test_a_broken_codebook_is_refused(change: dict[str, object], finding: str) -> None:
    with pytest.raises(CodebookFileError) as caught:
        codebook_from_table({**TABLE, **change}, "mine.toml")
    assert caught.value.facts == {"path": "mine.toml", "finding": finding}
