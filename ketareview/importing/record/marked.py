"""Marks of other programs in the form in which they are stored."""

from dataclasses import replace

from ketareview.domain.imports import Mark
from ketareview.importing.characters import storable
from ketareview.importing.wire.marks import MOST_CODES, MOST_SPANS
from ketareview.importing.wire.values import LONGEST_FIELD, LONGEST_NAME


def stored(mark: Mark) -> Mark:
    """Give a mark no character, and no more of anything, than a library takes."""
    codes = (_name(code) for code in mark.codes[:MOST_CODES])
    return replace(
        mark,
        name=_name(mark.name),
        colour=_name(mark.colour),
        author=_name(mark.author),
        quote=_text(mark.quote),
        before=_text(mark.before),
        after=_text(mark.after),
        note=_text(mark.note),
        spans=mark.spans[:MOST_SPANS],
        codes=tuple(filter(None, codes)),
    )


def _name(text: str) -> str:
    return storable(text)[:LONGEST_NAME]


def _text(text: str) -> str:
    return storable(text)[:LONGEST_FIELD]
