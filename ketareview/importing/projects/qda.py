"""The documents of a REFI-QDA project (www.qdasoftware.org, version 1.5) with their codings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.imports import Content, Draft, Mark, MarkKind, Span
from ketareview.domain.text import LARGEST_PAGE, Page
from ketareview.importing.characters import file_name, storable
from ketareview.importing.encodings import decode
from ketareview.importing.paragraphs import parts_of
from ketareview.importing.projects.aligning import Alignment
from ketareview.importing.prose.trees import outermost
from ketareview.importing.record.reference import Reference
from ketareview.importing.reflow import reflow
from ketareview.importing.safe_xml import SAFE
from ketareview.importing.wire.pages import MOST_PAGES

_WHERE = "REFI-QDA"
_CONTEXT = 32
_DECLARED = b"<!ENTITY"
_LONGEST_NAME = 400
_SOURCES = ("TextSource", "PDFSource")
_SELECTIONS = ("PlainTextSelection", "PDFSelection")
_OTHERS = ("PictureSource", "AudioSource", "VideoSource")
_CONTINUES = "continues"  # how our own exports link the parts of a passage that is interrupted

Files = Callable[[str], bytes | None]


@dataclass(slots=True)
class _Project:
    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)  # name and colour
    notes: dict[str, str] = field(default_factory=dict)
    coded: dict[str, etree._Element] = field(default_factory=dict)  # notes that are passages
    continued: dict[str, str] = field(default_factory=dict)  # a selection's first one


def drafts(path: Path, xml: bytes, files: Files) -> Iterator[Draft]:
    """Read the text and PDF documents of a project; `files` finds what lies in its archive.

    Raises:
        UnreadableFileError: it is no project, or declares entities.
    """
    root = _parsed(path, xml)
    project = _Project()
    for user in _named(root, "User"):
        project.users[_guid(user)] = user.get("name") or user.get("id") or ""
    for code in _named(root, "Code"):
        project.codes[_guid(code)] = (code.get("name") or "", (code.get("color") or "").lower())
    for note in _named(root, "Note"):
        project.notes[_guid(note)] = _note(note, files)
        if any(_local(child) == "Coding" for child in note):
            project.coded[_guid(note)] = note
    for link in _named(root, "Link"):
        if link.get("name") == _CONTINUES:
            first, further = link.get("originGUID") or "", link.get("targetGUID") or ""
            project.continued[further.lower()] = first.lower()
    for source in outermost(root, *_SOURCES, *_OTHERS):
        name = _local(source)
        if name in _SOURCES:
            yield _draft(source, project, files, is_pdf=name == "PDFSource")
        else:
            yield _only_named(source, project)


def _parsed(path: Path, xml: bytes) -> etree._Element:
    if _DECLARED in xml.replace(b"\0", b""):
        raise UnreadableFileError(path=path, finding="it declares entities")
    parser = etree.XMLParser(**SAFE)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(path=path, finding="no XML") from error
    return root


def _draft(source: etree._Element, project: _Project, files: Files, *, is_pdf: bool) -> Draft:
    reference = _reference(source)
    text = _text(source, files)
    pages: tuple[Page, ...] = reflow(parts_of(text))
    data = files(source.get("path") or "") if is_pdf else None
    alignment = Alignment(text, pages)
    marks = _joined(_marks(source, project, alignment, files), project.continued)
    if data is not None:
        reference.add(f"{_WHERE} file", source.get("path") or "")
        pages, marks = (), _on_pdf(data, marks)
        content = Content(_file_name(source, ".pdf"), "application/pdf", data)
    elif pages:
        content = Content(_file_name(source, ".txt"), "text/plain", text.encode())
    else:
        pages, content = (), None
    draft = reference.draft(marks)
    return Draft(draft.record, draft.origin, pages, marks=draft.marks, content=content)


def _on_pdf(data: bytes, marks: Sequence[Mark]) -> list[Mark]:
    """Turn selections on the pages of a PDF, which count from the bottom left, the right way up."""
    from ketareview.pdf import embedded  # noqa: PLC0415 - only few projects hold PDFs

    heights = dict(enumerate(embedded.heights(data), 1))
    return [_upright(mark, heights) for mark in marks]


def _upright(mark: Mark, heights: Mapping[int, float]) -> Mark:
    spans = tuple(
        Span(
            span.page,
            box=Rect(
                span.box.left,
                max(heights[span.page] - span.box.top - span.box.height, 0.0),
                span.box.width,
                span.box.height,
            ),
        )
        for span in mark.spans
        if span.box is not None and span.page in heights
    )
    return replace(mark, spans=spans)


def _only_named(source: etree._Element, project: _Project) -> Draft:
    """Pictures, sounds and films are kept by name, with what was said of them."""
    reference = _reference(source)
    reference.add(f"{_WHERE} file", source.get("path") or "")
    for code in _codes(source, project):
        reference.add("labels", code[0])
    return reference.draft()


def _reference(source: etree._Element) -> Reference:
    reference = Reference(_WHERE)
    reference.title = source.get("name") or Path(source.get("plainTextPath") or "").stem
    reference.title = reference.title or _guid(source)
    for child in source:
        if _local(child) == "Description":
            reference.add("notes", _all_text(child))
    return reference


def _text(source: etree._Element, files: Files) -> str:
    """Find a document's plain text: within the project, or in a file of its archive."""
    holders = [source, *(child for child in source if _local(child) == "Representation")]
    for holder in holders:
        for child in holder:
            if _local(child) == "PlainTextContent" and child.text:
                return str(child.text)
        data = files(holder.get("plainTextPath") or "")
        if data:
            return decode(data, "").text
    return ""


