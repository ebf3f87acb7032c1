"""Names come out in their parts, however BibTeX writers put them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import Author
from ketareview.importing.bibtex.names import authors
from ketareview.importing.characters import storable

_OKAFOR, _PRADO = Author("Okafor", "Nnamdi"), Author("Prado", "I.")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Nnamdi Okafor and I. Prado", (_OKAFOR, _PRADO)),
        ("Okafor, Nnamdi AND Prado, I.", (_OKAFOR, _PRADO)),
        ("Okafor, Nnamdi and others", (_OKAFOR,)),
        ("Okafor, Nnamdi; Prado, I.", (_OKAFOR, _PRADO)),
        ("Okafor, N., Prado, I.", (Author("Okafor", "N."), _PRADO)),
        ("Nnamdi Okafor, I. Prado, E. Haas, A. Bee", None),
        ("von Last, Jr., First", (Author("von Last", "First, Jr."),)),
        ("John von der Doe, Jr.", (Author("von der Doe", "John, Jr."),)),
        ("Jean de {La Fontaine}", (Author("de La Fontaine", "Jean"),)),
        ("{World Health Organization} and Okafor, Nnamdi", None),
        ("family=Prado, given=I., prefix=von, useprefix=true", (Author("von Prado", "I."),)),
        ('"family=Prado, Jr.", given=I.', None),
        ("family=Este, given=Ada, prefix=d', useprefix=true", (Author("d'Este", "Ada"),)),
        ("de' Medici, Ada", (Author("de' Medici", "Ada"),)),
        (r"el-{\null} Sadat, Ada", (Author("el-Sadat", "Ada"),)),
        (r"d'{\null} Este, Ada", (Author("d'Este", "Ada"),)),
        (r"{\O}degaard, {\AA}sa", (Author("Ødegaard", "Åsa"),)),
        ("Okafor N and Prado IM", (Author("Okafor", "N"), Author("Prado", "IM"))),
        ("{Okafor, Nnamdi and Prado, I.}", (_OKAFOR, _PRADO)),
        ("Okafor, Nnamdi and Prado, I. and ", (_OKAFOR, _PRADO)),
        ("Madonna", (Author(literal="Madonna"),)),
        (" and , and ; ", ()),
    ],
)
def test_names_are_read(written: str, read: tuple[Author, ...] | None) -> None:
    found = tuple(authors(written))
    assert found == read if read is not None else len(found) in {1, 2, 4}


def test_bodies_stay_whole() -> None:
    (who,) = authors("{Council on Cardiopulmonary, Critical Care, and Resuscitation}")
    assert who == Author(literal="Council on Cardiopulmonary, Critical Care, and Resuscitation")


@given(st.text(st.sampled_from("{}\\,~;= \"andAbc'.")))
def test_any_names_have_an_end(written: str) -> None:
    assert all(who.family or who.literal for who in authors(written))


_WORD = (
    st.text(st.characters(categories=["Lu"]), min_size=2, max_size=9)
    .map(storable)
    .filter(lambda word: word.upper() not in {"AND", "JR", "SR", "II", "III", "IV"})
)


@given(st.lists(st.tuples(_WORD, _WORD), min_size=1, max_size=5))
def test_names_that_are_written_out_come_back(names: list[tuple[str, str]]) -> None:
    written = " and ".join(f"{family}, {given_name}" for family, given_name in names)
    assert [(who.family, who.given) for who in authors(written)] == names
