"""Undo and redo of claims: add, file, split, merge and the rest in any order."""

import tempfile
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ketareview.domain.errors import NothingToRedoError
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, live, stored
from tests.library.test_undo_histories import calmly

WHICH = st.integers(min_value=0, max_value=9)
SOME = st.sets(WHICH, min_size=1, max_size=4)
STANCES = st.sampled_from(["supports", "contradicts", "no-difference"])
TOPICS = st.sampled_from(["Safety", "Sedation", None])


class Claiming(RuleBasedStateMachine):
    """A reviewer who claims, files, splits and merges, and takes any of it back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "claims.ketareview"
        self.library = Library.create(path, reviewer="Anna")
        article = store(self.library, paper(path.parent))
        self.marks = [mark(self.library, article).id for _ in range(5)]
        self.states = [live(self.library)]
        self.place = 0
        self.known = self.done()

    def done(self) -> int:
        return sum(1 for action in self.library.history.actions() if action.undoes is None)

    def did(self) -> None:
        """Remember the state after an action, unless it changed nothing."""
        if self.done() == self.known:
            assert live(self.library) == self.states[self.place]
            return
        self.known = self.done()
        self.states = [*self.states[: self.place + 1], live(self.library)]
        self.place += 1

    def claim(self, which: int) -> UUID:
        claims = self.library.claims.all()
        return claims[which % len(claims)].id

    def highlights(self, which: set[int]) -> list[UUID]:
        return [self.marks[each % len(self.marks)] for each in sorted(which)]

    def topic(self, name: str | None) -> UUID | None:
        return self.library.topics.find(name).id if name else None

    def has_claims(self) -> bool:
        return bool(self.library.claims.all())

    @rule(name=TOPICS, some=SOME)
    def add(self, name: str | None, some: set[int]) -> None:
        self.library.claims.add("It works", self.topic(name), highlights=self.highlights(some))
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, statement=st.sampled_from(["It works", "It may"]), note=st.text(max_size=3))
    def change(self, which: int, statement: str, note: str) -> None:
        self.library.claims.change(self.claim(which), statement=statement, note=note)
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, name=TOPICS, other=WHICH)
    def move(self, which: int, name: str | None, other: int) -> None:
        self.library.claims.move([self.claim(which)], self.topic(name), before=self.claim(other))
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, some=SOME, stance=STANCES | st.none())
    def file(self, which: int, some: set[int], stance: str | None) -> None:
        self.library.claims.file(self.claim(which), self.highlights(some), stance)
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, some=SOME)
    def unfile(self, which: int, some: set[int]) -> None:
        self.library.claims.unfile(self.claim(which), self.highlights(some))
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, some=SOME)
    def split(self, which: int, some: set[int]) -> None:
        filed = self.library.claims.filed
        before = {each.highlight for each in filed([self.claim(which)])}
        old = self.claim(which)
        made = self.library.claims.split(old, self.highlights(some), "A part")
        moved = {each.highlight for each in filed([made.id])}
        assert moved == before & set(self.highlights(some))
        assert {each.highlight for each in filed([old])} == before - moved
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH, others=SOME)
    def merge(self, which: int, others: set[int]) -> None:
        kept, gone = self.claim(which), [self.claim(each) for each in others]
        filed = self.library.claims.filed
        before = {each.highlight for each in filed([kept, *gone])}
        self.library.claims.merge(kept, gone)
        assert {each.highlight for each in filed([kept])} == before
        self.did()

    @precondition(has_claims)
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        self.library.claims.delete([self.claim(which)])
        self.did()

    @rule()
    def undo(self) -> None:
        if self.place == 0:
            return  # what comes before is not of claims
        self.library.history.undo()
        self.place -= 1
        assert live(self.library) == self.states[self.place]

    @rule()
    def redo(self) -> None:
        try:
            self.library.history.redo()
        except NothingToRedoError:
            assert self.place == len(self.states) - 1
        else:
            self.place += 1
        assert live(self.library) == self.states[self.place]

    @invariant()
    def the_journal_folds_to_the_tables(self) -> None:
        assert folded(self.library) == stored(self.library)

    def teardown(self) -> None:
        for state in reversed(self.states[: self.place]):
            self.library.history.undo()
            assert live(self.library) == state
        self.library.close()
        self.folder.cleanup()


def test_undo_and_redo_of_claims() -> None:
    run_state_machine_as_test(Claiming, settings=calmly(5, 20))


@pytest.mark.long
def test_undo_and_redo_of_claims_at_length() -> None:
    run_state_machine_as_test(Claiming, settings=calmly(200, 40))
