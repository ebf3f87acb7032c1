"""The session that a turn at the library works with."""

import sqlite3

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from typing_extensions import override


class TurnSession(Session):
    """Joins its turn's transaction when it is first used.

    `driver` is the connection beneath, for what is done at each key: SQLAlchemy takes longer than
    SQLite for it. What waits in the session must be flushed first.
    """

    def __init__(self, engine: Engine, driver: sqlite3.Connection) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.driver = driver

    @override
    def commit(self) -> None:
        if self.in_transaction():
            super().commit()
        self.driver.commit()  # where only the driver was used

    @override
    def close(self) -> None:
        if self.in_transaction():  # else nothing was begun, or it is committed
            super().close()
