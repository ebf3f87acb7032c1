"""A report as a Word document: real styles, tables whose heads repeat, links, page numbers."""

import io
import re
import zipfile
from datetime import UTC

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Written
from typing_extensions import override

from ketareview.reporting import wording
from ketareview.reporting.formats.outline.head import words_of
from ketareview.reporting.formats.parts import (
    Bullets,
    Cell,
    Entry,
    Figures,
    Heading,
    Paragraph,
    Part,
    Quote,
    Runs,
    Table,
    said,
    target,
)
from ketareview.reporting.formats.word import looks, pieces
from ketareview.reporting.formats.word.packing import repacked
from ketareview.reporting.formats.writing import Writer, imprint
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words

_PASSAGE = re.compile(rb'w:name="passage_\d+"')
_STYLES = {
    "plain": "Normal",
    "lead": "Subtitle",
    "note": "Note",
    "label": "Heading 3",
    "quote": "Quote",
}
_UNFIT = {0xFFFE: None, 0xFFFF: None}  # which XML cannot hold
_PROPERTY = 255
_FIELDS = {"{n}": "PAGE", "{all}": "NUMPAGES"}
_LANGUAGE = {"en": "en-GB"}


def render(report: Report) -> bytes:
    """Write the report as a Word document."""
    document = docx.Document()
    looks.prepare(document, report.paper)
    language = _LANGUAGE.get(report.language, report.language)
    pieces.speak(document, language)
    _describe(document, report, language)
    _number_pages(document, report)
    _Writer(document, words_of(report)).write(report)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return len(_PASSAGE.findall(package.read("word/document.xml")))


def _fit(words: str) -> str:
    return words.translate(_UNFIT)


def _describe(document: Document, report: Report, language: str) -> None:
    known, made = document.core_properties, report.made.astimezone(UTC).replace(tzinfo=None)
    about = imprint(report)
    known.title = _fit(about.title)[:_PROPERTY]
    known.author = known.last_modified_by = _fit(about.authors)[:_PROPERTY]
    known.subject, known.keywords = about.kind, about.keywords
    known.comments = about.program
    known.created = known.modified = made
    known.language, known.revision = language, 1


def _number_pages(document: Document, report: Report) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles["Note"]
    footer.add_run(f"{_fit(wording.shortened(wording.title_of(report)))} \u00b7 ")
    # The sentence tells where the two numbers stand.
    sentence = words_of(report)("print.page-of")
    for part in re.split(r"(\{\w+\})", sentence):
        if part in _FIELDS:
            pieces.add_field(footer, _FIELDS[part], "1")
        elif part:
            footer.add_run(part)


