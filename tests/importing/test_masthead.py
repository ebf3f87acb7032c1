"""Title and authors are found by the size and place of lines."""

from dataclasses import replace

from ketareview.domain.geometry import Rect
from ketareview.importing.record.masthead import authors_near, title
from ketareview.pdf.shapes import TextLine


def _lines(*rows: tuple[float, float, str], page: int = 1) -> list[TextLine]:
    return [TextLine(text, Rect(50, top, 400, size), size, False, page) for top, size, text in rows]  # noqa: FBT003 - not bold


def _height(_page: int) -> float:
    return 800.0


_BODY = [
    (300.0 + 12 * row, 10.0, "Depression is common, and ketamine acts fast. " * 2)
    for row in range(20)
]
_PAPER = _lines(
    (20, 8, "Okafor et al. Journal of Mood (2021) 4:12"),
    (40, 30, "Mood"),
    (80, 14, "RESEARCH ARTICLE"),
    (100, 20, "Rapid effects of ketamine in treat\u00ad"),
    (122, 20, "ment-resistant depression: a randomised trial"),
    (150, 12, "Nnamdi Okafor1*, Ines Prado2 and"),
    (164, 12, "Lars van der Berg1"),
    (180, 8, "1 Department of Psychiatry, University of Mood"),
    *_BODY,
)


def test_the_title_is_the_largest_group_that_may_be_one() -> None:
    found = title(_PAPER, _height)

    assert found is not None
    assert (
        found.text
        == "Rapid effects of ketamine in treatment-resistant depression: a randomised trial"
    )


def test_authors_follow_the_title() -> None:
    found = title(_PAPER, _height)

    assert found is not None
    assert [who.family for who in authors_near(_PAPER, found)] == [
        "Okafor",
        "Prado",
        "van der Berg",
    ]


def test_authors_may_stand_above_or_a_line_each_with_their_addresses() -> None:
    above = _lines(
        (60, 12, "Xiao Haibing*, Cao Xu"), (80, 20, "A title with several words"), *_BODY
    )
    below = _lines(
        (80, 20, "A title with several words"),
        (110, 9, "doi:10.5555/1"),
        (130, 12, "Beena G Sood (bsood@example.org)"),
        (145, 12, "Martin Keszler (mk@example.org)"),
        *_BODY,
    )
    for lines, families in ((above, ["Haibing", "Xu"]), (below, ["Sood", "Keszler"])):
        found = title(lines, _height)
        assert found is not None
        assert [who.family for who in authors_near(lines, found)] == families


def test_a_page_of_one_size_has_no_title_to_be_sure_of() -> None:
    assert title(_lines(*_BODY), _height) is None
    assert title([], _height) is None


def test_the_second_page_is_asked_after_a_cover_without_text() -> None:
    second = _lines((100, 20, "A title with several words"), *_BODY, page=2)
    found = title([*_lines((100, 30, "Mood")), *second], _height)

    assert found is not None
    assert found.text == "A title with several words"


def test_what_runs_up_the_margin_is_no_title() -> None:
    margin = TextLine("For personal use of readers", Rect(10, 100, 20, 400), 24, False, 1)  # noqa: FBT003 - not bold
    found = title([margin, *_PAPER], _height)

    assert found is not None
    assert found.text.startswith("Rapid effects")


def test_a_label_in_the_title_s_own_letters_is_left_out() -> None:
    lines = _lines(
        (40, 20, "ORIGINAL ARTICLE"),
        (62, 20, "Ketamine in depression: a systematic review and"),
        (84, 20, "meta-analysis"),
        *_BODY,
    )
    found = title(lines, _height)

    assert found is not None
    assert found.text == "Ketamine in depression: a systematic review and meta-analysis"


def test_lines_that_differ_in_size_and_weight_are_not_one_title() -> None:
    name = TextLine("Nnamdi Okafor and Ines Prado", Rect(50, 124, 400, 18), 18.5, False, 1)  # noqa: FBT003 - not bold
    bold = TextLine("Rapid effects of ketamine", Rect(50, 100, 400, 20), 20, True, 1)  # noqa: FBT003 - bold
    found = title([bold, name, *_lines(*_BODY)], _height)

    assert found is not None
    assert found.text == "Rapid effects of ketamine"
    assert [who.family for who in authors_near([bold, name, *_lines(*_BODY)], found)] == [
        "Okafor",
        "Prado",
    ]


def test_authors_with_an_address_each_are_read_block_by_block() -> None:
    blocks = [
        row
        for number, (name, mail) in enumerate(
            (("Jan Keim", "jan@example.org"), ("Sophie Corallo", "sophie@example.org"))
        )
        for row in (
            (110 + 60 * number, 12, name),
            (124 + 60 * number, 10, mail),
            (138 + 60 * number, 10, "Institute of Moods, Lagos"),
        )
    ]
    lines = _lines((80, 20, "A title with several words"), *blocks, *_BODY)
    found = title(lines, _height)

    assert found is not None
    assert [who.family for who in authors_near(lines, found)] == ["Keim", "Corallo"]


