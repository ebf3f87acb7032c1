"""Abstracts keep all of their words, and none of what journals print around them."""

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
