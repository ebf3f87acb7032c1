"""The tree of topics, its counts, and how its topics are called."""

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    AmbiguousTopicError,
    NamelessTopicError,
    TopicExistsError,
    TopicNotFoundError,
)
from ketareview.domain.highlight import Topic
from ketareview.domain.ids import fixed_id, new_id
from ketareview.library import Library
from tests.library.papers import mark


def called(library: Library, name: str) -> Topic:
    """Find a topic with its counts."""
    wanted = library.topics.find(name).id
    return next(topic for topic in library.topics.tree() if topic.id == wanted)


def test_a_new_library_has_the_default_tree_depth_first(library: Library) -> None:
    tree = library.topics.tree()
    assert tree[0].name == "Condition"
    assert tree[0].id == fixed_id("topic", "", "Condition")
    assert len(tree) == len(library.codebooks.current().topics) > 100
    seen = set()
    for topic in tree:
        assert topic.parent is None or topic.parent in seen
        seen.add(topic.id)
    children = [topic for topic in tree if topic.parent == tree[0].id]
    assert [topic.order for topic in children] == sorted(topic.order for topic in children)


def test_counts_include_the_topics_below_and_count_each_thing_once(
    library: Library, article: Article
) -> None:
    safety, sedation = library.topics.find("Safety").id, library.topics.find("Sedation").id
    mark(library, article, safety, sedation)
    mark(library, article, sedation)
    library.highlights.delete([mark(library, article, sedation).id])
    library.articles.file([article.id], library.topics.find("FDA").id)
    counts = {
        name: (called(library, name).articles, called(library, name).highlights)
        for name in ("Safety", "Sedation", "FDA", "Policy", "Method")
    }
    assert counts == {
        "Safety": (1, 2),
        "Sedation": (1, 2),
        "FDA": (1, 0),
        "Policy": (1, 0),
        "Method": (0, 0),
    }
    library.articles.delete([article.id])
    assert not any(topic.articles or topic.highlights for topic in library.topics.tree())


@pytest.mark.parametrize("typed", ["Sedation", " sedation ", "SÉDATION", "safety/SEDATION"])
def test_a_topic_is_found_in_any_case_and_without_accents(library: Library, typed: str) -> None:
    assert library.topics.find(typed).name == "Sedation"


def test_a_name_at_two_places_is_told_apart_by_the_parent(library: Library) -> None:
    mine = library.topics.add("Sedation", library.topics.find("Method").id)
    with pytest.raises(AmbiguousTopicError) as caught:
        library.topics.find("sedation")
    assert caught.value.facts["candidates"] == "Safety/Sedation; Method/Sedation"
    assert library.topics.find("method/sedation") == mine
    top = library.topics.add("Sedation")
    assert library.topics.find("sedation") == top


def test_an_unknown_topic_is_refused_with_the_nearest(library: Library) -> None:
    with pytest.raises(TopicNotFoundError) as caught:
        library.topics.find("sedaton")
    assert "Safety/Sedation" in caught.value.facts["nearest"]
    for typed in ("", "/", "Safety/", "Method/Sedation"):
        with pytest.raises(TopicNotFoundError):
            library.topics.find(typed)


def test_a_name_may_hold_a_slash(library: Library) -> None:
    added = library.topics.add("Dose/response", library.topics.find("Method").id)
    assert library.topics.find("dose/response") == added
    assert library.topics.find("method/dose/response") == added


def test_topics_are_added_renamed_moved_and_deleted(library: Library) -> None:
    parent = library.topics.add("Mine")
    child = library.topics.add("Child", parent.id)
    grandchild = library.topics.add("Grandchild", child.id)
    assert library.topics.below(parent.id) == {parent.id, child.id, grandchild.id}
    library.topics.rename(child.id, "Kid")
    assert library.topics.find("mine/kid/grandchild").id == grandchild.id
    library.topics.move(child.id, None)
    assert library.topics.below(parent.id) == {parent.id}
    assert library.topics.find("Kid").parent is None
    library.topics.delete(child.id)
    for name in ("Kid", "Grandchild"):
        with pytest.raises(TopicNotFoundError):
            library.topics.find(name)
    library.history.undo()
    assert library.topics.find("kid/grandchild").id == grandchild.id


def test_siblings_have_different_names_and_nothing_is_below_itself(library: Library) -> None:
    parent = library.topics.add("Mine")
    child = library.topics.add("Child", parent.id)
    with pytest.raises(TopicExistsError):
        library.topics.add("mine")
    with pytest.raises(TopicExistsError):
        library.topics.add("CHILD", parent.id)
    other = library.topics.add("Other topic", parent.id)
    with pytest.raises(TopicExistsError):
        library.topics.rename(other.id, "child")
    library.topics.rename(other.id, "OTHER topic")
    for below in (parent.id, child.id):
        with pytest.raises(TopicExistsError):
            library.topics.move(parent.id, below)
    library.topics.rename(other.id, "Mine")
    with pytest.raises(TopicExistsError):
        library.topics.move(other.id, None)


def test_topics_that_are_gone_are_refused(library: Library) -> None:
    gone = new_id()
    with pytest.raises(TopicNotFoundError):
        library.topics.add("x", gone)
    with pytest.raises(TopicNotFoundError):
        library.topics.rename(gone, "x")
    with pytest.raises(TopicNotFoundError):
        library.topics.move(gone, None)
    with pytest.raises(TopicNotFoundError):
        library.topics.delete(gone)


def test_highlights_of_a_deleted_topic_stay(library: Library, article: Article) -> None:
    topic = library.topics.add("Mine")
    highlight = mark(library, article, topic.id)
    library.topics.delete(topic.id)
    assert library.highlights.get(highlight.id).tags.topics == ()
    library.history.undo()
    assert library.highlights.get(highlight.id) == highlight


@pytest.mark.parametrize("name", ["", " \n\t"])
def test_a_topic_without_a_name_is_refused(library: Library, name: str) -> None:
    topic = library.topics.add("Sleep")
    with pytest.raises(NamelessTopicError):
        library.topics.add(name)
    with pytest.raises(NamelessTopicError):
        library.topics.rename(topic.id, name)
    assert called(library, "Sleep").id == topic.id


def test_a_name_is_written_on_one_line(library: Library) -> None:
    assert library.topics.add(" Deep\n sleep ").name == "Deep sleep"