class _Writer(Writer):
    """Appends parts to a document; styles are looked up once."""

    def __init__(self, document: Document, say: Words) -> None:
        super().__init__(say)
        self._document = document
        self._styles = {style.name: style.style_id for style in document.styles}
        self._bookmarks = pieces.Bookmarks()
        self._tables = 0
        self._is_under_heading = False

    @override
    def append(self, part: Part) -> None:
        super().append(part)
        self._is_under_heading = isinstance(part, Heading)

    @override
    def heading(self, part: Heading) -> None:
        name = f"Heading {part.level}" if part.level else "Title"
        self._paragraph(name, _fit(part.text), part.anchor)

    @override
    def paragraph(self, part: Paragraph) -> None:
        written = self._paragraph(_STYLES[part.look])
        self._runs(written, part.runs)
        if self._is_under_heading and part.look == "note":
            written.paragraph_format.keep_with_next = True  # it explains what the heading names

    @override
    def bullets(self, part: Bullets) -> None:
        name = "List Number" if part.is_numbered else "List Bullet"
        for item in part.items:
            self._runs(self._paragraph(name), item)

    def _paragraph(self, style: str, text: str = "", anchor: str = "") -> Written:
        written: Written = self._document.add_paragraph()
        pieces.dress(written, self._styles[style])
        if anchor:
            self._bookmarks.put(written, anchor)
        if text:
            written.add_run(text)
        return written

    def _runs(self, place: Written, runs: Runs) -> None:
        for run in runs:
            words = _fit(run.text)
            if target(run):
                added = pieces.add_link(place, words, place=target(run))
            elif run.link:
                added = pieces.add_link(place, words, address=run.link)
            else:
                added = place.add_run(words)
            added.bold, added.italic = run.is_strong or None, run.is_emphasised or None
            added.font.superscript = run.is_raised or None
            added.font.strike = run.is_struck or None

    @override
    def figures(self, part: Figures) -> None:
        if not part.pairs:
            return
        table = self._document.add_table(1, len(part.pairs))
        for held, (value, words) in zip(table.rows[0].cells, part.pairs, strict=True):
            number = held.paragraphs[0]
            run = number.add_run(value)
            run.bold, run.font.size, run.font.name = True, Pt(18), looks.SANS
            number.paragraph_format.space_after = Pt(0)
            pieces.dress(held.add_paragraph(_fit(words)), self._styles["Note"])
            pieces.rule_above(held)

    @override
    def table(self, part: Table) -> None:
        self._tables += 1
        caption = self._paragraph("Caption", f"{self.say('print.table')} ")
        pieces.add_field(caption, "SEQ Table \\* ARABIC", str(self._tables))
        caption.add_run(f". {_fit(part.caption)}")
        caption.paragraph_format.keep_with_next = True
        table = self._document.add_table(1, len(part.header))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        room = looks.room(self._document)
        widths = [Emu(room * share // sum(part.widths)) for share in part.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        head = table.rows[0]
        pieces.repeat(head)
        if part.is_counts:
            pieces.narrow(table)
        for column, (held, words) in enumerate(zip(head.cells, part.header, strict=True)):
            place = self._filled(held, said(words), is_centred=part.is_counts and column > 0)
            for run in place.runs:
                run.bold = True
            pieces.rule_below(held, "1D2433")
        for row in part.rows:
            added = table.add_row()
            pieces.keep_whole(added)
            for column, (held, cell) in enumerate(zip(added.cells, row, strict=True)):
                self._cell(held, cell, is_centred=part.is_counts and column > 0)
        self._paragraph("Note")

    def _cell(self, held: _Cell, cell: Cell, *, is_centred: bool) -> None:
        place = self._filled(held, cell.runs, is_centred=is_centred)
        for run in place.runs:
            run.font.strike = cell.is_struck or None
        if cell.level is None:
            pieces.rule_below(held, "D9DEE7")
            return
        pieces.shade(held, looks.RUNGS[cell.level])
        for run in place.runs:
            run.bold = True
            run.font.color.rgb = looks.WHITE if cell.level >= looks.DEEP else looks.INK

    def _filled(self, held: _Cell, runs: Runs, *, is_centred: bool) -> Written:
        place: Written = held.paragraphs[0]
        pieces.dress(place, self._styles["Table count" if is_centred else "Table words"])
        self._runs(place, runs)
        if is_centred:
            place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return place

    @override
    def quote(self, part: Quote) -> None:
        places = [self._words(part)]
        source = self._paragraph("Quote source")
        run = source.add_run(f"{part.number}  ")
        run.bold = True
        self._runs(source, part.by)
        tags = self._paragraph("Quote source", f"{_fit(part.tags)} \u00b7 ")
        check = tags.add_run(part.check)
        check.font.color.rgb = looks.GOOD if part.is_checked else looks.BAD
        check.bold = None if part.is_checked else True
        places += [source, tags]
        source.paragraph_format.keep_with_next = True
        typed = f"{self.say('print.transcribed')} {part.transcription}"
        for words in (typed if part.transcription else "", part.note):
            if words:
                places[-1].paragraph_format.keep_with_next = True
                places.append(self._paragraph("Quote note", _fit(words)))
        for place in places:
            pieces.draw_bar(place, looks.bar(part.level), is_dotted=part.level is None)
        places[-1].paragraph_format.space_after = Pt(10)

    def _words(self, part: Quote) -> Written:
        place = self._paragraph("Quote", anchor=part.anchor)
        for picture in part.pictures:
            width = min(Pt(picture.width), Emu(looks.room(self._document) - Pt(20)))
            shape = place.add_run().add_picture(io.BytesIO(picture.png), width)
            pieces.describe(shape, _fit(picture.alternative))
        if part.words:
            run = place.add_run(f"\u201c{_fit(part.words)}\u201d")
            run.font.strike = None if part.is_checked else True
            if part.is_right_to_left:
                pieces.turn(place)
        elif not part.pictures:
            place.add_run(part.check)
        return place

    @override
    def entry(self, part: Entry) -> None:
        place = self._paragraph("Source", anchor=part.anchor)
        place.add_run(f"{part.number}.\t")
        self._runs(place, part.runs)
        place.add_run().add_break()
        note = place.add_run(_fit(part.note))
        note.font.size, note.font.name, note.font.color.rgb = Pt(8.5), looks.SANS, looks.SOFT
