"""Highlights as JSON: W3C Web Annotations, Hypothesis, Mendeley."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ketareview.domain.errors import LargeFileError, NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Mark, MarkKind, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.characters import storable
from ketareview.importing.projects import selectors
from ketareview.importing.record import identifiers
from ketareview.importing.record.reference import Reference
from ketareview.importing.textfile import read_text

_WHERE = "annotations"
_WORDS = ("value", "chars", "name", "label", "source", "id", "@id")
"""What a body says, or else what it points to."""

_LARGEST = 100_000_000
_SIGNS = re.compile(
    r'"type"\s*:\s*\[?\s*"Annotation(?:Page|Collection)?"|w3\.org/ns/anno|TextQuoteSelector|'
    r'"positions"\s*:\s*\[\s*\{\s*"(?:top_left|page)"'
)


class Annotations:
    """Knows its files by the words that these annotations must have."""

    name = "annotations"
    media_types = ("application/ld+json",)
    rank = 8
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the file is JSON and speaks of annotations near its beginning."""
        start = signature.head(path).replace(b"\0", b"").decode("utf-8", "replace")
        return start.lstrip("\ufeff \t\r\n")[:1] in {"{", "["} and bool(_SIGNS.search(start))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the annotations of each document together.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no annotation in it.
        """
        size = path.stat().st_size
        if size > _LARGEST:
            raise LargeFileError(path=path, size=size, limit=_LARGEST)
        try:
            found = list(_annotations(json.loads(read_text(path).text), 0))
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError(path=path, finding="no JSON") from error
        documents: dict[str, list[Mapping[str, Any]]] = {}
        for each in found:
            documents.setdefault(_source(each), []).append(each)
        if not documents:
            raise NoRecordsError(path=path)
        for source, several in documents.items():
            yield _draft(source, several)


def _annotations(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """Find annotations in collections, pages, answers and lists."""
    if isinstance(value, list):
        for each in value:
            yield from _annotations(each, depth)
    elif isinstance(value, dict) and _is_annotation(value):
        yield from _one_each(value)
    elif isinstance(value, dict) and depth < 5:  # noqa: PLR2004 - collection, page, items
        for name in ("items", "first", "rows", "annotations", "@graph"):
            yield from _annotations(value.get(name), depth + 1)


def _is_annotation(value: Mapping[str, Any]) -> bool:
    return bool(value.get("target") or value.get("positions")) or value.get("type") == "Annotation"


def _one_each(annotation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Part an annotation of several passages; each says the same."""
    targets = annotation.get("target")
    if not isinstance(targets, list) or len(targets) == 1:
        yield annotation
        return
    name = _text(annotation.get("id") or annotation.get("@id"))
    for number, each in enumerate(targets, 1):
        own = f"{name} {number}" if name and number > 1 else name
        yield {**annotation, "target": each, "id": own}


def _source(annotation: Mapping[str, Any]) -> str:
    target = _first(annotation.get("target"))
    source = target.get("source") if isinstance(target, dict) else target
    if isinstance(source, dict):
        source = source.get("id") or source.get("@id")
    found = source or annotation.get("uri") or annotation.get("document_id") or ""
    return str(found).partition("#")[0]


def _draft(source: str, annotations: Sequence[Mapping[str, Any]]) -> Draft:
    reference = Reference(_WHERE)
    told = [each.get("document") for each in annotations]
    targets = [_first(each.get("target")) for each in annotations]
    sources = [each.get("source") for each in targets if isinstance(each, dict)]
    titles = [
        _text(_first(each.get("title") or each.get("dc:title") or each.get("name")))
        for each in (*told, *sources)
        if isinstance(each, dict)
    ]
    reference.title = next(filter(None, titles), "")
    reference.doi = identifiers.clean_doi(source)
    reference.url = source if "://" in source else ""
    reference.add(f"{_WHERE} source", source)
    return reference.draft(_mark(each, number) for number, each in enumerate(annotations, 1))


def _mark(annotation: Mapping[str, Any], number: int) -> Mark:
    name = annotation.get("id") or annotation.get("@id") or f"{_source(annotation)} {number}"
    target = _first(annotation.get("target"))
    quotes = [each for each in selectors.selectors(target) if "exact" in each]
    quote = quotes[0] if quotes else {}
    note, codes = _bodies(annotation)
    is_note = annotation.get("type") in ("sticky_note", "note")  # which may be a list
    created = _moment(annotation.get("created"))
    return Mark(
        name=_text(name)[:400],
        spans=tuple(selectors.spans(annotation, target)),
        stretch=selectors.stretch(target),
        place=selectors.place(annotation, target),
        quote=_text(quote.get("exact")),
        before=_text(quote.get("prefix")),
        after=_text(quote.get("suffix")),
        kind=MarkKind.NOTE if is_note else MarkKind.HIGHLIGHT,
        colour=_colour(annotation),
        codes=tuple(codes),
        note=note,
        author=_author(annotation),
        created=created,
        changed=_moment(
            annotation.get("modified")
            or annotation.get("updated")
            or annotation.get("last_modified")
        ),
    )


def _bodies(annotation: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Part what was said of a passage into comments and tags."""
    bodies = annotation.get("body") or annotation.get("bodyValue") or ()
    notes: list[str] = []
    codes: list[str] = []
    for each in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(each, dict):
            words = next(filter(None, (_text(each.get(name)) for name in _WORDS)), "")
            (codes if each.get("purpose") == "tagging" else notes).append(words)
        elif each:
            notes.append(_text(each))
    notes.append(_text(annotation.get("text")))
    tags = annotation.get("tags")
    codes += [_text(tag) for tag in (tags if isinstance(tags, list) else ())]
    return "\n".join(filter(None, notes)), [code[:400] for code in codes if code]


def _author(annotation: Mapping[str, Any]) -> str:
    creator = _first(annotation.get("creator"))
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    person = annotation.get("user_info")
    shown = person.get("display_name") if isinstance(person, dict) else ""
    user = str(annotation.get("user") or "")
    name = creator or shown or re.sub(r"^acct:|@[^@]*$", "", user)
    return _text(name)[:400]


def _colour(annotation: Mapping[str, Any]) -> str:
    colour = annotation.get("color")
    if isinstance(colour, dict):
        parts = [colour.get(each) for each in "rgb"]
        if all(isinstance(part, int) and 0 <= part <= 0xFF for part in parts):  # noqa: PLR2004
            return "#" + "".join(f"{part:02x}" for part in parts)
    return ""


def _moment(written: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(written or ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first(value: object) -> Any:  # noqa: ANN401 - JSON
    return (value[0] if value else None) if isinstance(value, list) else value


def _text(value: object) -> str:
    return storable(str(value)).strip() if isinstance(value, str | int | float) else ""


IMPORTER = Annotations()
