"""Headings are found by how they look, and nothing is taken for one where that is not sure."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Block, BlockKind, Page
from ketareview.domain.wayfinding import Heading, Spot
from ketareview.pdf.shapes import TextLine
from ketareview.reading import outline
from ketareview.reading.headings import headings_of

_BODY = "ketamine lowered the scores within a day in most of the patients of this arm and"


class Paper:
    """Lines of a paper, one below the other."""

    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self._page, self._top = 1, 40.0

    def line(self, text: str, size: float = 10.0, *, bold: bool = False, space: float = 4) -> None:
        self._top += space
        box = Rect(50.0, self._top, 5.0 * len(text), size)
        self.lines.append(TextLine(text, box, size, bold, self._page))
        self._top += size

    def head(self, text: str, size: float = 12.0) -> None:
        """A bold line with space around it."""
        self.line(text, size, bold=True, space=20)
        self._top += 16

    def text(self, lines: int = 8) -> None:
        for _ in range(lines):
            self.line(_BODY)

    def turn(self) -> None:
        """Begin the next page."""
        self._page, self._top = self._page + 1, 40.0


def told(headings: tuple[Heading, ...]) -> list[tuple[str, int]]:
    return [(each.title, each.level) for each in headings]


def test_sections_and_what_is_below_them() -> None:
    paper = Paper()
    paper.line("A trial of ketamine", 18.0, bold=True)
    for name in ("Introduction", "Methods", "Results"):
        paper.head(name)
        paper.text()
        if name == "Methods":
            for below in ("Patients", "Measures"):
                paper.head(below, 10.0)
                paper.text()
    found = headings_of(paper.lines)
    assert told(found) == [
        ("Introduction", 0),
        ("Methods", 0),
        ("Patients", 1),
        ("Measures", 1),
        ("Results", 0),
    ]
    heading = next(line for line in paper.lines if line.text == "Patients")
    assert found[2].target == Spot(1, heading.box.left, heading.box.top)


def test_numbers_tell_the_level_and_two_lines_are_one_heading() -> None:
    paper = Paper()
    for number, name in enumerate(("Introduction", "Methods", "Results"), start=1):
        paper.head(f"{number} {name}")
        paper.text()
    paper.line("3.1 A heading that goes on", 12.0, bold=True, space=20)
    paper.line("in the next line", 12.0, bold=True, space=2)
    paper.text()
    assert told(headings_of(paper.lines))[-1] == ("3.1 A heading that goes on in the next line", 1)


def test_running_heads_captions_and_bold_paragraphs_are_none() -> None:
    paper = Paper()
    for name in ("Introduction", "Methods", "Results", "References"):
        paper.line("Okafor et al", 12.0, bold=True)
        paper.head(name)
        paper.text()
        paper.head("Table 1. Events by arm")
        for _ in range(6):
            paper.line(_BODY.capitalize(), 12.0, bold=True, space=1)
        paper.turn()
    names = [title for title, _ in told(headings_of(paper.lines))]
    assert names == ["Introduction", "Methods", "Results", "References"]


def test_numbers_of_lines_are_no_part_of_headings() -> None:
    paper = Paper()
    for number, name in enumerate(("Introduction", "Methods", "Results")):
        paper.head(f"{40 * number + 1} {name}")
        for line in range(8):
            paper.line(f"{40 * number + line + 2} {_BODY}")
    names = [title for title, _ in told(headings_of(paper.lines))]
    assert names == ["Introduction", "Methods", "Results"]


def test_one_name_alone_is_not_enough() -> None:
    paper = Paper()
    paper.head("Results")
    paper.text()
    paper.head("Of the summer fair")
    paper.text()
    assert headings_of(paper.lines) == ()
    assert headings_of([]) == ()


_LINES = st.builds(
    TextLine,
    st.text(max_size=40) | st.sampled_from(["Results", "2 Methods", "Fig. 1", "REFERENCES"]),
    st.builds(Rect, st.floats(0, 500), st.floats(0, 700), st.floats(0, 300), st.floats(0, 30)),
    st.floats(0, 40),
    st.booleans(),
    st.integers(1, 4),
)


@given(st.lists(_LINES, max_size=30))
def test_headings_are_lines_of_the_paper(lines: list[TextLine]) -> None:
    pages = {line.page for line in lines}
    for heading in headings_of(lines):
        assert heading.title.strip()
        assert heading.target is not None
        assert heading.target.page in pages


def test_reflowed_text_brings_its_own_headings() -> None:
    text = "Ketamine\nWhom\nto treat\nAdults\nDo."
    blocks = (
        Block(BlockKind.HEADING, 0, 8, 2),
        Block(BlockKind.HEADING, 9, 22, 3),
        Block(BlockKind.HEADING, 23, 29, 4),
        Block(BlockKind.PARAGRAPH, 30, 33),
    )
    found = outline.of_blocks((Page(1, text, blocks=blocks),))
    assert told(found) == [("Ketamine", 0), ("Whom to treat", 1), ("Adults", 2)]
