"""Changes one byte of a closed library: nothing crashes, and what matters is told."""

from collections import Counter
from pathlib import Path
from random import Random

from ketareview.domain.errors import KetaReviewError
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import Rows, stored
from tests.reliability.campaign import Campaign, Outcome

_PIECE = 512  # bytes, so that a piece seldom spans two pages of the file
_TITLE = "Ketamine and the speed of relief"


def run(folder: Path, points: int) -> Outcome:
    """Half of the flips hit an original or its text, half any byte of the file."""
    whole = folder / "whole.ketareview"
    held = _fill(whole, folder)
    content = whole.read_bytes()
    places = _originals(content, folder)
    chance = Random(1000)  # noqa: S311 - the same places each time
    ways: Counter[str] = Counter()
    lost: list[str] = []
    for number in range(points):
        is_inside = number % 2 == 0
        place = _place(content, chance, places if is_inside else [])
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        path = folder / "flipped.ketareview"
        path.write_bytes(flipped)
        way, silent = _look(path, held)
        ways[way] += 1
        if silent or (is_inside and way not in _TOLD):
            lost.append(f"byte {place}: {way}{' but rows changed' if silent else ''}")
    told = ", ".join(f"{way} {ways[way]}" for way in sorted(ways))
    return Outcome(points, sum(ways[way] for way in _TOLD), tuple(lost), told)


_TOLD = frozenset(
    {"refused at opening", "told by SQLite", "told by the check", "told with its name"}
)
_NAMED = ("text", "chunk")
"""What is told with the name of the article that it belongs to."""

_HARMLESS = "changed nothing that is kept"


def _fill(path: Path, folder: Path) -> Rows:
    """Make a library with some papers whose words are found nowhere else in the file."""
    chance = Random(5)  # noqa: S311 - the same papers each time
    with Library.create(path, reviewer="Anna") as library:
        for number in range(6):
            words = " ".join(f"{chance.randrange(1 << 40):x}" for _ in range(4_000))
            name = f"paper-{number}.txt"
            store(library, paper(folder, name, [words, words[::-1]]), title=f"{_TITLE} {number}")
        mark(library, store(library, paper(folder)), note="kept")
        return _kept(library)


def _kept(library: Library) -> Rows:
    """Read all that people wrote, every page's own text, and the originals."""
    rows = stored(library)
    with library._database.driver() as connection:
        chunks = connection.execute("SELECT sha256, number, data FROM chunk").fetchall()
        pages = connection.execute(
            "SELECT source, number, CAST(text AS BLOB), label FROM page"
        ).fetchall()
    texts = {f"{page[0]} {page[1]}": {"text": page[2:]} for page in pages}
    originals = {f"{chunk[0]} {chunk[1]}": {"data": chunk[2]} for chunk in chunks}
    return rows | {"text": texts, "chunk": originals}


def _originals(content: bytes, folder: Path) -> list[range]:
    """Find where pieces of the papers stand in the file, as bytes or as text."""
    found = []
    for file in sorted(folder.glob("paper-*.txt")):
        data = file.read_bytes()
        for start in range(0, len(data) - _PIECE, _PIECE):
            place = -1
            while (place := content.find(data[start : start + _PIECE], place + 1)) >= 0:
                found.append(range(place, place + _PIECE))
    return found


def _place(content: bytes, chance: Random, places: list[range]) -> int:
    return chance.choice(chance.choice(places)) if places else chance.randrange(len(content))


def _look(path: Path, held: Rows) -> tuple[str, bool]:
    """Use a library as the program does: tell how a flip was told, and whether it was not."""
    for ending in ("-journal", ".in-use.json"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    try:
        with Library.open(path, reviewer="Anna") as library:
            problems = library.check().problems
            if any(_TITLE in str(value) for each in problems for value in each.facts.values()):
                return "told with its name", False
            if any(each.code.startswith("damaged") for each in problems):
                return "told by SQLite", False
            now = _kept(library)
            if problems:
                is_nameless = any(now[kind] != held[kind] for kind in _NAMED)
                return "told by the check", is_nameless
            return _HARMLESS, now != held
    except KetaReviewError:
        return "refused at opening", False


CAMPAIGN = Campaign(
    "flipped bytes",
    "one bit of one byte of a closed library is changed, half of them inside originals and their "
    "text; the library is opened, checked, and compared with what it held",
    points=1000,
    few=16,
    run=run,
)
