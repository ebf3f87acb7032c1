"""The block of metadata at the head of a Markdown file: the plain part of YAML, or TOML."""

import re
import tomllib
from collections.abc import Mapping

ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".qmd", ".rmd"})
"""Of Markdown's files."""

_YAML = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z][\w-]*+(?: ++[\w-]++)*+)\s*+:(?:\s+(.*))?$")
_ITEM = re.compile(r"^\s*-\s+(?:(?:name|family|literal)\s*:\s*)?(.*)$")
_PANDOC = re.compile(r"\A%(?=.)[ \t]*+(.*)\r?\n%[ \t]*+(.*)\r?\n%[ \t]*+(.*)\r?\n")
_ALSO = {"authors": "author", "byline": "author", "published": "date", "link": "url"}


def head(text: str) -> str:
    """Give the block of YAML at the head as it is written."""
    found = _YAML.match(text)
    return found.group(1) if found else ""


def split(text: str) -> tuple[Mapping[str, str], str]:
    """Part front matter from the text; lists of names are joined by semicolons.

    What cannot be understood as front matter stays in the text: no word is lost.
    """
    if found := _PANDOC.match(text):
        title, author, date = (field.strip() for field in found.groups())
        return {"title": title, "author": author, "date": date}, text[found.end() :]
    for pattern, read in ((_YAML, _yaml), (_TOML, _toml)):
        found = pattern.match(text)
        entries = read(found.group(1)) if found else {}
        if found and entries:
            renamed = {name: also for name, also in _ALSO.items() if also not in entries}
            known = {renamed.get(name, name): words for name, words in entries.items()}
            return known, text[found.end() :]
    return {}, text


def _yaml(block: str) -> dict[str, str]:
    entries: dict[str, list[str]] = {}
    name = ""
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if entry := _ENTRY.match(line):
            name = entry.group(1).lower()
            entries[name] = _values(entry.group(2) or "")
        elif name and (item := _ITEM.match(line)):
            entries[name].append(_unquoted(item.group(1)))
        elif name and line[0] in " \t":
            entries[name].append(line.strip())
        else:
            return {}
    return {key: _joined(key, values) for key, values in entries.items()}


def _values(written: str) -> list[str]:
    """Read a scalar or a list in brackets; block signs only say how the lines below are meant."""
    plain = written.strip()
    if plain.startswith("[") and plain.endswith("]"):
        return [_unquoted(item) for item in plain[1:-1].split(",") if item.strip()]
    return [] if plain in {"", "|", ">", "|-", ">-"} else [_unquoted(plain)]


def _unquoted(value: str) -> str:
    plain = value.strip()
    for quote in ('"', "'"):
        if len(plain) > 1 and plain[0] == plain[-1] == quote:
            return plain[1:-1]
    return plain


def _joined(name: str, values: list[str]) -> str:
    return ("; " if name in {"author", "authors", "tags", "keywords"} else " ").join(values)


def _toml(block: str) -> dict[str, str]:
    try:
        table = tomllib.loads(block)
    except (ValueError, RecursionError):  # it is no TOML, or has numbers or lists without end
        return {}
    return {
        name.lower(): "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in table.items()
    }
