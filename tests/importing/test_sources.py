"""Lines in which databases tell where a work appeared."""

import pytest

from ketareview.importing.record import sources

_EMBASE = [
    ("{} (2004) 12:3 (45-67). Date of Publication: 6 May 2004", ("12", "3", "45-67")),
    ("{} (2004) 12 (45-67). Date of Publication: 2004", ("12", "", "45-67")),
    ("{} (2004) 12:Supplement 1 (S4). Date of Publication: 2004", ("12", "Supplement 1", "S4")),
    ("{} (2004) 12 Article Number: 45. Date of Publication: 6 May 2004", ("12", "", "45")),
    ("{} (2004). Date of Publication: 2004", ("", "", "")),
    ("{}. 12 (3) (pp 45-67), 2004. Date of Publication: 06 May 2004.", ("12", "3", "45-67")),
    ("{}. 12 (pp 45-67), 2004. Date of Publication: 2004.", ("12", "", "45-67")),
    ("{}.12 (3) ()(pp 45-67), 2004.Date of Publication: 2004.", ("12", "3", "45-67")),
    (
        "{}. Conference: Frogs, 4. Lille France. 12 (SUPPL. 2) (pp S4), 2004.",
        ("12", "SUPPL. 2", "S4"),
    ),
    ("{}. 12 (no pagination), 2004. Article Number: e45. Date of", ("12", "", "e45")),
]
_OTHERS = [
    ("{}. 12(3):45-67, 2004 May 6.", ("12", "3", "45-67")),
    ("{}. 2004 May 6;12(3):45-67.", ("12", "3", "45-67")),
    ("{}. Vol.12(3), May-Jun 2004, pp. 45-67.", ("12", "3", "45-67")),
    ("{}. Vol.12, 2004, ArtID 45.", ("12", "", "45")),
    ("{} May 2004;12(3):45-67", ("12", "3", "45-67")),
]


@pytest.mark.parametrize(("line", "numbers"), [*_EMBASE, *_OTHERS])
@pytest.mark.parametrize("journal", ["Ponds", "Journal of Ponds (Lille, France)", "The Ponds & Us"])
def test_each_database_has_its_way(line: str, numbers: tuple[str, str, str], journal: str) -> None:
    told = sources.told(line.format(journal))
    assert (told["journal"], told["year"]) == (journal, "2004")
    assert tuple(told.get(part, "") for part in ("volume", "issue", "pages")) == numbers


def test_a_source_may_be_cut_off_behind_the_conference() -> None:
    line = "Ponds. Conference: 4th Frog Meeting. Lille, France. Conference Start: 20040506 Confer"
    assert sources.told_by_embase(line) == {"journal": "Ponds"}


def test_a_name_alone_is_the_journal() -> None:
    assert sources.told("Journal of Ponds. ") == {"journal": "Journal of Ponds"}


@pytest.mark.parametrize("line", [line for line, _ in _EMBASE])
def test_embase_is_told_from_names_of_journals(line: str) -> None:
    assert sources.told_by_embase(line.format("Ponds"))["journal"] == "Ponds"


@pytest.mark.parametrize("name", ["Ponds", "Ponds (Lille) (2004)", "Ponds. 2nd series (Lille)"])
def test_a_name_of_a_journal_is_no_source(name: str) -> None:
    assert not sources.told_by_embase(name)


@pytest.mark.parametrize(
    "part", ["a (2004) ", "a. Conference: x. ", "a. 2 (3) ", "1 (2) (pp ", "Vol. 1(", "a, 2 (3), "]
)
def test_any_long_line_has_an_end(part: str) -> None:
    assert "note" not in sources.told(part * 2_000)
