"""What the reviewer chose, and the folders in which the program keeps things."""

import atexit
import getpass
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TextIO
from uuid import UUID

import platformdirs

from ketareview.files import hold, is_held, sync

_PRIVATE, _HELD = "ketareview-", ".held"
_APPLICATION = "KetaReview"
_LIBRARY = "library.ketareview"
_THEMES = ("system", "light", "dark")
_PAPERS = ("a4", "letter")
_GROUNDS = ("printed", "sepia", "dark")
_LONGEST = 20_000
_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. To change one: `dataclasses.replace`, then `save`.

    `reviewer` and `library` are empty until the reviewer names them; `shortcuts` holds only those
    that differ from the table of actions, by the action's key; `window` and `columns` are what Qt
    remembers of the window's place and of each table's columns, in base 64. `mappings` holds, by a
    dropped table's first row, which field of a record each of its columns is; `colours` holds the
    claim type for each colour (`#rrggbb`) in which other programs mark. `second_place` is another
    folder for backups; when it was reached and spoken of last are moments in ISO 8601. `odd_places`
    holds, by the path of a library, the kind of place of which was told; `directly`, by a library's
    id, the name of those that are opened where they lie although a copy would be safer.
    """

    theme: Literal["system", "light", "dark"] = "system"
    pages: Literal["printed", "sepia", "dark"] = "printed"
    reviewer: str = ""
    library: str = ""
    paper: Literal["a4", "letter"] = "a4"
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    window: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    second_place: str = ""
    second_place_reached: str = ""
    second_place_reminded: str = ""
    odd_places: Mapping[str, str] = field(default_factory=dict)
    directly: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the platform wants settings, libraries and logs, what can be made again, and drafts."""

    config: Path
    data: Path
    cache: Path
    temporary: Path

    @property
    def settings(self) -> Path:
        """The settings' file."""
        return self.config / "settings.json"

    @property
    def library(self) -> Path:
        """The library that is used when none is named."""
        return self.data / _LIBRARY

    @property
    def backups(self) -> Path:
        """Where backups lie, unless another folder was chosen."""
        return self.data / "backups"

    @property
    def faults(self) -> Path:
        """Where crashes leave behind what is known of them."""
        return self.data / "faults"

    def of_library(self, library: UUID) -> Path:
        """What this installation keeps about a library: drafts, and what was open."""
        return self.data / "libraries" / str(library)

    @property
    def looked_at(self) -> Path:
        """Where copies lie of libraries that are only looked at, for as long as they are."""
        return self.cache / "looked-at"

    @property
    def copies(self) -> Path:
        """Where copies lie of libraries that are worked on here and lie elsewhere."""
        return self.data / "copies"

    @property
    def log(self) -> Path:
        """The file in which unexpected errors are recorded."""
        return self.data / "ketareview.log"


def folders() -> Folders:
    """Name the folders; none of them is made by asking."""
    return Folders(
        config=platformdirs.user_config_path(_APPLICATION, appauthor=False),
        data=platformdirs.user_data_path(_APPLICATION, appauthor=False),
        cache=platformdirs.user_cache_path(_APPLICATION, appauthor=False),
        temporary=Path(tempfile.gettempdir()),
    )


@cache
def private_folder() -> Path:
    """Make the one temporary folder of this process, for this user only, removed at exit."""
    folder = Path(tempfile.mkdtemp(prefix=_PRIVATE))  # mkdtemp makes it with mode 0700
    atexit.register(_remove, folder, hold(folder / _HELD))
    return folder


@contextmanager
def folder_for_now(within: Path) -> Iterator[Path]:
    """Make a folder for this user only; it is removed afterwards, or by `sweep` after a kill."""
    with (
        tempfile.TemporaryDirectory(
            prefix=_PRIVATE, dir=within, ignore_cleanup_errors=True
        ) as name,
        hold(Path(name) / _HELD),
    ):
        yield Path(name)


def sweep(within: Path) -> None:
    """Remove the temporary folders of processes that were killed; those in use are held."""
    for held in within.glob(f"{_PRIVATE}*/{_HELD}"):
        if not is_held(held):
            shutil.rmtree(held.parent, ignore_errors=True)


def _remove(folder: Path, held: TextIO) -> None:
    held.close()
    shutil.rmtree(folder, ignore_errors=True)


def load(path: Path) -> Settings:
    """Read the settings; what is missing or makes no sense is as at first."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(read, dict):
        return Settings()
    usable = {
        name: read[name] for name, holds in _CHECKS.items() if name in read and holds(read[name])
    }
    return Settings(**usable)


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a power cut leaves these or those before.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    values = asdict(settings)
    with draft.open("w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync(path.parent)


def login_name() -> str:
    """Name the reviewer by the account, where the settings name nobody."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no account has this number
        return "Reviewer"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, [*value.keys(), *value.values()]))


def _is_table_of_tables(value: object) -> bool:
    return isinstance(value, dict) and all(
        _is_text(name) and _is_table(table) for name, table in value.items()
    )


def _are_colours(value: object) -> bool:
    return _is_table(value) and isinstance(value, dict) and all(map(_COLOUR.fullmatch, value))


_CHECKS: Mapping[str, Callable[[object], bool]] = {
    "theme": _THEMES.__contains__,
    "pages": _GROUNDS.__contains__,
    "reviewer": _is_text,
    "library": _is_text,
    "paper": _PAPERS.__contains__,
    "shortcuts": _is_table,
    "window": _is_text,
    "columns": _is_table,
    "mappings": _is_table_of_tables,
    "colours": _are_colours,
    "second_place": _is_text,
    "second_place_reached": _is_text,
    "second_place_reminded": _is_text,
    "odd_places": _is_table,
    "directly": _is_table,
}
