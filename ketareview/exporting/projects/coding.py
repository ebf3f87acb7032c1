"""What is marked in a document, as selections with their codings and notes."""

from math import ceil, floor
from uuid import UUID
from xml.etree.ElementTree import Element

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight
from ketareview.domain.ids import fixed_id
from ketareview.domain.text import Page
from ketareview.exporting.projects.codes import Codes
from ketareview.exporting.projects.elements import Fact, element, reference, with_text
from ketareview.exporting.projects.places import PlainText
from ketareview.exporting.projects.project import Document

CONTINUES = "continues"
"""The name of a link from a highlight's first selection to a further one."""

_LONGEST_NAME = 80


class Coding:
    """Writes the highlights of one document after the other, and gathers what lies beside them."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self.users: dict[UUID, str] = {}
        self.notes: list[Element] = []
        self.links: list[Element] = []

    def marks(
        self, document: Document, text: PlainText
    ) -> tuple[list[Element], list[Element], list[Element]]:
        """Write selections of text, of areas of PDF pages, and references to what has no place.

        The first selection of a highlight has its id; a passage that is interrupted has several,
        and they are linked. One without a place becomes a note of its document.
        """
        texts: list[Element] = []
        areas: list[Element] = []
        placeless: list[Element] = []
        pages = {page.number: page for page in document.pages if document.source.is_pdf}
        for each in document.highlights:
            self.users[each.reviewer.id] = each.reviewer.name
            stretches = text.stretches(each.passage.pieces)
            boxes = [
                (pages[piece.page], piece.box)
                for piece in each.passage.pieces
                if piece.box is not None and piece.page in pages
            ]
            ids = self._ids(each, len(stretches) + len(boxes))
            texts += [
                self._stretch(each, *place, guid)
                for place, guid in zip(stretches, ids, strict=False)
            ]
            rest = ids[len(stretches) :]
            areas += [self._area(each, *box, guid) for box, guid in zip(boxes, rest, strict=True)]
            if not ids:
                self._add_words(each)
                placeless.append(reference("NoteRef", each.id))
        return texts, areas, placeless

    def _ids(self, highlight: Highlight, count: int) -> list[UUID]:
        further = [fixed_id("selection", str(highlight.id), str(n)) for n in range(1, count)]
        self.links += [
            element(
                "Link",
                guid=fixed_id("link", str(each)),
                name=CONTINUES,
                direction="OneWay",
                originGUID=highlight.id,
                targetGUID=each,
            )
            for each in further
        ]
        return [highlight.id, *further][:count]

    def _stretch(self, highlight: Highlight, start: int, end: int, guid: UUID) -> Element:
        made = element(
            "PlainTextSelection",
            guid=guid,
            name=_short(highlight.passage.quote),
            startPosition=start,
            endPosition=end,
            **_made(highlight),
        )
        made.extend(self._said(highlight, guid))
        return made

    def _area(self, highlight: Highlight, page: Page, box: Rect, guid: UUID) -> Element:
        """Frame a box on a page; the standard counts pages from 0 and points from the bottom."""
        made = element(
            "PDFSelection",
            guid=guid,
            name=_short(highlight.passage.transcription),
            page=page.number - 1,
            firstX=floor(box.left),
            firstY=floor(page.height - box.top - box.height),
            secondX=ceil(box.left + box.width),
            secondY=ceil(page.height - box.top),
            **_made(highlight),
        )
        if highlight.passage.transcription:
            words = element("Representation", guid=fixed_id("transcription", str(guid)))
            words.append(with_text("PlainTextContent", highlight.passage.transcription))
            made.append(words)
        made.extend(self._said(highlight, guid))
        return made

    def _add_words(self, highlight: Highlight) -> None:
        """Keep the words of a highlight that has no place in a text, with all that was said."""
        passage = highlight.passage
        words = passage.quote or passage.transcription
        made = element("Note", guid=highlight.id, name=_short(words), **_made(highlight))
        made.append(with_text("PlainTextContent", words))
        made.extend(self._said(highlight, highlight.id))
        self.notes.append(made)

    def _said(self, highlight: Highlight, selection: UUID) -> list[Element]:
        """Write a coding for each code, and refer to the note, which only the first selection has.

        Codings have no day of change: they are from the day on which the highlight was made.
        """
        said = [self._coding(highlight, selection, code) for code in self._codes.of(highlight.tags)]
        if highlight.tags.note and selection == highlight.id:
            note = fixed_id("note", str(highlight.id))
            made = element("Note", guid=note, name=_short(highlight.tags.note), **_made(highlight))
            made.append(with_text("PlainTextContent", highlight.tags.note))
            self.notes.append(made)
            said.append(reference("NoteRef", note))
        return said

    def _coding(self, highlight: Highlight, selection: UUID, code: UUID) -> Element:
        made = element(
            "Coding",
            guid=fixed_id("coding", str(selection), str(code)),
            creatingUser=highlight.reviewer.id,
            creationDateTime=highlight.created,
        )
        made.append(reference("CodeRef", code))
        return made


def _made(highlight: Highlight) -> dict[str, Fact]:
    who = highlight.reviewer.id
    return {
        "creatingUser": who,
        "creationDateTime": highlight.created,
        "modifyingUser": who,
        "modifiedDateTime": highlight.changed,
    }


def _short(words: str) -> str | None:
    """Name something by how its words begin."""
    return (words.strip().partition("\n")[0][:_LONGEST_NAME].strip()) or None
