"""A replica is one installation's copy of one library; a copied file becomes a new one."""

import json
import platform
import sqlite3
from pathlib import Path
from uuid import UUID

_MACHINE_ID = Path("/etc/machine-id")


def place_of(path: Path) -> str:
    """Tell where a file lies: a copy lies elsewhere, a renamed file has still its inode."""
    try:
        machine = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = platform.node()
    return json.dumps(
        {"machine": machine, "inode": path.stat().st_ino, "path": str(path.absolute())}
    )


def current(connection: sqlite3.Connection, place: str) -> UUID | None:
    """Read the replica that the file is, or None if it was copied since or is new."""
    known = "SELECT name, value FROM property WHERE name IN ('replica', 'place')"
    facts = dict(connection.execute(known).fetchall())
    if "replica" not in facts or not _is_same(facts.get("place", "{}"), place):
        return None
    return UUID(facts["replica"])


def register(connection: sqlite3.Connection, replica: UUID, place: str) -> None:
    """Make the file this replica."""
    connection.execute("INSERT INTO replica (id, seq, stamp) VALUES (?, 0, 0)", (str(replica),))
    for name, value in (("replica", str(replica)), ("place", place)):
        connection.execute(
            "INSERT INTO property (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def settle(connection: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Let a copy, which `connection` has open, be the same replica at `path`, in its place."""
    place = json.loads(place_of(copy)) | {"path": str(path.absolute())}
    connection.execute("UPDATE property SET value = ? WHERE name = 'place'", (json.dumps(place),))


def _is_same(stored: str, now: str) -> bool:
    was, here = json.loads(stored), json.loads(now)
    if (was.get("machine"), was.get("inode")) != (here["machine"], here["inode"]):
        return False
    # Inodes of different disks may be equal: if the old file is still there, this is a copy.
    old = Path(was["path"])
    return str(old) == here["path"] or not old.exists()
