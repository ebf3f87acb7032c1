"""The codebook as a file: TOML as it ships, or CSV for a spreadsheet."""

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ketareview.domain.codebook import Code, Codebook, Scheme, TopicSeed
from ketareview.domain.codebook_table import codebook_from_table
from ketareview.domain.errors import CodebookFileError
from ketareview.domain.folding import fold
from ketareview.domain.spreadsheets import defused, restored
from ketareview.files import write_whole

_ENDINGS = (".toml", ".csv")
_WORDS = ("key", "sign", "label", "definition", "use_when", "not_when", "family", "colour")
_COLUMNS = ("scheme", *_WORDS, "level", "retired", "also", "number", "under")
_BOOK = "codebook"
_TOPIC = "topic"
_BETWEEN = " | "
_Table = dict[str, object]


def export_codebook(codebook: Codebook, path: Path) -> None:
    """Write a codebook as `.toml` or `.csv`.

    Raises:
        CodebookFileError: the file's name ends in neither.
        UnwritableFileError: it cannot be written.
    """
    written = _to_csv(codebook) if _ending(path) == ".csv" else _to_toml(codebook)
    write_whole(written.encode(), path)


def read_codebook(path: Path, current: Codebook) -> Codebook:
    """Read a codebook; topics that `current` has under the same name and place are the same.

    Raises:
        CodebookFileError: it is not there, or is no codebook.
    """
    ending = _ending(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text) if ending == ".toml" else _from_csv(text, path)
    except OSError as error:
        raise CodebookFileError(path=path, finding=error.strerror) from error
    except (ValueError, RecursionError, csv.Error) as error:
        raise CodebookFileError(path=path, finding=error) from error
    return _settled(codebook_from_table(table, str(path)), current)


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise CodebookFileError(path=path, finding=f"known endings: {' '.join(_ENDINGS)}")
    return ending


def _settled(codebook: Codebook, current: Codebook) -> Codebook:
    known = {names: topic.id for topic, names in _paths(current)}
    ids = {topic.id: known.get(names, topic.id) for topic, names in _paths(codebook)}
    topics = (
        replace(topic, id=ids[topic.id], parent=ids[topic.parent] if topic.parent else None)
        for topic in codebook.topics
    )
    return replace(codebook, topics=tuple(topics))


def _paths(codebook: Codebook) -> Iterator[tuple[TopicSeed, tuple[str, ...]]]:
    by_id = {topic.id: topic for topic in codebook.topics}
    for topic in codebook.topics:
        names: list[str] = []
        above: TopicSeed | None = topic
        while above and len(names) < len(by_id):  # a merge may have made a cycle
            names.insert(0, fold(above.name).text)
            above = by_id.get(above.parent) if above.parent else None
        yield topic, tuple(names)


def _to_toml(codebook: Codebook) -> str:
    lines = [f"name = {_quoted(codebook.name)}", f"version = {_quoted(codebook.version)}"]
    for code in _ordered(codebook):
        lines += ["", f"[[{code.scheme.value}]]"]
        lines += [f"{name} = {_quoted(value)}" for name in _WORDS if (value := getattr(code, name))]
        lines += [f"level = {code.level}"] if code.level is not None else []
        lines += ["retired = true"] if code.retired else []
        lines += [f"also = [{', '.join(map(_quoted, code.also))}]"] if code.also else []
    children = _children(codebook)
    for topic in children.get(None, []):
        lines += _topic_lines(topic, children, _TOPIC)
    return "\n".join(lines) + "\n"


def _topic_lines(
    topic: TopicSeed, children: Mapping[UUID | None, list[TopicSeed]], name: str
) -> list[str]:
    lines = ["", f"[[{name}]]", f"name = {_quoted(topic.name)}"]
    lines += [f"definition = {_quoted(topic.definition)}"] if topic.definition else []
    for child in children.get(topic.id, []):
        lines += _topic_lines(child, children, f"{name}.below")
    return lines


