"""Single fields of annotations: words, colours, days, as many programs write them."""

import codecs
import html
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from math import isfinite

from pypdf.generic import StreamObject

LONGEST_NOTE = 100_000
LONGEST_NAME = 400
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_RICH_BREAKS = re.compile(r"<br\b[^<>]*>|</(?:p|div|li)\s*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_DATE = re.compile(
    r"\s*(?:D:)?(?P<year>\d{4})-?(?P<month>\d\d)?-?(?P<day>\d\d)?[T ]?(?P<hour>\d\d)?:?"
    r"(?P<minute>\d\d)?:?(?P<second>\d\d)?(?:\.\d{1,9})?\s*"
    r"(?:(?P<sign>[+-])(?P<ahead>\d\d)[':]?(?P<minutes>\d\d)?|Z)?"
)
_MOST_TAGS = 100
_WHOLE = 255


def words(value: object, longest: int = LONGEST_NOTE) -> str:
    """Read text of several lines, in whichever of the encodings that occur."""
    text = value if isinstance(value, str) else _decoded(_bytes(value))
    text = _BREAKS.sub("\n", text[:longest])
    return _UNFIT.sub("", text).replace("\ufeff", "").strip()


def one_line(value: object) -> str:
    """Read a name."""
    return " ".join(words(value, LONGEST_NAME).split())


def plain(rich: object) -> str:
    """Read the words of rich text."""
    marked = " ".join(words(rich).split())
    lines = html.unescape(_TAGS.sub("", _RICH_BREAKS.sub("\n", marked))).split("\n")
    return words("\n".join(" ".join(line.split()) for line in lines))


def colour(value: object) -> str:
    """Turn gray, RGB or CMYK into #rrggbb; empty where there is none."""
    parts = [min(max(part, 0.0), 1.0) for part in numbers(value)]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        black = parts.pop()
        parts = [(1 - part) * (1 - black) for part in parts]
    if len(parts) != 3:  # noqa: PLR2004 - red, green, blue
        return ""
    return "#" + "".join(f"{int(part * _WHOLE + 0.5):02x}" for part in parts)


def moment(value: object) -> datetime | None:
    """Read a PDF's date; where no zone is told it is taken for UTC."""
    found = _DATE.match(one_line(value))
    if not found:
        return None
    told = found.groupdict()
    ahead = timedelta(hours=int(told["ahead"] or 0), minutes=int(told["minutes"] or 0))
    try:
        zone = timezone(-ahead if told["sign"] == "-" else ahead) if ahead else UTC
        return datetime(
            int(told["year"]),
            int(told["month"] or 1),
            int(told["day"] or 1),
            int(told["hour"] or 0),
            int(told["minute"] or 0),
            int(told["second"] or 0),
            tzinfo=zone,
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def tags(value: object) -> tuple[str, ...]:
    """Read the tags that Zotero writes, a list in JSON."""
    try:
        listed = json.loads(words(value) or "[]")
    except (ValueError, RecursionError):
        return ()
    found = [one_line(tag) for tag in listed if isinstance(tag, str)] if _is_list(listed) else []
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST_TAGS]


def numbers(value: object, most: int = 4) -> list[float]:
    """Read an array of numbers; none of it where one is not."""
    try:
        found = [float(part) for part in value[:most]] if _is_list(value) else []  # type: ignore[index]
    except (TypeError, ValueError, OverflowError):
        return []
    return found if all(isfinite(part) for part in found) else []


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _bytes(value: object) -> bytes:
    if isinstance(value, StreamObject):
        return bytes(value.get_data()[: 2 * LONGEST_NOTE])
    return value if isinstance(value, bytes) else b""


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
