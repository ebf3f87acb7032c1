"""Whatever three people, clouds and sticks do in whatever order: nothing acknowledged is lost."""

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from ketareview.domain.errors import LibraryError
from ketareview.domain.progress import Cancelled
from ketareview.library import Library, WorkingCopies
from ketareview.workflows import away
from tests.workflows.away.desk import Desk, added_by, libraries_in, topics_in

desks = st.sampled_from([0, 1])


class Orders(RuleBasedStateMachine):
    """Anna and Carl work on copies, Ben on the file itself; the folder comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        self.shared = self.root / "Dropbox"
        self.away = self.root / "pulled out"
        self.place = self.shared / "review.ketareview"
        self.desks = [Desk(self.root / name / "copies", name) for name in ("Anna", "Carl")]
        self.saved: set[str] = set()
        self.number = 0

    @initialize()
    def begin(self) -> None:
        Library.create(self.place, reviewer="Ben").close()

    def name(self, who: str) -> str:
        self.number += 1
        return f"{who} {self.number}"

    @rule(who=desks, theirs=st.booleans())
    def open(self, who: int, *, theirs: bool) -> None:
        desk = self.desks[who]
        if desk.opened is None and (self.place.exists() or self.knows(desk)):
            desk.open(self.place, theirs=theirs)

    def knows(self, desk: Desk) -> bool:
        """Without it a new library would be made, in a folder that is made for it."""
        return any(each.place == self.place for each in WorkingCopies(desk.copies).all())

    @rule(who=desks)
    def add(self, who: int) -> None:
        if self.desks[who].opened is not None:
            self.desks[who].add(self.name("topic"))

    @rule(who=desks)
    def save_back(self, who: int) -> None:
        if self.desks[who].opened is not None:
            with suppress(LibraryError):
                self.desks[who].save_back()

    @rule(who=desks, steps=st.integers(0, 6))
    def break_off(self, who: int, steps: int) -> None:
        """Saving back is stopped somewhere, and the program is killed then."""
        desk, left = self.desks[who], [steps]

        def stop(_done: int, _total: int) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cancelled

        if desk.opened is not None:
            with suppress(LibraryError, Cancelled):
                away.save_back(desk.opened, stop)
            desk.die()

    @rule(who=desks)
    def close(self, who: int) -> None:
        if self.desks[who].opened is not None:
            with suppress(LibraryError):
                self.desks[who].close()

    @rule(who=desks)
    def kill(self, who: int) -> None:
        if self.desks[who].opened is not None:
            self.desks[who].die()

    @rule(who=desks)
    def save_what_was_left(self, who: int) -> None:
        list(away.save_left(self.desks[who].copies))

    @precondition(lambda self: self.place.exists())
    @rule()
    def change_the_file_itself(self) -> None:
        topic = self.name("Ben")
        added_by("Ben", self.place, topic)
        self.saved.add(topic)

    @precondition(lambda self: self.place.exists())
    @rule()
    def rename(self) -> None:
        self.place = self.place.rename(self.shared / f"review {self.number}.ketareview")

    @rule()
    def pull_out_or_put_in(self) -> None:
        there, gone = self.shared, self.away
        (there if there.exists() else gone).rename(gone if there.exists() else there)

    @invariant()
    def nothing_is_lost(self) -> None:
        acknowledged = self.saved.union(*(desk.saved for desk in self.desks))
        found = [topics_in(each) for each in libraries_in(self.root)]
        assert acknowledged <= set().union(*found)

    @override
    def teardown(self) -> None:
        """At the end all is at the place, once everybody has closed and come back."""
        try:
            if self.away.exists():
                self.away.rename(self.shared)
            for desk in self.desks:
                if desk.opened is not None:
                    desk.close()
                list(away.save_left(desk.copies))
            acknowledged = self.saved.union(*(desk.saved for desk in self.desks))
            found = [topics_in(each) for each in libraries_in(self.shared)]
            assert acknowledged <= set().union(*found)
            assert not list(self.shared.glob("~*"))
        finally:
            shutil.rmtree(self.root)


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(
    ("examples", "steps"), [(6, 20), pytest.param(200, 40, marks=pytest.mark.long)]
)
def test_nothing_acknowledged_is_lost_in_any_order(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Orders, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )
