"""Ids: new ones differ at their beginning, fixed ones are the same everywhere."""

from ketareview.domain.ids import filing_id, fixed_id, new_id


def test_ids_made_at_once_differ_in_their_first_eight_characters() -> None:
    made = [new_id() for _ in range(1000)]
    assert len({str(each)[:8] for each in made}) >= 999
    assert len(set(made)) == 1000


def test_fixed_ids_depend_on_every_part() -> None:
    assert fixed_id("code", "efficacy") == fixed_id("code", "efficacy")
    assert fixed_id("a", "bc") != fixed_id("ab", "c")


def test_a_filing_belongs_to_what_where_and_who() -> None:
    what, where, who = new_id(), new_id(), new_id()
    assert filing_id(what, where, who) == filing_id(what, where, who)
    assert len({filing_id(what, where, who), filing_id(where, what, who)}) == 2
