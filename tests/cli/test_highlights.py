"""`highlight` and `highlights`."""

import pytest

from tests.cli.conftest import Answer, Run


def mark(run: Run, article: str, quote: str, *more: str) -> Answer:
    return run("highlight", article, "--quote", quote, "--type", "e", "--strength", "5", *more)


def test_a_passage_comes_back_as_the_source_has_it(run: Run, okafor: str) -> None:
    answer = mark(run, okafor, "Effect  was brief", "--occurrence", "1", "--json")

    made = answer.document
    assert answer.code == 0
    assert made["quote"] == "eﬀect was brief"
    assert made["quote_ok"] is True
    assert run("highlights", "--json").document == [made]
    assert run("show", okafor, "--json").document["highlight_items"] == [made]


def test_a_highlight_has_the_promised_fields(run: Run, okafor: str) -> None:
    made = mark(
        run, okafor, "one week", "--stance", "-", "--basis", "own-data", "--topic", "PTSD",
        "--note", "“So” & <b>", "--reviewer", "Änne", "--json",
    ).document  # fmt: skip

    promised = {"id", "article_id", "article_title", "page", "page_label", "quote", "claim_type"}
    promised |= {"stance", "basis", "strength", "strength_level", "topics", "note", "reviewer"}
    promised |= {"created", "changed", "quote_ok", "confidence", "lost_in", "modifiers"}
    promised |= {"transcription"}
    assert promised == set(made)
    assert made["article_id"] == okafor
    assert made["page"] is None  # plain text has no pages of its own
    assert (made["claim_type"], made["stance"]) == ("efficacy", "contradicts")
    assert (made["strength"], made["strength_level"]) == ("trial", 5)
    assert (made["basis"], made["topics"]) == ("own-data", ["PTSD"])
    assert (made["note"], made["reviewer"]) == ("“So” & <b>", "Änne")


@pytest.mark.parametrize("words", [("efficacy", "trial"), ("E", "5"), ("e", "trial")])
def test_facets_are_taken_as_words_letters_and_digits(
    run: Run, okafor: str, words: tuple[str, str]
) -> None:
    made = run(
        "highlight", okafor, "--quote", "one week", "--type", words[0], "--strength", words[1],
        "--json",
    ).document  # fmt: skip

    assert (made["claim_type"], made["strength"]) == ("efficacy", "trial")


def test_the_unchecked_strength_has_no_level(run: Run, okafor: str) -> None:
    made = run(
        "highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "?", "--json"
    ).document

    assert (made["strength"], made["strength_level"]) == ("unchecked", None)


@pytest.mark.parametrize(
    ("quote", "more", "told"),
    [
        ("two weeks", (), "two weeks"),
        ("The effect was brief", (), "2 times"),
        ("The effect was brief", ("--occurrence", "3"), "the last is 2"),
        ("one week", ("--page", "9"), "9"),
        ("one week", ("--type", "zz"), "zz"),
        ("one week", ("--topic", "PTDS"), "PTSD"),
        ("ffect", (), "ffect"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_a_sentence(
    run: Run, okafor: str, quote: str, more: tuple[str, ...], told: str
) -> None:
    answer = mark(run, okafor, quote, *more)

    assert (answer.code, answer.out) == (1, "")
    assert told in answer.err
    assert run("highlights", "--json").document == []


def test_topics_start_as_those_last_used_in_the_article(run: Run, okafor: str) -> None:
    mark(run, okafor, "one week", "--topic", "PTSD")

    assert mark(run, okafor, "a day", "--json").document["topics"] == ["PTSD"]


def test_highlights_are_searched(run: Run, okafor: str) -> None:
    mark(run, okafor, "one week", "--stance", "contradicts")
    mark(run, okafor, "a day")

    assert [h["quote"] for h in run("highlights", "stance:-", "--json").document] == ["one week"]
    assert [h["quote"] for h in run("highlights", "-stance:-", "--json").document] == ["a day"]
    assert len(run("highlights", "strength:>=4").out.splitlines()) == 2
