"""Random passages of a paper, moved to another file of it, and checked against what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from ketareview.domain.folding import fold_text
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.text import Page
from ketareview.reading import passage, quote_ok, sentence_at
from ketareview.reading.furniture import Furniture
from ketareview.reading.moving import Mover

_NEW = "f" * 64
_OLD = "0" * 64
_TURNING_BACK = 40


@dataclass(slots=True)
class Count:
    """What became of passages."""

    all: int = 0
    found: int = 0
    sure: int = 0
    wrong: int = 0
    absent: int = 0  # words that the other file does not have

    @property
    def share(self) -> float:
        """The part found of those that are there."""
        there = self.all - self.absent
        return self.found / there if there else 1.0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.all + other.all,
            self.found + other.found,
            self.sure + other.sure,
            self.wrong + other.wrong,
            self.absent + other.absent,
        )


def count(old: Sequence[Page], new: Sequence[Page], number: int, seed: int = 0) -> Count:
    """Move passages and count; those whose letters the new file lacks can be found by nobody."""
    mover = Mover(old, new, _NEW)
    told, there = Count(), letters(pages_text(new))
    before, furniture = letters(pages_text(old)), Furniture(old)
    for each in passages(old, number, Random(seed)):  # noqa: S311 - no secret
        told.all += 1
        moved = mover.move(each)
        full, bare = letters(each.quote), letters(_bare(each, old, furniture))
        if moved is None:
            told.absent += not bare or bare not in there
            continue
        told.found += 1
        told.sure += moved.is_sure
        is_right = quote_ok(new, moved.passage) and letters(moved.passage.quote) in {full, bare}
        told.wrong += not (
            is_right and _is_same_place(old, each, new, moved.passage, before, there)
        )
    return told


def passages(pages: Sequence[Page], number: int, random: Random) -> Iterator[Passage]:
    """Choose sentences, words, and stretches over the ends of pages."""
    filled = [page for page in pages if len(page.text.split()) > _TURNING_BACK]
    while filled and number > 0:
        page = random.choice(filled)
        pieces = random.choice((_sentence, _words, _over))(page, pages, random)
        try:
            yield passage(pages, pieces, _OLD)
        except ValueError:
            continue
        number -= 1


def _bare(found: Passage, pages: Sequence[Page], furniture: Furniture) -> str:
    """Leave headers and footers out of a quotation."""
    words = []
    for piece in found.pieces:
        page = pages[piece.page - 1]
        left_out = {n for span in furniture.of(page, ()) for n in range(*span)}
        words += [page.text[n] for n in range(piece.start, piece.end) if n not in left_out]
    return "".join(words)


def letters(words: str) -> str:
    """Leave nothing of words but letters and digits."""
    return "".join(sign for sign in fold_text(words) if sign.isalnum())


def pages_text(pages: Sequence[Page]) -> str:
    """Join the pages."""
    return "\n".join(page.text for page in pages)


def _sentence(page: Page, _pages: Sequence[Page], random: Random) -> list[Piece]:
    start, end = sentence_at(page.text, random.randrange(len(page.text)), ())
    return [Piece(page.number, start, max(end, start + 1))]


def _words(page: Page, _pages: Sequence[Page], random: Random) -> list[Piece]:
    starts = [n for n, sign in enumerate(page.text) if sign.isspace()]
    first = random.randrange(len(starts) - 3)
    last = min(first + random.choice((2, 4, 8, 16, 40)), len(starts) - 1)
    return [Piece(page.number, starts[first], starts[last])]


def _over(page: Page, pages: Sequence[Page], random: Random) -> list[Piece]:
    following = next((each for each in pages if each.number == page.number + 1), None)
    if following is None or len(following.text) < _TURNING_BACK:
        return _sentence(page, pages, random)
    start = page.text.rfind(" ", 0, len(page.text) - random.randrange(10, 200))
    end = following.text.find(" ", random.randrange(10, 200))
    return [
        Piece(page.number, max(start, 0), len(page.text)),
        Piece(following.number, 0, end if end > 0 else len(following.text)),
    ]


def _is_same_place(  # noqa: PLR0913, PLR0917 - both sides of one comparison
    old: Sequence[Page],
    one: Passage,
    new: Sequence[Page],
    other: Passage,
    before: str,
    there: str,
) -> bool:
    """Whether it is the same one of several places, counted from the beginning."""
    wanted = letters(one.quote)
    if before.count(wanted) != there.count(wanted) or before.count(wanted) == 1:
        return True
    return _ahead(old, one).count(wanted) == _ahead(new, other).count(wanted)


def _ahead(pages: Sequence[Page], found: Passage) -> str:
    number, offset = found.place
    texts = [page.text for page in pages if page.number < number]
    texts += [page.text[:offset] for page in pages if page.number == number]
    return letters("\n".join(texts))
