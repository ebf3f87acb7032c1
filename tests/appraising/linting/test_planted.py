"""The linter over faults that were planted before it was written, and over later ones."""

import pytest

from ketareview.appraising.linting import RULES, Finding
from tests.appraising.linting.entries import LATER, PLANTED, Entry, entries
from tests.appraising.linting.figures import figures, table

_ALL = list(entries(PLANTED))


@pytest.mark.parametrize(
    "entry", [each for each in _ALL if each.is_fault], ids=lambda entry: entry.name
)
def test_a_planted_fault_is_warned_of(entry: Entry) -> None:
    assert entry.rule in entry.warnings()


@pytest.mark.parametrize(
    "entry", [each for each in _ALL if not each.is_fault], ids=lambda entry: entry.name
)
def test_what_merely_looks_like_a_fault_is_not_warned_of(entry: Entry) -> None:
    assert not entry.warnings()


def test_each_rule_has_planted_faults() -> None:
    assert {rule.key for rule in RULES} == {each.rule for each in _ALL}


def test_rules_of_one_key_have_one_title_and_one_reason() -> None:
    told: dict[str, tuple[str, str]] = {}
    for rule in RULES:
        assert told.setdefault(rule.key, (rule.title, rule.reason)) == (rule.title, rule.reason)
        assert rule.advice


def test_a_finding_names_words_and_explains_itself_in_a_sentence() -> None:
    found: list[Finding] = [f for each in _ALL if each.is_fault for f in each.warnings().values()]
    assert all(each.words.strip() for each in found)
    assert all(each.explanation.endswith(".") for each in found)


def test_the_figures_hold_what_is_promised() -> None:
    told = figures(_ALL)
    assert told.faults >= 100
    assert told.clean >= 100
    assert told.recall >= 0.95
    assert told.false <= 0.05
    assert f"recall {told.recall:.1%}" in table(_ALL)


def test_words_written_after_the_rules_are_judged_as_well() -> None:
    told = figures(list(entries(LATER)))
    assert told.faults >= 40
    assert told.clean >= 40
    assert told.recall >= 0.95
    assert told.false <= 0.05
