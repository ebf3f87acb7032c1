"""Suffixes of names stand in one place, wherever a database writes them."""

import pytest

from ketareview.domain.suffixes import parted, settled


@pytest.mark.parametrize(
    ("family", "given", "expected"),
    [
        ("Smith Jr.", "John", ("Smith", "John, Jr")),
        ("Smith, Jr", "John", ("Smith", "John, Jr")),
        ("SMITH JR", "JOHN", ("SMITH", "JOHN, JR")),
        ("Prado", "Carlos A., Jr", ("Prado", "Carlos A., Jr")),
        ("Prado", "Vanina Jr", ("Prado", "Vanina, Jr")),
        ("Prado", "Carlos A 3rd", ("Prado", "Carlos A, 3rd")),
        ("Prado III", "C", ("Prado", "C, III")),
        ("Prado Jr", "C, Jr", ("Prado", "C, Jr")),
        ("Smith", "JR", ("Smith", "JR")),
        ("Smith", "A JR", ("Smith", "A JR")),
        ("Smith", "IV", ("Smith", "IV")),
        ("Smith", "Jr", ("Smith", "Jr")),
        ("Smith Jr", "", ("Smith Jr", "")),
        ("", "", ("", "")),
    ],
)
def test_a_suffix_stands_behind_the_given_names(
    family: str, given: str, expected: tuple[str, str]
) -> None:
    assert settled(family, given) == expected


def test_given_names_are_parted_from_it() -> None:
    assert parted("John, Jr.") == ("John", "Jr")
    assert parted("John") == ("John", "")