def _quoted(text: str) -> str:
    """A TOML string; JSON's is one, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _ordered(codebook: Codebook) -> list[Code]:
    schemes = list(Scheme)
    return sorted(codebook.codes, key=lambda code: (schemes.index(code.scheme), code.order))


def _children(codebook: Codebook) -> dict[UUID | None, list[TopicSeed]]:
    children: dict[UUID | None, list[TopicSeed]] = {}
    known = {topic.id for topic in codebook.topics}
    for topic in codebook.topics:
        children.setdefault(topic.parent if topic.parent in known else None, []).append(topic)
    return children


def _parents_first(
    parent: UUID | None, children: Mapping[UUID | None, list[TopicSeed]]
) -> Iterator[TopicSeed]:
    for topic in children.get(parent, []):
        yield topic
        yield from _parents_first(topic.id, children)


def _to_csv(codebook: Codebook) -> str:
    written = io.StringIO(newline="")
    rows = csv.DictWriter(written, _COLUMNS, restval="", lineterminator="\r\n")
    rows.writeheader()
    version, name = defused(codebook.version), defused(codebook.name)
    rows.writerow({"scheme": _BOOK, "key": version, "label": name})
    for code in _ordered(codebook):
        words = {name: defused(getattr(code, name)) for name in _WORDS}
        rows.writerow(
            {
                "scheme": code.scheme.value,
                **words,
                "level": "" if code.level is None else code.level,
                "retired": "yes" if code.retired else "",
                "also": defused(_BETWEEN.join(code.also)),
            }
        )
    topics = list(_parents_first(None, _children(codebook)))
    numbers = {topic.id: number for number, topic in enumerate(topics, start=1)}
    for topic in topics:
        rows.writerow(
            {
                "scheme": _TOPIC,
                "label": defused(topic.name),
                "definition": defused(topic.definition),
                "number": numbers[topic.id],
                "under": numbers.get(topic.parent, "") if topic.parent else "",
            }
        )
    return "\ufeff" + written.getvalue()


def _plain(cell: str | None) -> str:
    return restored(cell or "")


def _from_csv(text: str, path: Path) -> _Table:
    header = text.partition("\n")[0]
    rows = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter=";" if header.count(";") > header.count(",") else ",",
        strict=True,
    )
    if "scheme" not in (rows.fieldnames or ()):
        raise CodebookFileError(path=path, finding="no column “scheme”")
    table: _Table = {name: [] for name in (*(scheme.value for scheme in Scheme), _TOPIC)}
    topics: dict[str, _Table] = {}
    for row in rows:
        kind = (row.get("scheme") or "").strip()
        if kind == _BOOK:
            table |= {"name": _plain(row.get("label")), "version": _plain(row.get("key"))}
        elif kind == _TOPIC:
            if not _add_topic(table, topics, row):
                raise CodebookFileError(path=path, finding=f"no topic {row.get('under')} before")
        elif kind in table:
            _list(table, kind).append(_code(row))
        elif kind:
            raise CodebookFileError(path=path, finding=f"unknown scheme “{kind}”")
    return table


def _code(row: Mapping[str, str | None]) -> _Table:
    code: _Table = {name: _plain(row.get(name)) for name in _WORDS}
    code["also"] = [word for word in _plain(row.get("also")).split(_BETWEEN) if word]
    code["retired"] = (row.get("retired") or "").strip().casefold() in {"yes", "true", "1"}
    if level := (row.get("level") or "").strip():
        code["level"] = int(level)
    return code


def _add_topic(table: _Table, topics: dict[str, _Table], row: Mapping[str, str | None]) -> bool:
    """Put a topic where it belongs; the topic that it is under must have come before."""
    under = (row.get("under") or "").strip()
    if under and under not in topics:
        return False
    topic: _Table = {
        "name": _plain(row.get("label")),
        "definition": _plain(row.get("definition")),
        "below": [],
    }
    above = topics.get(under)
    _list(above or table, "below" if above else _TOPIC).append(topic)
    if number := (row.get("number") or "").strip():
        topics[number] = topic
    return True


def _list(table: _Table, name: str) -> list[object]:
    found = table[name]
    if not isinstance(found, list):
        raise TypeError(name)
    return found
