"""Journal, volume, pages and year in the ways in which journals print them on first pages."""

import pytest

from ketareview.importing.record.citation import cited
from ketareview.importing.record.findings import FIRST_PAGE, settle

_NONE = ("", "", "")
_DOI = "https://doi.org/10.5555/1"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("J Mood 2015;76(3):247–252", ("J Mood", 2015, "76", "3", "247–252")),  # noqa: RUF001
        ("BMJ 2019;364:l525", ("BMJ", 2019, "364", "", "l525")),
        ("J. Clin. Mood 2020, 9, 12. http", ("J. Clin. Mood", 2020, "9", "", "12")),
        ("JAMA Mood. 2018;75(1):28-35.", ("JAMA Mood", 2018, "75", "1", "28-35")),
        ("Prado et al. eMood 2019;8:e12. DOI", ("eMood", 2019, "8", "", "e12")),
        ("Mood April 15, 2013; 73:1133-41", ("Mood", 2013, "73", "", "1133-41")),
        ("The Mood, March 4, 2015 • 35(9):39–42", ("The Mood", 2015, "35", "9", "39–42")),  # noqa: RUF001
        ("Mood Research 215 (2014) 355-361", ("Mood Research", 2014, "215", "", "355-361")),
        ("Mood Research 45 (2011) 1027e1032", ("Mood Research", 2011, "45", "", "1027-1032")),
        ("Mood Research 181.3 (2010): 687-9", ("Mood Research", 2010, "181", "3", "687-9")),
        ("Rev. Mood. 13(9), 101-120 (2013)", ("Rev. Mood.", 2013, "13", "9", "101-120")),
        ("Journal of Mood\n2017, Vol. 31(3) 8-13", ("Journal of Mood", 2017, "31", "3", "8-13")),
        ("Journal of Mood\n27(6) 8-13\n© 2013", ("Journal of Mood", 2013, "27", "6", "8-13")),
        ("MOOD REPORTS | 7: 1234 | DOI:10.5/1", ("MOOD REPORTS", None, "7", "", "1234")),
        (
            "MOOD | March 3, 2015 | vol. 112 | no. 9 | 26-27",
            ("MOOD", 2015, "112", "9", "26-27"),
        ),
        ("Mood Bulletin vol. 42 no. 1 pp. 1-10, 2016", ("Mood Bulletin", 2016, "42", "1", "1-10")),
        (
            "Mood in Men | www.frontiersin.org 1 March 2020 | Volume 11 | Article 123",
            ("Mood in Men", 2020, "11", "", "123"),
        ),
        (
            f"Prado I (2015) Night and work. Mood ONE 10(3): e01. {_DOI}",
            ("Mood ONE", None, "10", "3", "e01"),
        ),
        (f"Night and work.\nFront. Mood 11:123.\n{_DOI}", ("Front. Mood", None, "11", "", "123")),
        (
            "790 onlinelibrary.example/journal/mood Mood: Pract Exper. 2023;53:790-810.",
            ("Mood: Pract Exper", 2023, "53", "", "790-810"),
        ),
        ("Mood Univ. J. 8(1): 7-10, 2009", ("Mood Univ. J.", 2009, "8", "1", "7-10")),
        (
            "I. Prado. Night in men.\nJournal of Mood, Reed, 2015, 12 (3), pp.1-10. ⟨hal-1⟩",
            ("Journal of Mood", 2015, "12", "3", "1-10"),
        ),
        ("To cite this version:\nI. Prado. Night. Reed, 2006. French. <tel-1>", ("", 2006, *_NONE)),
        (
            "Source: Mood and Men , August 2021, Vol. 41, No. 3 (August 2021),\npp. P1-P3",
            ("Mood and Men", 2021, "41", "3", "P1-P3"),
        ),
        ("Mood of Men\nVolume 2014, Article ID 81", ("Mood of Men", 2014, "2014", "", "81")),
        ("MIS Mood 2015, 39(1), 245--267", ("MIS Mood", 2015, "39", "1", "245--267")),
        (
            "Night. Cochrane Database of Systematic\nReviews 2021, Issue 9. Art. No.: CD01. DOI",
            ("Cochrane Database of Systematic Reviews", 2021, "", "9", "CD01"),
        ),
        ("this version posted January 3, 2020. The", ("", 2020, *_NONE)),
        ("Depress Mood 2018.35:1-9", ("Depress Mood", 2018, "35", "", "1-9")),
        (f"Moodopharmacology, {_DOI}", ("Moodopharmacology", None, *_NONE)),
        ("Journal of Mood, DOI: 10.5555/1", ("Journal of Mood", None, *_NONE)),
        ("PUBLISHED 12 May 2023", ("", 2023, "", "", "")),
        ("Date of publication: May 2012", ("", 2012, "", "", "")),
    ],
)
def test_journals_cite_their_papers_in_many_forms(
    line: str, expected: tuple[str, int | None, str, str, str]
) -> None:
    record, _ = settle(cited(line, FIRST_PAGE, 0.8))

    told = (record.journal, record.year, record.volume, record.issue, record.pages)
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "Citation: Prado, I. Night and Hard\nWork in Mice. J. Clin. Mood 2021, 22, 34. http",
        "Citation: Prado, I. Night and Hard\nWork. J. Clin. Mood 2021, 22, 34.\nJ. Clin. Mood 2021",
    ],
)
def test_the_end_of_a_title_is_no_part_of_the_journal(text: str) -> None:
    record, _ = settle(cited(text, FIRST_PAGE, 0.8))

    assert record.journal == "J. Clin. Mood"


def test_a_line_of_hyphens_is_soon_read() -> None:
    """Each could part two words of a journal's name, in more ways than can be tried."""
    record, _ = settle(
        cited(f"{'A-' * 300}x: 2015;12:3\n{'A-' * 300}\nx 5:e1 doi", FIRST_PAGE, 0.8)
    )

    assert not record.volume
