"""What the window tells of a warning, read in a task."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.progress import Progress
from ketareview.domain.showing import quoted
from ketareview.domain.warned import Dismissal, SubjectKind, Warned
from ketareview.library import Library
from ketareview.workflows.linting import linted


@dataclass(frozen=True, slots=True)
class Row:
    """A warning with the words that it is about, and whose they are; dismissed or not."""

    warned: Warned
    about: str
    whence: str
    dismissal: Dismissal | None = None

    @property
    def below(self) -> str:
        """Why it was dismissed, whose words it is about, and the words."""
        why = f"Dismissed: {self.dismissal.reason}" if self.dismissal else ""
        return " · ".join(part for part in (why, self.whence, self.about) if part)

    def holds(self, words: Sequence[str]) -> bool:
        """Whether it has every word, in lower case."""
        text = f"{self.warned.title} {self.warned.explanation} {self.below}".casefold()
        return all(word in text for word in words)


def read_rows(library: Library, topic: UUID | None, progress: Progress) -> tuple[Row, ...]:
    """Read the warnings of a topic or the library, the serious rules first."""
    found = linted(library, topic, progress)
    told: list[tuple[Warned, Dismissal | None]] = [(each, None) for each in found.warnings]
    told += found.dismissed
    told.sort(key=lambda each: (not each[0].is_serious, each[0].title))
    names = _Names(library, [warned for warned, _ in told])
    return tuple(
        Row(warned, names.about(warned), names.whence(warned), dismissal)
        for warned, dismissal in told
    )


class _Names:
    """The words that warnings are about, and the articles that they stand in."""

    def __init__(self, library: Library, warnings: Sequence[Warned]) -> None:
        ids = {kind: [w.subject for w in warnings if w.kind is kind] for kind in SubjectKind}
        self._about = {
            each.id: quoted(each.passage)
            for each in library.highlights.many(ids[SubjectKind.HIGHLIGHT])
        }
        claims = library.claims.many(ids[SubjectKind.CLAIM])
        self._about |= {claim.id: claim.statement for claim in claims}
        self._articles = library.articles.many({w.article for w in warnings if w.article})

    def about(self, warned: Warned) -> str:
        """Tell the words of a passage or a claim; a card has none."""
        return self._about.get(warned.subject, "")

    def whence(self, warned: Warned) -> str:
        """Name the article, or say that it is a claim."""
        article = self._articles.get(warned.article) if warned.article else None
        return article.record.cited_as if article else "Claim"
