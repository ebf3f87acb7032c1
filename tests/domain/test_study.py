"""A study card refuses nonsense, and reads what people type."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ketareview.domain.errors import StudyFieldNotFoundError, StudyValueRefusedError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import new_id
from ketareview.domain.study import (
    MOST_PLACES,
    StudyValue,
    field_of,
    ordered,
    read_value,
)
from ketareview.domain.study_fields import FIELDS, Scope, ValueKind

ANNA = Reviewer(new_id(), "Anna")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
DESIGN = StudyValue(new_id(), "design", 0, "randomised", None, ANNA, NOW)


def test_the_fields_are_well_formed() -> None:
    assert len({field.key for field in FIELDS}) == len(FIELDS)
    for field in FIELDS:
        assert bool(field.choices) == (field.kind is ValueKind.CHOICE)
        assert len({choice.key for choice in field.choices}) == len(field.choices)
        assert len({choice.label.casefold() for choice in field.choices}) == len(field.choices)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("design", "Meta-analysis", "meta-analysis"),
        ("design", " randomised,  CROSSOVER ", "crossover"),
        ("agent", "S-ketamine lozenge", "S-ketamine lozenge"),
        ("randomised", "1,234", "1234"),
        ("n", "034", "34"),
        ("dose", " 0.5 mg/kg \n over 40 min", "0.5 mg/kg over 40 min"),
    ],
)
def test_what_is_typed_is_read(field: str, typed: str, value: str) -> None:
    assert read_value(field_of(field), typed) == value
    assert read_value(field_of(field), value) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [("design", "very good"), ("randomised", "many"), ("n", "-3"), ("n", "²"), ("dose", " \t")],
)
def test_nonsense_is_refused(field: str, typed: str) -> None:
    with pytest.raises(StudyValueRefusedError):
        read_value(field_of(field), typed)


def test_an_unknown_field_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(StudyFieldNotFoundError) as told:
        replace(DESIGN, field="colour")
    assert "design" in str(told.value.facts["known"])


@pytest.mark.parametrize(
    ("field", "place"), [("design", 1), ("dose", 0), ("scale", -1), ("n", MOST_PLACES + 1)]
)
def test_a_value_stands_where_its_field_belongs(field: str, place: int) -> None:
    value = "34" if field == "n" else "randomised" if field == "design" else "words"
    with pytest.raises(StudyValueRefusedError):
        replace(DESIGN, field=field, place=place, value=value)


def test_a_value_is_kept_as_it_is_read() -> None:
    with pytest.raises(ValueError, match="as it is read"):
        replace(DESIGN, value="Randomised, parallel groups")


def test_a_choice_is_shown_by_its_label_and_other_words_as_they_are() -> None:
    assert DESIGN.shown == "Randomised, parallel groups"
    assert replace(DESIGN, field="agent", place=1, value="R-ketamine").shown == "R-ketamine"


def test_a_card_is_read_study_first_then_arm_by_arm() -> None:
    values = [
        replace(DESIGN, field=field, place=place, value=value)
        for field, place, value in (
            ("result", 1, "-3"),
            ("dose", 2, "1 mg/kg"),
            ("agent", 1, "racemic"),
            ("agent", 2, "esketamine"),
            ("dose", 1, "0.5 mg/kg"),
            ("country", 0, "Ireland"),
            ("design", 0, "crossover"),
        )
    ]
    told = [(each.field, each.place) for each in ordered(values)]
    assert told == [
        *[("design", 0), ("country", 0), ("agent", 1), ("dose", 1)],
        *[("agent", 2), ("dose", 2), ("result", 1)],
    ]


def test_every_scope_has_fields() -> None:
    assert {field.scope for field in FIELDS} == set(Scope)
