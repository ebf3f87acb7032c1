"""`lint`: warnings with their reasons, for people and for scripts."""

from tests.cli.conftest import Run

_MARK = ("--quote", "Ketamine lowered MADRS scores within a day", "--type", "efficacy")


def test_a_warning_is_told_with_its_reason(run: Run, okafor: str) -> None:
    run("highlight", okafor, *_MARK, "--strength", "trial", "--note", "71% of 40")
    answer = run("lint")
    assert answer.code == 0
    assert "A number that the passage does not give  (number-not-in-quote, 1)" in (answer.out)
    assert "“Ketamine lowered MADRS scores within a day”" in answer.out
    assert "“71%” stands in the note" in answer.out
    assert "Warnings: 1. Dismissed with a reason: 0." in answer.err


def test_scripts_get_every_field(run: Run, okafor: str) -> None:
    run("highlight", okafor, *_MARK, "--strength", "unchecked")
    [told] = run("lint", "--json").document
    assert set(told) == {
        *("rule", "title", "serious", "kind", "subject", "article_id"),
        *("words", "explanation", "reason", "advice"),
    }
    assert (told["rule"], told["kind"], told["article_id"]) == (
        "unchecked-left",
        "highlight",
        okafor,
    )


def test_strictly_a_warning_fails(run: Run, okafor: str) -> None:
    assert run("lint", "--strict").code == 0
    run("highlight", okafor, *_MARK, "--strength", "unchecked")
    assert run("lint").code == 0
    assert run("lint", "--strict").code == 1


def test_a_topic_can_be_named(run: Run, okafor: str) -> None:
    run("highlight", okafor, *_MARK, "--strength", "unchecked", "--topic", "MADRS")
    assert len(run("lint", "--topic", "Outcome", "--json").document) == 1
    assert not run("lint", "--topic", "PTSD", "--json").document
    assert run("lint", "--topic", "Nowhere").code == 1
