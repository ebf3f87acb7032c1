"""Texts that patterns and trees could be tried on for ever: reading them ends."""

import pytest
from lxml import etree

from ketareview.domain.article import Author
from ketareview.importing.prose.formulas import mathml
from ketareview.importing.record import names
from ketareview.importing.record.titles import is_title

_DEPTH = 100


@pytest.mark.parametrize("name", ["mrow", "mstyle", "mfrac", "msup", "mtr", "mfenced", "other"])
def test_formulas_within_formulas_are_read_once(name: str) -> None:
    tree = etree.fromstring(f"<math>{f'<{name}>' * _DEPTH}<mi>x</mi>{f'</{name}>' * _DEPTH}</math>")

    assert mathml(tree).strip("();, ") == "x"


def test_capitals_without_end_are_no_titles_of_a_person() -> None:
    capitals = "A" * 400

    assert names.authors(f"Ada Okafor, {capitals}1x") == (
        Author(family="Okafor", given="Ada"),
        Author(literal=capitals),
    )


def test_suffixes_without_end_are_names() -> None:
    (found,) = names.authors("Ada Berg Okafor" + ", Jr" * 4_000)

    assert found.literal.startswith("Ada Berg Okafor Jr Jr")


@pytest.mark.parametrize("words", ["a" + "0" * 300 + "b", "0" * 150 + "a" * 200 + " b"])
def test_numbers_without_end_may_stand_in_titles(words: str) -> None:
    assert not is_title(words) or " " in words
