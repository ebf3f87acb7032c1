"""What a turn writes is committed or rolled back as one, whichever way it is written."""

from pathlib import Path

import pytest
from sqlalchemy import select

from ketareview.domain.ids import new_id
from ketareview.library import Library
from ketareview.library.models import TopicRow
from ketareview.library.statements import driver, put

INSERT = "INSERT INTO topic (id, name, parent_id, position, definition, deleted)"
VALUES = " VALUES (?, ?, NULL, 0, '', 0)"


class StoppedError(Exception):
    """Something failed within a turn."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "turns.ketareview"


def names(path: Path) -> set[str]:
    with Library.open(path, reviewer="Anna") as library, library._database.read() as session:
        return set(session.scalars(select(TopicRow.name)))


def test_what_the_driver_writes_first_is_kept_with_what_the_session_writes(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        with library._database.write("Add topics") as session:
            driver(session).execute(INSERT + VALUES, (str(new_id()), "By the driver"))
            session.add(
                TopicRow(
                    id=new_id(), name="By the session", position=0, definition="", deleted=False
                )
            )
        assert library.history.next_undo() == "Add topics"
        library.history.undo()
        library.history.redo()
    assert {"By the driver", "By the session"} <= names(path)


def test_a_turn_that_never_used_its_session_is_committed(path: Path) -> None:
    with (
        Library.create(path, reviewer="Anna") as library,
        library._database.write("Add a topic") as session,
    ):
        driver(session).execute(INSERT + VALUES, (str(new_id()), "By the driver"))
    assert "By the driver" in names(path)


def fail(library: Library, *, uses_its_session: bool) -> None:
    with library._database.write("Add topics") as session:
        driver(session).execute(INSERT + VALUES, (str(new_id()), "By the driver"))
        if uses_its_session:
            session.scalars(select(TopicRow.id)).all()
        put(session, TopicRow, [{"id": new_id(), "name": "Put", "position": 0, "definition": ""}])
        raise StoppedError


def test_a_turn_that_fails_leaves_nothing(path: Path) -> None:
    with Library.create(path, reviewer="Anna") as library:
        for uses_its_session in (True, False):
            with pytest.raises(StoppedError):
                fail(library, uses_its_session=uses_its_session)
        with library._database.driver() as connection:
            assert not connection.in_transaction
    assert not {"By the driver", "Put"} & names(path)