def test_names_are_told_from_places_days_and_marks() -> None:
    for rows, families in (
        (["Ines Prado, University of Mood"], ["Prado"]),
        (
            ["Ines Prado • Universita di Roma, Italy", "Lars Berg • IRISA, France"],
            ["Prado", "Berg"],
        ),
        (["January 3, 2024"], []),
        (["Ines Prado1", "1,", "Lars Berg2", "2", "1 Department of Moods"], ["Prado", "Berg"]),
        (["Ines Prado, Lars Berg and the Mood Study Group"], ["Prado", "Berg"]),
        (["France Légaré, Nathalie Brière"], ["Légaré", "Brière"]),
    ):
        below = [(110 + 12 * number, 11, row) for number, row in enumerate(rows)]
        lines = _lines((80, 20, "A title with several words"), *below, *_BODY)
        found = title(lines, _height)
        assert found is not None
        people = [who.family for who in authors_near(lines, found) if who.family]
        assert people == families


def test_a_line_that_holds_several_is_no_larger_for_it() -> None:
    (line,) = _lines((60, 11, "Some journal, and where it came from, " * 3))
    several = replace(line, box=Rect(50, 60, 400, 48))
    lines = [several, *_lines((120, 18, "A title with several words"), *_BODY)]
    found = title(lines, _height)
    assert found is not None
    assert found.text == "A title with several words"


def _authors(*rows: str) -> list[str]:
    below = [(110.0 + 12 * number, 11.0, row) for number, row in enumerate(rows)]
    lines = _lines((80, 20, "A title with several words"), *below, *_BODY)
    found = title(lines, _height)
    assert found is not None
    return [who.short for who in authors_near(lines, found)]


def test_authors_in_columns_stand_above_their_institutes_and_addresses() -> None:
    assert _authors(
        *("Ines Prado", "Institute of Moods", "Linz, Austria", "ines@example.org"),
        *("Lars Berg", "Institute of Sleep", "Dublin, Ireland", "lars@example.org"),
    ) == ["Prado", "Berg"]
    assert _authors("Linz, Austria", "Dublin, Ireland") == []


def test_names_on_two_lines_are_parted_where_both_are_whole() -> None:
    assert _authors("Ines Prado, Lars M. Berg", "Ada Reed, Nnamdi Okafor") == [
        *("Prado", "Berg", "Reed", "Okafor")
    ]
    assert _authors("Ines Prado, Ada Marie van", "der Berg") == ["Prado", "van der Berg"]
    assert _authors("Ines Prado, Ana Cristina", "Berg, Ada Reed") == ["Prado", "Berg", "Reed"]
    assert _authors("Ines Prado, Nnamdi Oka\u00ad", "for, Ada Reed") == ["Prado", "Okafor", "Reed"]


def test_affiliations_begin_with_a_mark() -> None:
    assert _authors("Ines Prado1", "1 Comparative Moods, University of Sleep") == ["Prado"]


def _title(*rows: tuple[float, float, str], journal: str = "") -> str:
    found = title(_lines(*rows, *_BODY), _height, {journal})
    return found.text if found else ""


def test_a_title_may_name_a_work_of_several_and_a_running_head_does_so_first() -> None:
    assert _title((80, 20, "Moods revisited: a reply to Okafor et al. 2010")).startswith("Moods")
    assert not _title((40, 20, "Okafor N, et al. Moods and more"))


def test_a_title_may_be_set_in_double_space_and_goes_on_below_only() -> None:
    assert _title((80, 20, "Moods of many people"), (121, 20, "in the night")) == (
        "Moods of many people in the night"
    )
    assert _title((109, 20, "Note"), (84, 20, "Moods of many people")) == "Moods of many people"


def test_sections_and_days_are_no_titles() -> None:
    sections = _lines((80, 14, "1 Introduction"), (120, 14, "2 Some more examples"), *_BODY)
    behind = _lines((80, 20, "Some words that are large"), page=2)
    assert title([*sections, *behind], _height) is None
    assert _title((80, 20, "2 Years of ketamine")) == "2 Years of ketamine"
    assert not _title((80, 20, "Ines Prado February 7, 2018"))


def test_raised_letters_are_no_part_of_a_name() -> None:
    places = ("aUniversity of Mood", "bUniversity of Sleep")
    assert _authors("Ines Pradoa,*, Lars Bergb and Ada Reeda,b", *places) == [
        *("Prado", "Berg", "Reed")
    ]
    assert _authors("Ines Costa, Lars Webb", "1 University of Mood") == ["Costa", "Webb"]


def test_the_name_of_the_journal_is_no_title() -> None:
    rows = [(40.0, 20.0, "Moods of Night"), (80.0, 16.0, "What wards report of ketamine")]

    assert _title(*rows) == "Moods of Night"
    assert _title(*rows, journal="moods of night") == "What wards report of ketamine"


def test_degrees_end_names_at_the_ends_of_lines() -> None:
    assert _authors("Ines Prado Jr., M.D.", "Lars M. Berg, M.D., M.S.", "Ada Reed, Ph.D.") == [
        *("Prado", "Berg", "Reed")
    ]
    assert _authors("By Ines Prado, M.D.") == ["Prado"]
    assert _authors("Ines Prado, Lars Berg, on behalf of the Mood Collaborators") == [
        *("Prado", "Berg", "Mood Collaborators")
    ]
