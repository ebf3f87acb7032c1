"""A small file beside the library tells who has it open; SQLite's lock decides."""

import json
import os
import platform
from datetime import datetime
from pathlib import Path


def beside(path: Path) -> Path:
    """Name the file that tells who has the library at `path` open."""
    return path.with_name(f"{path.name}.in-use.json")


def write(path: Path, holder: str) -> None:
    """Tell that `holder` has the library open from now on; best effort, the lock decides."""
    told = {
        "holder": f"{holder} ({platform.node()})",
        "since": datetime.now().astimezone().isoformat(" ", "minutes"),
        "process": os.getpid(),
    }
    try:
        beside(path).write_text(json.dumps(told), encoding="utf-8")
    except OSError:
        return


def read(path: Path) -> dict[str, str]:
    """Tell the `holder` and `since`, or question marks where nothing readable stands."""
    unknown = {"holder": "?", "since": "?"}
    try:
        told = json.loads(beside(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return unknown
    if not isinstance(told, dict):
        return unknown
    return {name: str(told.get(name, "?"))[:200] for name in unknown}


def clear(path: Path) -> None:
    """Tell that nobody has the library open."""
    try:
        beside(path).unlink(missing_ok=True)
    except OSError:
        return
