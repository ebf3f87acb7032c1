"""Abstracts keep all of their words, and none of what journals print around them."""

import pytest

from ketareview.importing.record.abstracts import abstract

_WORDS = "It acts fast in most patients, and its effect fades within some days.\n" * 4


def test_an_abstract_on_two_pages_is_one() -> None:
    text = (
        f"Abstract\nBackground: {_WORDS}(Continued on next page)\n* Correspondence: a@b.org\n"
        f"1 School of Mood\nA note.\n(Continued from previous page)\nResults: {_WORDS}Keywords"
    )

    first, second = abstract(text).split("\n")

    assert first.startswith("Background:")
    assert first.endswith("some days.")
    assert second.startswith("Results:")


def test_a_line_that_begins_like_a_footnote_goes_on() -> None:
    found = abstract(f"Abstract\n{_WORDS}corresponding doses were given.\nCorresponding author: A")

    assert found.endswith("days. corresponding doses were given.")


def test_what_stands_between_abstract_and_keywords_is_left_out() -> None:
    for behind in (
        "Subjects Psychiatry, Sleep\nKeywords mood",
        "Communicated by: I. Prado",
        "∗Equal contribution.",  # noqa: RUF001 - a mark
        "Extended author information available on the last page of the article",
    ):
        assert abstract(f"Abstract\nConclusions: {_WORDS}{behind}\nMore.").endswith("some days.")


def test_subjects_may_be_people() -> None:
    found = abstract(f"Abstract\n{_WORDS}Subjects Thirty adults with depression.\nKeywords mood")

    assert found.endswith("Subjects Thirty adults with depression.")


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        (" ", ("IMPORTANCE", "OBJECTIVE", "RESULTS", "CONCLUSIONS AND RELEVANCE")),
        (": ", ("Objective", "Method", "Results", "Conclusions")),
        ("\n", ("Background", "Aims", "Method", "Results", "Conclusions")),
    ],
)
@pytest.mark.parametrize(
    "behind",
    [
        "Am J Mood 2019; 176:401-409; doi: 10.5555/1",
        "Mood in Advance (doi: 10.5555/1)",
        "Mood (2018) 0:1-8; https://doi.org/10.5555/1",
        "J Mood. 2018;75(2):139-148. doi:10.5555/1",
        "From the Department of Moods, Lagos",
        "Declaration of interest",
        "K E Y W O R D S",
        "Schlüsselwörter Ketamin",
        "MeSH terms: Ketamine",
        "Categories: Psychiatry",
        "Strengths and limitations of this study",
        "PLAIN LANGUAGE SUMMARY",
        "1 | INTRODUCTION",
    ],
)
def test_labels_in_many_forms_show_an_abstract(
    mark: str, names: tuple[str, ...], behind: str
) -> None:
    labelled = "".join(f"{name}{mark}{_WORDS}" for name in names)

    found = abstract(f"A title\nI. Prado\n{labelled}{behind}\nWords that are no abstract.")

    assert [part.partition(" ")[0].strip(":") for part in found.split("\n")] == [
        name.partition(" ")[0] for name in names
    ]
    assert found.endswith("some days.")


def test_a_registration_is_no_part_of_the_citation_behind_it() -> None:
    text = f"Abstract\n{_WORDS}Trial Registration: NCT01234567\nJ Mood 2018;75(2):1-8\nMore."

    assert abstract(text).endswith("NCT01234567")


def test_sections_of_a_paper_are_no_abstract() -> None:
    text = "".join(f"{name}\n{_WORDS * 9}" for name in ("Background", "Methods", "Results"))

    assert not abstract(f"A title\n{text}Conclusions\nIt works.\n")
