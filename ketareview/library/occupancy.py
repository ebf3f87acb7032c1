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
    """Tell the `holder` and `since`, by our own clock; question marks where none is told."""
    unknown = {"holder": "?", "since": "?"}
    try:
        told = json.loads(beside(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return unknown
    if not isinstance(told, dict):
        return unknown
    holder, since = (str(told.get(name, "?"))[:200] for name in unknown)
    return {"holder": holder, "since": _by_our_clock(since)}


def _by_our_clock(moment: str) -> str:
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return moment
    return f"{local:%Y-%m-%d %H:%M}"


def elsewhere(path: Path) -> dict[str, str] | None:
    """Tell who else says to have the library open: another computer, or a living process here.

    What a killed process of this computer left does not count; of another one nobody can know.
    """
    try:
        told = json.loads(beside(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict):
        return None
    is_here = str(told.get("holder", "")).endswith(f"({platform.node()})")
    return None if is_here and not _is_alive(told.get("process")) else read(path)


def leave(path: Path) -> None:
    """Take away what this process told; what others told since stays."""
    try:
        told = json.loads(beside(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(told, dict) and told.get("process") == os.getpid():
        clear(path)


def _is_alive(process: object) -> bool:
    """Whether another process of this computer lives; Windows holds its open files itself."""
    if not isinstance(process, int) or process == os.getpid() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def clear(path: Path) -> None:
    """Tell that nobody has the library open."""
    try:
        beside(path).unlink(missing_ok=True)
    except OSError:
        return
