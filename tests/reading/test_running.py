"""Text runs on over columns and pages, past what nobody reads on from."""

from collections.abc import Sequence

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Block, BlockKind, Page
from ketareview.reading import PageLayout, PlaceOnPage, RunningText
from ketareview.reading.furniture import Furniture

WIDTH, LEADING = 5.0, 12.0
PAGE_WIDTH, PAGE_HEIGHT = 600.0, 800.0

Line = tuple[str, float, float, float]
"""Words, left, top and height of the letters."""


class Paper:
    """Pages of lines put where a test wants them."""

    def __init__(self, *pages: Sequence[Line]) -> None:
        self.pages = [
            Page(
                number,
                "\n".join(words for words, *_ in lines),
                width=PAGE_WIDTH,
                height=PAGE_HEIGHT,
            )
            for number, lines in enumerate(pages, start=1)
        ]
        self.running = RunningText(self.pages)
        self._lines = pages
        self.layouts = [
            self.running.layout(page, self._letters(lines))
            for page, lines in zip(self.pages, pages, strict=True)
        ]

    def layout_of(self, number: int) -> PageLayout:
        return self.layouts[number - 1]

    def sentence(self, number: int, words: str) -> str:
        """Give the sentence around words, with a bar where a page ends."""
        offset = self.pages[number - 1].text.index(words)
        start, end = self.running.sentence(number, offset, self.layout_of)
        return self._said(start, end)

    def word(self, number: int, words: str) -> tuple[PlaceOnPage, PlaceOnPage]:
        offset = self.pages[number - 1].text.index(words)
        return self.running.word(number, offset, self.layout_of)

    def paragraph(self, number: int, words: str) -> str:
        offset = self.pages[number - 1].text.index(words)
        return self._said(*self.running.paragraph(number, offset, self.layout_of))

    def left_out(self, number: int) -> list[str]:
        text = self.pages[number - 1].text
        return [text[start:end] for start, end in self.layouts[number - 1].left_out]

    def _said(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        if start[0] == end[0]:
            return self.pages[start[0] - 1].text[start[1] : end[1]]
        return (
            self.pages[start[0] - 1].text[start[1] :] + "|" + self.pages[end[0] - 1].text[: end[1]]
        )

    @staticmethod
    def _letters(lines: Sequence[Line]) -> list[Rect | None]:
        letters: list[Rect | None] = []
        for words, left, top, height in lines:
            for place, letter in enumerate(words):
                box = Rect(left + WIDTH * place, top, WIDTH, height)
                letters.append(None if letter == " " else box)
            letters.append(None)
        return letters[:-1]


def column(*words: str, left: float = 50, top: float = 100, height: float = 10) -> list[Line]:
    return [(each, left, top + LEADING * row, height) for row, each in enumerate(words)]


def page(number: int, *body: Line) -> list[Line]:
    return [
        ("Tan and others: ketamine", 50, 30, 8),
        *body,
        (f"Page {number} of 9", 300, 770, 8),
    ]


FULL = "Words that fill the whole of their line here"


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    paper = Paper(*(page(n, *column(f"{FULL} {'x' * n}", "and end.")) for n in range(1, 5)))
    assert [words.split(" of")[0] for words in paper.left_out(3)] == [
        "Tan and others: ketamine",
        "Page 3",
    ]


def test_a_page_number_is_known_by_its_order() -> None:
    pages = [
        [*column(f"{FULL} {'x' * n}", "ends."), (f"{1136 + n}", 300, 770, 8)] for n in range(1, 4)
    ]
    assert Paper(*pages).left_out(2) == ["1138"]


def test_words_at_the_top_that_come_once_are_text() -> None:
    body = [column(f"{FULL} {'x' * n}", "ends.", top=60 + n) for n in range(5)]
    paper = Paper(*(page(n, *body[n]) for n in range(1, 5)))
    assert all(FULL not in words for n in range(1, 5) for words in paper.left_out(n))


def test_without_boxes_headers_are_known_where_the_text_begins_and_ends() -> None:
    pages = [Page(n, f"Tan and others\nBody {'x' * n}.\nPage {n}") for n in range(1, 5)]
    found = Furniture(pages).of(pages[2], ())
    assert [pages[2].text[start:end] for start, end in sorted(found)] == [
        "Tan and others",
        "Page 3",
    ]


def test_a_footnote_is_left_out_and_stands_for_itself() -> None:
    left = column(*[FULL] * 45, "which goes on")
    note = column("*Supported by nobody. Not at all.", top=700, height=7)
    right = column("in the next column. Then", FULL, left=320)
    paper = Paper([*left, *note, *right])
    assert paper.left_out(1) == ["*Supported by nobody. Not at all."]
    assert paper.sentence(1, "Not at all") == "Not at all."
    assert paper.sentence(1, "next column").endswith("in the next column.")
    assert paper.sentence(1, "which goes").endswith("in the next column.")


def test_smaller_words_without_a_mark_are_text() -> None:
    lines = [*column(*[FULL] * 45), *column("Smaller but not a note.", top=700, height=7)]
    assert Paper(lines).left_out(1) == []


def test_a_sentence_runs_over_a_page_break() -> None:
    pages = [
        page(1, *column("It began. The dose was not", "changed in any of the")),
        page(2, *column("patients who came. It ended.")),
        page(3, *column("Something else.")),
        page(4, *column("Something more.")),
    ]
    paper = Paper(*pages)
    whole = paper.sentence(1, "changed")
    assert whole.startswith("The dose was not")
    assert whole.endswith("patients who came.")
    assert paper.sentence(2, "patients") == whole


def test_a_word_runs_over_the_end_of_a_page_past_header_and_footer() -> None:
    paper = Paper(
        page(1, *column(FULL, "it was seen under extraordinary cir\u00ad")),
        page(2, *column("cumstances by all who came.", FULL)),
        page(3, *column(FULL)),
        page(4, *column(FULL)),
    )
    first = paper.pages[0].text.index("cir\u00ad")
    last = paper.pages[1].text.index(" by all")
    assert paper.word(1, "cir\u00ad") == ((1, first), (2, last))
    assert paper.word(2, "cumstances") == ((1, first), (2, last))
    assert paper.word(1, "extraordinary") == ((1, first - 14), (1, first - 1))


def test_a_word_runs_over_the_end_of_a_column_past_a_footnote() -> None:
    left = column(*[FULL] * 45, "extraordinary cir\u00ad")
    note = column("1This note is small and ends with under\u00ad", top=700, height=7)
    right = column("cumstances. Then", FULL, left=320)
    paper = Paper([*left, *note, *right])
    text = paper.pages[0].text
    whole = (1, text.index("cir\u00ad")), (1, text.index(". Then"))
    assert paper.word(1, "cir\u00ad") == whole
    assert paper.word(1, "\u00ad\n1This") == whole
    assert paper.word(1, "cumstances") == whole
    assert paper.word(1, "This") == ((1, text.index("1This")), (1, text.index(" note is")))
    under = text.index("under\u00ad")
    assert paper.word(1, "under\u00ad") == ((1, under), (1, under + 5))


def test_a_sentence_that_has_ended_does_not() -> None:
    paper = Paper(
        *(page(n, *column(f"It began {n}. It was over.", "Then it went on.")) for n in range(1, 4))
    )
    assert paper.sentence(1, "Then it") == "Then it went on."


def test_a_heading_is_no_part_of_a_sentence() -> None:
    lines = column(FULL, "and the line ends here without a stop", "Methods", FULL, "and ends.")
    lines[1] = (lines[1][0] + ".", *lines[1][1:])
    paper = Paper(lines)
    assert paper.sentence(1, "Methods") == "Methods"


def test_lines_further_apart_are_two_paragraphs() -> None:
    first, second = column(FULL, FULL, FULL), column(FULL, "and end.", top=160)
    paper = Paper([*first, *second])
    assert paper.sentence(1, "and end") == f"{FULL}\nand end."
    assert paper.paragraph(1, FULL) == "\n".join([FULL] * 3)


def test_a_paragraph_begins_where_its_first_line_is_set_in() -> None:
    lines = column(FULL, "ends. It is over.", FULL, "goes on.")
    lines[2] = (lines[2][0], 60, *lines[2][2:])
    paper = Paper(lines)
    assert paper.paragraph(1, "goes on") == f"{FULL}\ngoes on."


def test_cells_of_a_table_are_no_sentence() -> None:
    lines = [("Age, years", 50, 100, 10), ("45.2 (8)", 250, 100, 10), ("Sex", 50, 112, 10)]
    assert Paper(lines).sentence(1, "45.2") == "45.2 (8)"


def test_a_superscript_does_not_end_a_sentence() -> None:
    lines = [("Here the value of I", 50, 100, 10), ("2", 146, 97, 6), ("is told in", 152, 100, 10)]
    paper = Paper([*lines, *column(FULL, "and ends.", top=112)])
    assert paper.sentence(1, "Here").endswith("and ends.")


def test_blocks_of_reflowed_text_end_sentences() -> None:
    text = "A heading\nA sentence. Another one"
    blocks = (Block(BlockKind.HEADING, 0, 9, 1), Block(BlockKind.PARAGRAPH, 10, len(text)))
    layout = PageLayout(Page(1, text, blocks=blocks), (None,) * len(text))
    assert layout.sentence_at(2) == (0, 9)
    assert layout.paragraph_at(12) == (10, len(text))
