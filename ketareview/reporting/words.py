"""The words of reports, in the languages that they are made in."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ketareview import resources
from ketareview.domain.errors import ReportOptionError
from ketareview.domain.folding import fold_text

FALLBACK = "en"


class Words:
    """All words of a language; what it lacks is said in English."""

    def __init__(self, *tables: Mapping[str, Any]) -> None:
        self._tables = tables

    def __call__(self, name: str, /, **facts: object) -> str:
        """Give the words called `section.claims`, with the facts that stand in them in braces."""
        found = self._found(name)
        if not isinstance(found, str):
            raise KeyError(name)
        return found.format_map(facts) if facts else found

    def counted(self, name: str, number: int, /, **facts: object) -> str:
        """Give the words for one or for several; `{n}` in them is the number."""
        found = self._found(name)
        if not isinstance(found, Mapping):
            raise KeyError(name)
        words: str = found["one" if number == 1 else "other"]
        return words.format_map({**facts, "n": f"{number:,}"})

    def table(self, name: str) -> dict[str, Any]:
        """Give all words below a name."""
        found = self._found(name)
        if not isinstance(found, Mapping):
            raise KeyError(name)
        return dict(found)

    def _found(self, name: str) -> object:
        for table in self._tables:
            found: object = table
            for part in name.split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
            if found is not None:
                return found
        raise KeyError(name)


@cache
def languages() -> Mapping[str, str]:
    """Name the languages that reports can be made in, by their codes."""
    return languages_in(resources.path("report", "words"))


def languages_in(folder: Path) -> Mapping[str, str]:
    """Name the languages that there are words of in a folder, by their codes."""
    files = sorted(folder.glob("*.toml"))
    return {each.stem: tomllib.loads(each.read_text("utf-8"))["language"] for each in files}


def language_named(typed: str) -> str:
    """Read a language as typed, by its code or its name.

    Raises:
        ReportOptionError: reports are not made in it.
    """
    wanted = fold_text(typed).strip()
    for code, name in languages().items():
        if wanted in (code, fold_text(name)):
            return code
    known = ", ".join(f"{code} ({name})" for code, name in languages().items())
    raise ReportOptionError(option="language", typed=typed, known=known)


@cache
def words(language: str = FALLBACK) -> Words:
    """Read the words of a language."""
    names = dict.fromkeys((language, FALLBACK))
    return Words(
        *(
            resources.table("report", "words", f"{name}.toml")
            for name in names
            if resources.path("report", "words", f"{name}.toml").is_file()
        )
    )
