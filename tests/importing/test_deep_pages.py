"""Pages nested without end are read like others: by the element that is nearest."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ketareview.domain.text import BlockKind
from ketareview.importing.webpage.inheriting import Inherited, depths_of
from ketareview.importing.webpage.main_text import chosen
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk

_DEPTH = 2_000
_WORDS = "Ketamine was given to all who took part, once in each of four weeks, by mouth. " * 2


@given(nested=st.lists(st.sampled_from(["yes", "no", "none"]), min_size=1, max_size=30))
def test_the_nearest_element_that_knows_decides(nested: list[str]) -> None:
    tree = html.fragment_fromstring("".join(f'<div class="{one}">' for one in nested))
    line = [tree, *tree.iterdescendants()]
    ask = Inherited(lambda one: {"yes": True, "no": False}.get(str(one.get("class"))))

    for place, element in reversed(list(enumerate(line))):
        known = [one for one in nested[: place + 1] if one != "none"]
        assert ask(element) is (known[-1:] == ["yes"])
        assert ask(element) is ask(element)


def test_depths_are_counted_from_the_outermost_element() -> None:
    tree = html.document_fromstring("<div><p>a<b>b</b></p><p>c</p></div>")
    depths = depths_of(reversed(list(tree.iter())))

    assert depths[tree] == 0
    assert depths == depths_of(tree.iter())
    assert all(
        depths[each] == depths[above] + 1
        for each in tree.iterdescendants()
        for above in (each.getparent(),)
    )


def test_the_article_is_found_at_any_depth() -> None:
    furniture = (
        '<div class="sidebar">' + "<p>Read about sleep, and about other things.</p>" * 20 + "</div>"
    )
    article = f"<p>{_WORDS}</p>" * 40
    page = f"<body>{'<div>' * _DEPTH}{furniture}<article>{article}</article>"
    tree = tree_of(page)
    assert tree is not None
    stretches = list(Walk().stretches(tree))

    parts, dropped = chosen(stretches, _WORDS * 40, "")

    assert (len(parts), dropped) == (40, {"page-furniture"})


def test_a_block_is_what_the_nearest_element_makes_of_it() -> None:
    page = "<ul><li>a<blockquote>b<ul><li>c</ul>d</blockquote>e<div>f</div></ul><p>g"
    stretches = Walk().stretches(html.document_fromstring(page))

    assert [(one.part.text, one.part.kind, one.part.level) for one in stretches] == [
        ("a", BlockKind.LIST_ITEM, 1),
        ("b", BlockKind.QUOTATION, 0),
        ("c", BlockKind.LIST_ITEM, 2),
        ("d", BlockKind.QUOTATION, 0),
        ("e", BlockKind.LIST_ITEM, 1),
        ("f", BlockKind.LIST_ITEM, 1),
        ("g", BlockKind.PARAGRAPH, 0),
    ]


def test_hidden_sections_in_their_like_are_read_and_hidden_words_are_not() -> None:
    tree = tree_of(f"<body><div hidden>Few</div>{'<div hidden>' * _DEPTH}{'<b>a</b>' * 9_000}")
    assert tree is not None
    walk = Walk()

    (stretch,) = walk.stretches(tree)

    assert (stretch.part.text, walk.left_out) == ("a" * 9_000, {"hidden-text"})
