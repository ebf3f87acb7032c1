"""What laid out formats share: who writes which kind of part, and what heads a file."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime

from ketareview.reporting import wording
from ketareview.reporting.formats.leading import without_dead_links
from ketareview.reporting.formats.outline import outline
from ketareview.reporting.formats.parts import (
    Bullets,
    Entry,
    Figures,
    Heading,
    Paragraph,
    Part,
    Quote,
    Table,
)
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words, words


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file says of itself, in words that are seen."""

    title: str
    kind: str
    keywords: str
    authors: str
    program: str
    made: datetime
    language: str


def imprint(report: Report) -> Imprint:
    """Tell what the file of a report says of itself."""
    return Imprint(
        title=wording.title_of(report),
        kind=words(report.language)("print.kind"),
        keywords=words(report.language)("print.keywords"),
        authors=_visible(", ".join(report.reviewers)),
        program=_visible(report.program),
        made=report.made,
        language=report.language,
    )


def _visible(told: str) -> str:
    return "".join(each for each in told if each.isprintable())


class Writer(ABC):
    """Writes the parts of a report, each kind in the way of its format."""

    def __init__(self, say: Words) -> None:
        self.say = say

    def write(self, report: Report) -> None:
        """Write a report from its title on."""
        for part in without_dead_links(outline(report)):
            self.append(part)

    def append(self, part: Part) -> None:
        """Write a part behind the others."""
        match part:
            case Heading():
                self.heading(part)
            case Paragraph():
                self.paragraph(part)
            case Bullets():
                self.bullets(part)
            case Figures():
                self.figures(part)
            case Table():
                self.table(part)
            case Quote():
                self.quote(part)
            case Entry():
                self.entry(part)

    @abstractmethod
    def heading(self, part: Heading) -> None:
        """Write a heading."""

    @abstractmethod
    def paragraph(self, part: Paragraph) -> None:
        """Write a paragraph."""

    @abstractmethod
    def bullets(self, part: Bullets) -> None:
        """Write a list."""

    @abstractmethod
    def figures(self, part: Figures) -> None:
        """Write the numbers at the head."""

    @abstractmethod
    def table(self, part: Table) -> None:
        """Write a table."""

    @abstractmethod
    def quote(self, part: Quote) -> None:
        """Write a passage."""

    @abstractmethod
    def entry(self, part: Entry) -> None:
        """Write an item of the list of sources."""
