"""Undo of everything, and redo of everything, for random histories written in every way."""

import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text, update

from ketareview.domain.article import ArticleStatus
from ketareview.domain.errors import NothingToRedoError, NothingToUndoError
from ketareview.domain.highlight import Tags
from ketareview.library import Library
from ketareview.library.models import HighlightFilingRow, HighlightRow
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, live, stored

NOTES = st.text(max_size=4)
WHICH = st.integers(min_value=0, max_value=99)


class Histories(RuleBasedStateMachine):
    """A reviewer who does, undoes and redoes anything in any order, and closes in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "history.ketareview"
        self.library = Library.create(self.path, reviewer="Anna")
        with self.library._database.write("Nothing"):
            pass  # makes the reviewer known, which is no action of hers
        self.paper = paper(self.path.parent)
        self.states = [live(self.library)]
        self.place = 0
        self.articles: list[UUID] = []
        self.highlights: list[UUID] = []
        self.known_actions = self.done()

    def done(self) -> int:
        """Count the actions that were done, undos and redos not counted."""
        return sum(1 for action in self.library.history.actions() if action.undoes is None)

    def did(self) -> None:
        """Remember the state after an action, unless it changed nothing."""
        if self.done() == self.known_actions:
            assert live(self.library) == self.states[self.place]
            return
        self.known_actions = self.done()
        self.states = [*self.states[: self.place + 1], live(self.library)]
        self.place += 1

    def highlight(self, which: int) -> UUID:
        return self.highlights[which % len(self.highlights)]

    def is_live(self, article: UUID) -> bool:
        return article in self.library.articles.all()

    @rule(topic=st.sampled_from(["FDA", "Safety", None]))
    def import_paper(self, topic: str | None) -> None:
        topics = [self.library.topics.find(topic).id] if topic else []
        self.articles.append(store(self.library, self.paper, topics).id)
        self.did()

    @precondition(lambda self: self.articles)
    @rule(which=WHICH, note=NOTES, topic=st.sampled_from(["FDA", "Safety", None]))
    def add(self, which: int, note: str, topic: str | None) -> None:
        article = self.articles[which % len(self.articles)]
        if self.is_live(article):
            topics = [self.library.topics.find(topic).id] if topic else []
            found = self.library.articles.get(article)
            self.highlights.append(mark(self.library, found, *topics, note=note).id)
            self.did()

    @precondition(lambda self: self.articles)
    @rule(which=WHICH, status=st.sampled_from(list(ArticleStatus)))
    def change_status(self, which: int, status: ArticleStatus) -> None:
        article = self.articles[which % len(self.articles)]
        if self.is_live(article):
            self.library.articles.set_status([article], status)
            self.did()

    @precondition(lambda self: self.highlights)
    @rule(which=WHICH, note=NOTES)
    def write_as_object(self, which: int, note: str) -> None:
        with self.library._database.write("Edit") as session:
            session.get_one(HighlightRow, self.highlight(which)).note = note
        self.did()

    @precondition(lambda self: self.highlights)
    @rule(which=WHICH, note=NOTES)
    def write_twice(self, which: int, note: str) -> None:
        with self.library._database.write("Edit twice") as session:
            row = session.get_one(HighlightRow, self.highlight(which))
            row.note = f"{note}?"
            session.flush()
            row.claim_type, row.note = "onset", note
        self.did()

    @rule(note=NOTES)
    def write_in_bulk(self, note: str) -> None:
        with self.library._database.write("Edit all") as session:
            session.execute(
                update(HighlightRow).where(HighlightRow.claim_type != "onset").values(note=note)
            )
        self.did()

    @rule(year=st.integers(1990, 1993))
    def write_in_plain_sql(self, year: int) -> None:
        with self.library._database.write("Edit plainly") as session:
            session.execute(text("UPDATE article SET year = :year"), {"year": year})
        self.did()

    @precondition(lambda self: self.highlights)
    @rule(which=WHICH, end=st.integers(9, 20))
    def write_within_json(self, which: int, end: int) -> None:
        with self.library._database.write("Edit pieces") as session:
            row = session.get_one(HighlightRow, self.highlight(which))
            row.pieces = [*row.pieces[:1], [1, 9, end + 1]]
        self.did()

    @precondition(lambda self: self.highlights)
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        with self.library._database.write("Delete") as session:
            row = session.get_one(HighlightRow, self.highlight(which))
            row.deleted = True
            filed = select(HighlightFilingRow).where(HighlightFilingRow.highlight_id == row.id)
            for filing in session.scalars(filed):
                filing.deleted = True
        self.did()

    @precondition(lambda self: self.highlights)
    @rule(which=WHICH, topics=st.sets(st.sampled_from(["FDA", "Safety", "Method"])))
    def file_anew(self, which: int, topics: set[str]) -> None:
        wanted = self.highlight(which)
        if self.library.highlights.many([wanted]):
            found = tuple(self.library.topics.find(name).id for name in sorted(topics))
            self.library.highlights.change(wanted, Tags("efficacy", "trial", topics=found))
            self.did()

    @precondition(lambda self: self.articles)
    @rule(which=WHICH)
    def trash_and_restore_articles(self, which: int) -> None:
        article = self.articles[which % len(self.articles)]
        if self.is_live(article):
            self.library.articles.delete([article])
        else:
            self.library.articles.restore([article])
        self.did()

    @rule()
    def fail(self) -> None:
        before = stored(self.library)
        with suppress(ZeroDivisionError), self.library._database.write("Fail") as session:
            session.execute(text("UPDATE topic SET name = 'never'"))
            raise ZeroDivisionError
        assert stored(self.library) == before

    @rule()
    def undo(self) -> None:
        try:
            self.library.history.undo()
        except NothingToUndoError:
            assert self.place == 0
        else:
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

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, reviewer="Anna")

    @invariant()
    def the_journal_folds_to_the_tables(self) -> None:
        assert folded(self.library) == stored(self.library)

    def teardown(self) -> None:
        while self.library.history.next_undo() is not None:
            self.library.history.undo()
        assert live(self.library) == self.states[0]
        while self.library.history.next_redo() is not None:
            self.library.history.redo()
        assert live(self.library) == self.states[-1]
        self.library.close()
        self.folder.cleanup()


def calmly(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


def test_undo_and_redo_of_everything() -> None:
    run_state_machine_as_test(Histories, settings=calmly(15, 20))


@pytest.mark.long
def test_undo_and_redo_of_everything_at_length() -> None:
    run_state_machine_as_test(Histories, settings=calmly(500, 40))
