"""Other programs' highlights are anchored to words, or kept as places, or as words."""

import json
from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind
from ketareview.domain.geometry import Rect
from ketareview.domain.imports import Mark, Outcome, Reason, Span
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner
from ketareview.workflows.bringing import Bringing
from tests.pdf.papers import one_page, words
from tests.workflows.taken import taken

_PAGES = (
    Page(1, "Ketamine lowered scores. Ketamine was safe."),
    Page(2, "Ketamine lowered scores again."),
)


@pytest.fixture
def bringing(library: Library) -> Bringing:
    return Bringing(library, {"#ffd400": "efficacy"})


def _placed(bringing: Bringing, mark: Mark) -> tuple[str, list[tuple[int, int, int]]]:
    [brought] = bringing._brought([mark], _PAGES, "0" * 64, ArticleKind.TRIAL)
    passage = brought.passage
    return passage.quote, [(each.page, each.start, each.end) for each in passage.pieces]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark("1", (Span(1, 0, 8),), "Ketamine"), ("Ketamine", [(1, 0, 8)])),
        (Mark("2", (Span(1, 0, 8),), "was safe"), ("was safe", [(1, 34, 42)])),
        (Mark("3", (), "WAS SAFE"), ("was safe", [(1, 34, 42)])),
        (Mark("4", (Span(2),), "Ketamine"), ("Ketamine", [(2, 0, 8)])),
        (Mark("5", (), "Ketamine", before="scores. "), ("Ketamine", [(1, 25, 33)])),
        (
            Mark("6", (), "Ketamine lowered", after=" scores again"),
            ("Ketamine lowered", [(2, 0, 16)]),
        ),
        (Mark("7", (), "Ketamine"), ("Ketamine", [])),
        (Mark("8", (), "esketamine"), ("esketamine", [])),
    ],
)
def test_a_mark_is_placed_where_its_words_stand(
    bringing: Bringing, mark: Mark, expected: tuple[str, list[tuple[int, int, int]]]
) -> None:
    assert _placed(bringing, mark) == expected


def test_a_mark_without_words_is_an_area_and_says_what_it_covered(bringing: Bringing) -> None:
    box = Rect(10, 20, 30, 40)
    mark = Mark("1", (Span(2, box=box),), "words of a figure", note="look")

    [brought] = bringing._brought([mark], _PAGES, "0" * 64, ArticleKind.TRIAL)

    assert [piece.box for piece in brought.passage.pieces] == [box]
    assert brought.passage.quote == ""
    assert brought.tags.note == "look\n“words of a figure”"


def test_colour_and_codes_say_what_kind_of_claim_it_is(
    library: Library, bringing: Bringing
) -> None:
    topic = library.topics.find("PTSD")
    marks = [
        Mark("1", (Span(1, 0, 8),), colour="#ffd400"),
        Mark("2", (Span(1, 0, 8),), colour="#00ff00"),
        Mark("3", (Span(1, 0, 8),), codes=("Onset", "ptsd", "trial", "my own code")),
    ]

    first, second, third = bringing._brought(marks, _PAGES, "0" * 64, ArticleKind.TRIAL)

    assert (first.tags.claim_type, first.tags.strength) == ("efficacy", "unchecked")
    assert second.tags.claim_type == "background"
    assert (third.tags.claim_type, third.tags.strength) == ("onset", "trial")
    assert third.tags.topics == (topic.id,)
    assert third.tags.note == "Tags: my own code"


def test_annotations_come_to_the_paper_that_is_here(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Ketamine and relief\n\nScores fell. It was safe.", encoding="utf-8")
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:1",
        "type": "Annotation",
        "creator": {"name": "Ada"},
        "target": {
            "source": {"id": "https://example.org", "title": "Ketamine and relief"},
            "selector": {"type": "TextQuoteSelector", "exact": "Scores fell"},
        },
    }
    marks = tmp_path / "marks.json"
    marks.write_text(json.dumps(annotation), encoding="utf-8")

    [early] = taken(library, pool, [marks])
    [added] = taken(library, pool, [paper])
    [late] = taken(library, pool, [marks])
    [again] = taken(library, pool, [marks], Manner(article=added.article_id))

    assert early.reason is not None
    assert early.reason.code == "no-readable-text"
    assert (late.outcome, late.article_id) == (Outcome.ATTACHED, added.article_id)
    assert again.outcome is Outcome.DUPLICATE
    assert added.article_id is not None
    [highlight] = library.highlights.of(added.article_id)
    assert (highlight.passage.quote, highlight.reviewer.name) == ("Scores fell", "Ada")
    assert library.highlights.quote_ok([highlight.id]) == {highlight.id: True}