def _marks(
    source: etree._Element, project: _Project, alignment: Alignment, files: Files
) -> Iterator[Mark]:
    selections = (each for each in source.iter() if _local(each) in _SELECTIONS)
    for each in (*selections, *_coded_notes(source, project)):
        name = _local(each)
        codes = list(_codes(each, project))
        words = [*_own_texts(each, "Description"), *_notes(each, project)]
        mine = each.get("creatingUser") or _first_user(each)
        start, end = _whole(each.get("startPosition")), _whole(each.get("endPosition"))
        is_text = name == "PlainTextSelection"
        before, after = alignment.around(start, end, _CONTEXT) if is_text else ("", "")
        yield Mark(
            name=_guid(each),
            spans=alignment.spans(start, end) if is_text else _box(each),
            quote=alignment.quote(start, end) if is_text else storable(_text(each, files)).strip(),
            before=before,
            after=after,
            kind=MarkKind.AREA if name == "PDFSelection" else MarkKind.HIGHLIGHT,
            colour=next((colour for _, colour in codes if _is_colour(colour)), ""),
            codes=tuple(dict.fromkeys(code for code, _ in codes)),
            note="\n".join(words),
            author=project.users.get((mine or "").lower(), "")[:_LONGEST_NAME],
            created=_moment(each.get("creationDateTime")),
            changed=_moment(each.get("modifiedDateTime")),
        )


def _coded_notes(source: etree._Element, project: _Project) -> Iterator[etree._Element]:
    """Find the notes of a document that have codes: passages that lost their place."""
    for child in source:
        note = project.coded.get((child.get("targetGUID") or "").lower())
        if _local(child) == "NoteRef" and note is not None:
            yield note


def _joined(marks: Iterable[Mark], continued: Mapping[str, str]) -> list[Mark]:
    """Put the parts of a passage that is interrupted together again."""
    whole: list[Mark] = []
    places: dict[str, int] = {}
    for mark in sorted(marks, key=lambda mark: mark.name in continued):
        first_part = continued.get(mark.name) if mark.name else None
        place = places.get(first_part) if first_part else None
        if place is None or whole[place].kind is not mark.kind:
            places[mark.name] = len(whole)
            whole.append(mark)
        else:
            first = whole[place]
            quote = "\n".join(filter(None, (first.quote, mark.quote)))
            spans = (*first.spans, *mark.spans)
            whole[place] = replace(first, spans=spans, quote=quote, after=mark.after)
    return whole


def _box(selection: etree._Element) -> tuple[Span, ...]:
    """A selection on a PDF page, still from the bottom left; its pages count from 0."""
    if _local(selection) != "PDFSelection":
        return ()
    x = sorted(_whole(selection.get(name)) for name in ("firstX", "secondX"))
    y = sorted(_whole(selection.get(name)) for name in ("firstY", "secondY"))
    page = _whole(selection.get("page")) + 1
    box = Rect(float(x[0]), float(y[0]), float(x[1] - x[0]), float(y[1] - y[0]))
    is_on_page = max(x[1], y[1]) <= LARGEST_PAGE and page <= MOST_PAGES
    return (Span(page, box=box),) if is_on_page else ()


def _codes(element: etree._Element, project: _Project) -> Iterator[tuple[str, str]]:
    for coding in element:
        if _local(coding) != "Coding":
            continue
        for reference in coding:
            code = project.codes.get((reference.get("targetGUID") or "").lower())
            if code and code[0]:
                yield code[0][:_LONGEST_NAME], code[1]


def _notes(element: etree._Element, project: _Project) -> Iterator[str]:
    for child in element:
        if _local(child) == "NoteRef":
            note = project.notes.get((child.get("targetGUID") or "").lower())
            if note:
                yield note


def _note(note: etree._Element, files: Files) -> str:
    name = note.get("name") or ""
    text = _text(note, files).strip()
    return "\n".join(filter(None, (name if name not in text else "", text)))


def _own_texts(element: etree._Element, name: str) -> Iterator[str]:
    for child in element:
        if _local(child) == name and (words := storable(_all_text(child)).strip()):
            yield words


def _first_user(element: etree._Element) -> str:
    return next(
        (each.get("creatingUser") or "" for each in element if _local(each) == "Coding"), ""
    )


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in root.iter() if _local(each) == name)


def _local(element: etree._Element) -> str:
    tag: object = element.tag  # a function for comments
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all_text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _guid(element: etree._Element) -> str:
    return (element.get("guid") or "").lower()[:_LONGEST_NAME]


def _file_name(source: etree._Element, ending: str) -> str:
    name = source.get("name") or _guid(source) or "document"
    return file_name(name, name[-len(ending) :] if name.lower().endswith(ending) else ending)


def _whole(written: str | None) -> int:
    digits = (written or "").partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0  # noqa: PLR2004 - a place


def _is_colour(written: str) -> bool:
    return len(written) == len("#rrggbb") and written.startswith("#")


def _moment(written: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
