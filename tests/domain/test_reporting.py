"""A report's options: written and read again, and nonsense passed over field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import ReportOptionError
from ketareview.domain.reporting import (
    PassageOrder,
    ReportOptions,
    Section,
    options_from_table,
    options_to_table,
    order_named,
    paper_named,
    sections_named,
)

WORDS = st.lists(st.text(max_size=5), max_size=3).map(tuple)
OPTIONS = st.builds(
    ReportOptions,
    sections=st.lists(st.sampled_from(Section), min_size=1, unique=True).map(tuple),
    claim_types=WORDS,
    strengths=WORDS,
    stances=WORDS,
    reviewers=WORDS,
    query=st.text(max_size=9),
    order=st.sampled_from(PassageOrder),
    paper=st.sampled_from(("a4", "us-letter")),
    language=st.text(max_size=3),
    style=st.text(max_size=9),
    is_archivable=st.booleans(),
    is_final=st.booleans(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
NAMES = st.sampled_from(tuple(options_to_table(ReportOptions())))


@given(OPTIONS)
def test_options_come_back_as_they_were(options: ReportOptions) -> None:
    assert options_from_table(options_to_table(options)) == options


@given(st.dictionaries(NAMES, JSON))
def test_nonsense_is_as_at_first(table: dict[str, object]) -> None:
    read = options_from_table(table)

    assert read.sections
    assert options_from_table(options_to_table(read)) == read


def test_names_are_understood_or_refused_with_what_there_is() -> None:
    assert sections_named("claims, MAP") == (Section.CLAIMS, Section.MAP)
    assert paper_named("Letter") == "us-letter"
    assert order_named("date") is PassageOrder.DATE
    for read in (sections_named, paper_named, order_named):
        with pytest.raises(ReportOptionError) as caught:
            read("nothing like it")
        assert caught.value.facts["known"]


@pytest.mark.parametrize("typed", ["", " ", ",", " , "])
def test_no_section_at_all_is_refused(typed: str) -> None:
    with pytest.raises(ReportOptionError) as caught:
        sections_named(typed)
    assert "claims" in caught.value.facts["known"]
