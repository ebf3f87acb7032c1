"""`study`."""

import pytest

from tests.cli.conftest import Run


def test_a_value_is_written_with_its_words_and_shown(run: Run, okafor: str) -> None:
    answer = run(
        "study", okafor, "--set", "scale=MADRS", "--quote", "lowered madrs scores", "--json"
    )  # fmt: skip
    [value] = answer.document["values"]
    assert (value["field"], value["place"], value["value"]) == ("scale", 1, "madrs")
    assert (value["quote"], value["quote_ok"]) == ("lowered MADRS scores", True)
    assert "scale.1  MADRS" in run("study", okafor).out


def test_arms_and_results_are_numbered(run: Run, okafor: str) -> None:
    run(
        "study", okafor, "--set", "dose=0.5 mg/kg", "--set", "dose.2=1 mg/kg", "--set", "design=RCT"
    )
    values = run("study", okafor, "--set", "n.2=34", "--json").document["values"]
    assert [(each["field"], each["place"]) for each in values] == [("n", 2)]


def test_what_is_proposed_is_not_kept(run: Run, okafor: str) -> None:
    offered = run("study", okafor, "--propose", "--json").document
    assert {"agent", "scale", "time"} <= {each["field"] for each in offered["proposals"]}
    assert all(each["quote"] and each["why"] for each in offered["proposals"])
    assert not offered["values"]
    assert not run("study", okafor, "--json").document["values"]


def test_a_field_is_cleared_and_undo_brings_it_back(run: Run, okafor: str) -> None:
    run("study", okafor, "--set", "country=Ireland")
    assert not run("study", okafor, "--clear", "country", "--json").document["values"]
    run("undo")
    [value] = run("study", okafor, "--json").document["values"]
    assert value["shown"] == "Ireland"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--set", "colour=red"), 1, "no field"),
        (("--set", "randomised=many"), 1, "cannot be written"),
        (("--set", "country=Ireland", "--quote", "not there at all"), 1, "not in"),
        (("--clear", "country"), 1, "Nothing is written"),
        (("--set", "country"), 2, "FIELD=VALUE"),
        (("--set", "dose.x=1"), 2, "no number"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    run: Run, okafor: str, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = run("study", okafor, *words)
    assert answer.code == code
    assert said in answer.err
