"""Highlights as the objects that a PDF holds of them; in a worker."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from ketareview.pdf import copied_text
from ketareview.pdf.annotations import COPIED, Quad
from ketareview.pdf.placed import Placed

_PRINTED = 4
_STRENGTH = 0.4
"""How much of the colour lies over the page: the words stay readable under the darkest."""

_BORDER = 1.5
_DIGITS = 3
_GREATEST = 255


def annotation(
    placed: Placed, quads: Sequence[Quad], page: IndirectObject, appearance: IndirectObject
) -> DictionaryObject:
    """Make an annotation; `quads` are in the page's own coordinates."""
    told: dict[str, PdfObject] = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/Square" if placed.is_area else "/Highlight"),
        "/Rect": _numbers(_around(quads)),
        "/P": page,
        "/F": NumberObject(_PRINTED),
        "/C": _numbers(_rgb(placed.colour)),
        "/CA": FloatObject(1 if placed.is_area else _STRENGTH),
        "/NM": TextStringObject(placed.name),
        "/T": TextStringObject(placed.author),
        "/Subj": TextStringObject(placed.subject),
        "/Contents": TextStringObject(placed.note),
        "/CreationDate": TextStringObject(_day(placed.copied.created)),
        "/M": TextStringObject(_day(placed.copied.changed)),
        "/Zotero:Tags": TextStringObject(json.dumps(placed.tags)),
        COPIED: TextStringObject(copied_text.written(placed.copied)),
        "/AP": _dictionary({"/N": appearance}),
    }
    if placed.is_area:
        border = {"/W": FloatObject(_BORDER), "/S": NameObject("/S")}
        told["/BS"] = _dictionary(border)
    else:
        told["/QuadPoints"] = _numbers(side for quad in quads for point in quad for side in point)
    return _dictionary(told)


def appearance(placed: Placed, quads: Sequence[Quad]) -> StreamObject:
    """Draw an annotation: words under a tint, a figure within a frame."""
    drawn = StreamObject()
    look: dict[str, PdfObject] = {"/BM": NameObject("/Normal" if placed.is_area else "/Multiply")}
    if not placed.is_area:
        look["/ca"] = FloatObject(_STRENGTH)
    drawn.update(
        _dictionary(
            {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": _numbers(_around(quads)),
                "/Resources": _dictionary(
                    {"/ExtGState": _dictionary({"/Look": _dictionary(look)})}
                ),
            }
        )
    )
    colour = _words(_rgb(placed.colour))
    if placed.is_area:
        left, bottom, right, top = _around(quads)
        inset = min(_BORDER, right - left, top - bottom) / 2
        sides = (left + inset, bottom + inset, right - left - 2 * inset, top - bottom - 2 * inset)
        lines = f"{colour} RG {_BORDER} w {_words(sides)} re S"
    else:
        lines = f"{colour} rg {' '.join(map(_outline, quads))} f"
    drawn.set_data(f"/Look gs {lines}".encode("ascii"))
    return drawn


def _outline(quad: Quad) -> str:
    """Go round a quad, whose corners stand as Acrobat writes them: upper two, then lower two."""
    upper_left, upper_right, lower_left, lower_right = map(_words, quad)
    return f"{upper_left} m {upper_right} l {lower_right} l {lower_left} l h"


def _around(quads: Sequence[Quad]) -> tuple[float, float, float, float]:
    across, up = zip(*(point for quad in quads for point in quad), strict=True)
    return min(across), min(up), max(across), max(up)


def _rgb(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / _GREATEST for place in (1, 3, 5)]


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def _words(numbers: Iterable[float]) -> str:
    return " ".join(format(round(number, _DIGITS), ".10g") for number in numbers)


def _numbers(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(format(round(each, _DIGITS), ".10g")) for each in numbers])


def _dictionary(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in entries.items()})