def test_annotations_find_the_page_of_their_address_dropped_with_them(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    """Their file is read first, and names no title."""
    folder = tmp_path / "dropped"
    folder.mkdir()
    annotation = {
        "type": "Annotation",
        "id": "1",
        "target": {
            "source": "http://clinic.example.org/k/#more",
            "selector": {"type": "TextQuoteSelector", "exact": "felt better"},
        },
    }
    (folder / "a.json").write_text(json.dumps([annotation]), encoding="utf-8")
    (folder / "page.html").write_text(
        '<html><head><link rel="canonical" href="https://clinic.example.org/k"></head>'
        "<body><h1>Ketamine</h1><p>Most patients felt better.</p></body></html>",
        encoding="utf-8",
    )

    page, annotations = taken(library, pool, [folder])

    assert (page.outcome, annotations.outcome) == (Outcome.ADDED, Outcome.ATTACHED)
    assert annotations.article_id == page.article_id


def test_hidden_marks_are_counted(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    hidden = b"<</Subtype/Highlight/Rect[45 297 160 312]/F 2/Contents(Look)>>"
    content = words("Ketamine acts fast", 50, 300)
    page = b"/Annots[6 0 R 7 0 R]"
    path = one_page(tmp_path / "a.pdf", content, page=page, more=[hidden, hidden])
    [result] = taken(library, pool, [path])
    assert result.notices == (Reason("left-out-hidden-marks", {"count": "2"}),)


_TEXT = "Ketamine in ponds\n\nKetamine lowered scores. Ketamine was safe.\n\nNo harm was seen.\n"


def _counted(words: str, number: int) -> dict[str, object]:
    start = _TEXT.rindex(words)
    selector = {"type": "TextPositionSelector", "start": start, "end": start + len(words)}
    return {
        "type": "Annotation",
        "id": f"urn:{number}",
        "creator": "Ada",
        "bodyValue": "doubtful",
        "target": {"source": {"id": "urn:a", "title": "Ketamine in ponds"}, "selector": selector},
    }


@pytest.mark.parametrize(
    ("data", "quotes"),
    [
        pytest.param(_TEXT.encode(), ["Ketamine", "seen"], id="as all count"),
        pytest.param(_TEXT.replace("\n", "\r\n").encode(), ["", ""], id="carriage returns"),
        pytest.param(_TEXT.encode("utf-8-sig"), ["", ""], id="a mark"),
        pytest.param(_TEXT.replace("No", "\U0001f438 No").encode(), ["", ""], id="of two units"),
        pytest.param(_TEXT.replace("No", "N\xe4").encode("cp1252"), ["", ""], id="Windows"),
    ],
)
def test_places_that_are_counted_hold_only_where_all_count_alike(
    library: Library, pool: WorkerPool, tmp_path: Path, data: bytes, quotes: list[str]
) -> None:
    """What cannot be placed is kept without its place, which its note tells."""
    paper, marks = tmp_path / "ponds.txt", tmp_path / "marks.json"
    paper.write_bytes(data)
    marks.write_text(json.dumps([_counted("Ketamine", 1), _counted("seen", 2)]), encoding="utf-8")

    taken(library, pool, [paper, marks])

    found = library.highlights.many(library.highlights.all())
    assert sorted(each.passage.quote for each in found) == quotes
    assert {bool(each.passage.pieces) for each in found} == {bool(quotes[0])}
    assert {each.reviewer.name for each in found} == {"Ada"}
    start = _TEXT.rindex("Ketamine")
    orphan = f"doubtful\nPlace: characters {start} to {start + len('Ketamine')}"
    assert ("doubtful" if quotes[0] else orphan) in {each.tags.note for each in found}
