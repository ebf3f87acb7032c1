"""No BibTeX does harm, and entries that are written out come back as they were."""

import json
import re
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, ReadFile, Unread
from ketareview.importing import wire
from ketareview.importing.characters import storable
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.bibtex import IMPORTER

_PIECES = st.sampled_from(
    [
        *("@article{", "@misc(", "@string{", "@comment{", "@preamble{", "@", "{", "}", "(", ")"),
        *('"', "=", "#", ",", "\n", " ", "\\", "%", "$", "~", "--", "title", "author", "year", "x"),
        *(
            "crossref",
            "xdata",
            "file",
            "date",
            "month",
            " and ",
            "key",
            "2021",
            ":",
            ";",
            "é",
            "\0",
        ),
        *('\\"{o}', "\\url{", "<i>", "&amp;", "eprint", "pmid", "10.5555/x", "jan", "\ufeff", "\r"),
    ]
)
_NAMES = st.text(string.ascii_letters + "-_.", min_size=1, max_size=20) | st.sampled_from(
    [
        *("title", "subtitle", "author", "editor", "year", "date", "month", "day", "pages"),
        *("journal", "journaltitle", "booktitle", "volume", "number", "issue", "eprint"),
        *("archiveprefix", "eprinttype", "url", "howpublished", "file", "keywords", "abstract"),
    ]
)
_VALUES = st.text(st.characters(categories=["L", "N"]) | st.sampled_from(" .,;:!?()[]/+*=#@&%_^"))


def _read(folder: Path, text: str) -> list[Draft | Unread]:
    path = folder / "any.bib"
    path.write_text(text, encoding="utf-8", errors="replace")
    IMPORTER.recognises(path)
    return list(IMPORTER.read(path, NO_WISHES))


def _crossed(drafts: list[Draft | Unread]) -> tuple[Draft | Unread, ...]:
    told = tuple(drafts)
    media_type = "application/x-bibtex"
    read = ReadFile("0" * 64, 1, media_type, told, is_paper=False, counted=len(told))
    return wire.from_json(json.loads(json.dumps(wire.to_json(read)))).drafts


@given(pieces=st.lists(_PIECES, min_size=1, max_size=80) | st.lists(st.text(), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(tmp_path: Path, pieces: list[str]) -> None:
    try:
        drafts = _read(tmp_path, "".join(pieces))
    except FileError:
        return
    assert len(_crossed(drafts)) == len(drafts)


@given(entries=st.lists(st.dictionaries(_NAMES, _VALUES, min_size=1), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_an_entry_is_lost(tmp_path: Path, entries: list[dict[str, str]]) -> None:
    text = "\n".join(_written(number, entry) for number, entry in enumerate(entries))
    drafts = _read(tmp_path, text)
    assert len(drafts) == len(entries)
    for draft, entry in zip(drafts, entries, strict=True):
        assert isinstance(draft, Draft)
        record = draft.record
        people = " ".join(f"{who.family} {who.given} {who.literal}" for who in record.authors)
        told = (record.title, record.journal, record.volume, record.issue, record.pages)
        rest = (record.url, record.abstract, *record.extra.values(), *draft.files)
        kept = set(_words(" ".join((*told, *rest, people, str(record.year)))))
        wanted = {word for value in entry.values() for word in _words(storable(value))}
        assert {word for word in wanted - kept if word.lower() != "and"} == set()


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title={" + "{" * 50_000,
        "@misc{a, title=" + "{x} # " * 50_000 + "{x}}",
        "@misc{a," * 20_000,
        "@misc{a, x={y}}" * 2_000,
        "@misc{a, author={" + "A, B and " * 9_000 + "C}}",
        "@misc{a, author={" + "}" * 400 + "}",
        "@misc{a, title={x}, file={" + ":;" * 50_000 + "}}",
        "@misc{a, crossref={a}, xdata={" + "a," * 50_000 + "}, title={x}}",
    ],
)
def test_what_is_too_much_has_an_end(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text)


def _written(number: int, entry: dict[str, str]) -> str:
    lines = "\n".join(f"  {name} = {{{value}}}," for name, value in entry.items())
    return f"@misc{{key{number},\n{lines}\n}}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
