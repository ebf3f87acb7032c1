"""Fonts of the system that lend characters to a report; in a worker.

What is lent holds the characters asked for and nothing else, under a name of its own, so that the
same fonts give the same report, whatever else is installed.
"""

import hashlib
import io
import re
import struct
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.sfnt import readTTCHeader

from ketareview import resources

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_COLLECTION = b"ttcf"
_STYLED = re.compile(
    "bold|italic|oblique|light|thin|black|heavy|medium|semi|condensed|mono", re.IGNORECASE
)
_FORBIDDEN = 0x0002  # OpenType 1.9, OS/2, fsType, bit 1: restricted licence embedding
_OUTLINES = ("glyf", "CFF ", "CFF2")
_PICTURES = ("COLR", "CPAL", "SVG ", "CBDT", "CBLC", "sbix", "EBDT", "EBLC")
_NAMES = (1, 4, 6)  # family, full name, PostScript name
_WINDOWS = (3, 1, 0x409)
_UNUSABLE: tuple[type[Exception], ...] = (
    *(TTLibError, OSError, EOFError, struct.error, ValueError, LookupError, TypeError),
    *(AssertionError, AttributeError, NotImplementedError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class _Preference:
    """Which files come first, and which of a file's faces."""

    files: tuple[str, ...]
    faces: tuple[str, ...]

    def file(self, path: Path) -> tuple[int, bool, str]:
        """Where a file stands: known ones first, upright and regular before others."""
        first = (place for place, name in enumerate(self.files) if path.name.startswith(name))
        return next(first, len(self.files)), bool(_STYLED.search(path.stem)), path.name

    def face(self, name: str) -> int:
        """Where a face stands."""
        parts = name.split()
        return next((n for n, face in enumerate(self.faces) if face in parts), len(self.faces))


def lend(argument: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Find fonts below the `folders` that have the `characters`, the best known first.

    What no font has that may be embedded is in none of the answers.
    """
    wanted = set(argument["characters"])
    preference = _preference(wanted)
    lent: list[dict[str, Any]] = []
    for path in _files(map(Path, argument["folders"]), preference):
        if not wanted:
            break
        with suppress(*_UNUSABLE):
            for number in _faces(path, preference):
                found = _lent(path, number, wanted, f"KetaReview lent {len(lent) + 1}")
                if found:
                    lent.append(found)
                    wanted.difference_update(found["characters"])
    return lent


def _preference(characters: Collection[str]) -> _Preference:
    """Choose by what is written: Han is drawn in one way in Japan and in another one in China."""
    scripts = [
        script
        for script in resources.table("fonts", "lenders.toml")["script"]
        if any(re.search(f"[{script['letters']}]", each) for each in characters)
    ]
    files = (name for script in scripts for name in script["fonts"])
    return _Preference(tuple(files), tuple(script["face"] for script in scripts))


def _files(folders: Iterator[Path], preference: _Preference) -> list[Path]:
    paths = (path for folder in folders for path in folder.rglob("*"))
    return sorted((each for each in paths if each.suffix.lower() in _ENDINGS), key=preference.file)


def _faces(path: Path, preference: _Preference) -> list[int]:
    with path.open("rb") as file:
        if file.read(len(_COLLECTION)) != _COLLECTION:
            return [-1]
        file.seek(0)
        count = readTTCHeader(file).numFonts
    return sorted(range(count), key=lambda each: (preference.face(_name(path, each)), each))


def _name(path: Path, number: int) -> str:
    with _opened(path, number) as font:
        return font["name"].getBestFamilyName() or path.stem


@contextmanager
def _opened(path: Path, number: int) -> Iterator[TTFont]:
    with path.open("rb") as file, TTFont(file, fontNumber=number, lazy=True) as font:
        yield font


def _lent(path: Path, number: int, wanted: Collection[str], family: str) -> dict[str, Any] | None:
    with _opened(path, number) as font:
        has = font.getBestCmap() or {}
        found = sorted(each for each in wanted if ord(each) in has)
        if not found or not _may_be_used(font):
            return None
        name = font["name"].getBestFamilyName() or path.stem
        content = _subset(font, found, family)
    return {
        "family": family,
        "name": name,
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "characters": "".join(found),
        "content": b64encode(content).decode("ascii"),
    }


def _may_be_used(font: TTFont) -> bool:
    """Whether its letters are drawn by lines, and its makers let them be embedded."""
    forbids = "OS/2" in font and font["OS/2"].fsType & 0x000F == _FORBIDDEN
    return any(table in font for table in _OUTLINES) and "sbix" not in font and not forbids


def _subset(font: TTFont, characters: Collection[str], family: str) -> bytes:
    options = Options(layout_features=["*"], name_IDs=[], notdef_outline=True, hinting=False)
    options.drop_tables += _PICTURES
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(font)
    for place in _NAMES:
        words = family if place != _NAMES[-1] else family.replace(" ", "")
        font["name"].setName(words, place, *_WINDOWS)
    font.recalcTimestamp = False
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
