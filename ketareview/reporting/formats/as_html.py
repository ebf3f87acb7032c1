"""A report as one HTML file: no script, nothing fetched, readable in light, in dark, on paper."""

from base64 import b64encode
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement, tostring

from typing_extensions import override

from ketareview import resources
from ketareview.reporting.formats.outline.head import words_of
from ketareview.reporting.formats.parts import (
    BREAK,
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
    target,
)
from ketareview.reporting.formats.writing import Writer, imprint
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PAPERS = {"a4": "A4", "us-letter": "letter"}
_SAFE_LINKS = ("https://", "http://")


def render(report: Report) -> bytes:
    """Write the report as HTML."""
    page = Element("html", {"lang": report.language})
    _head(SubElement(page, "head"), report)
    _Body(SubElement(page, "body"), words_of(report)).write(report)
    written: str = tostring(page, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{written}\n".encode()


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    counter = _Counter()
    counter.feed(content.decode("utf-8"))
    return counter.passages


class _Counter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.passages = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.passages += tag == "figure" and ("id" in dict(attrs))


def _head(head: Element, report: Report) -> None:
    about = imprint(report)
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    for name, content in (
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("generator", about.program),
        ("author", about.authors),
        ("date", about.made.date().isoformat()),
    ):
        SubElement(head, "meta", {"name": name, "content": content})
    SubElement(head, "title").text = about.title
    looks = resources.path("report", "report.css").read_text("utf-8")
    SubElement(head, "style").text = f"{looks}@page {{ size: {_PAPERS[report.paper]}; }}\n"


class _Body(Writer):
    """Fills the page: each section goes into an element of its own and into the contents."""

    def __init__(self, body: Element, say: Words) -> None:
        super().__init__(say)
        SubElement(body, "a", {"class": "skip", "href": "#content"}).text = say("print.to-content")
        self._header = SubElement(body, "header")
        nav = SubElement(body, "nav", {"aria-label": say("print.contents")})
        self._contents = SubElement(nav, "ul")
        self._main = SubElement(body, "main", {"id": "content"})
        self._place = self._header
        self._entries: Element | None = None

    @override
    def append(self, part: Part) -> None:
        if not isinstance(part, Entry):
            self._entries = None
        super().append(part)

    @override
    def paragraph(self, part: Paragraph) -> None:
        if part.look == "quote":
            _write(SubElement(SubElement(self._place, "blockquote"), "p"), part.runs)
            return
        look: dict[str, str] = {} if part.look == "plain" else {"class": part.look}
        _write(SubElement(self._place, "p", look), part.runs)

    @override
    def bullets(self, part: Bullets) -> None:
        listed = SubElement(self._place, "ol" if part.is_numbered else "ul")
        for item in part.items:
            _write(SubElement(listed, "li"), item)

    @override
    def figures(self, part: Figures) -> None:
        listed = SubElement(self._place, "ul", {"class": "figures"})
        for value, words in part.pairs:
            item = SubElement(listed, "li")
            SubElement(item, "strong").text = value
            SubElement(item, "span").text = f" {words}"

    @override
    def table(self, part: Table) -> None:
        _table(self._place, part)

    @override
    def quote(self, part: Quote) -> None:
        _quote(self._place, part, self.say)

    @override
    def heading(self, part: Heading) -> None:
        if part.level == 1:
            link = SubElement(SubElement(self._contents, "li"), "a", {"href": f"#{part.anchor}"})
            link.text = part.text
            self._place = SubElement(self._main, "section", {"aria-labelledby": part.anchor})
        named = {"id": part.anchor} if part.anchor else {}
        SubElement(self._place, f"h{part.level + 1}", named).text = part.text

    @override
    def entry(self, part: Entry) -> None:
        if self._entries is None:
            self._entries = SubElement(self._place, "ol", {"class": "sources"})
        item = SubElement(self._entries, "li", {"id": part.anchor, "value": str(part.number)})
        _write(item, part.runs)
        SubElement(item, "span", {"class": "kind"}).text = part.note


def _table(place: Element, part: Table) -> None:
    # Wide tables scroll by themselves; what scrolls must be reachable with the keyboard.
    room = {"class": "room", "tabindex": "0", "role": "region", "aria-label": part.caption}
    table = SubElement(SubElement(place, "div", room), "table")
    if part.is_counts:
        table.set("class", "counts")
    SubElement(table, "caption").text = part.caption
    columns = SubElement(table, "colgroup")
    for width in part.widths:
        SubElement(columns, "col", {"style": f"width: {100 * width / sum(part.widths):.1f}%"})
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in part.header:
        SubElement(head, "th", {"scope": "col"}).text = words
    body = SubElement(table, "tbody")
    for row in part.rows:
        line = SubElement(body, "tr")
        for column, cell in enumerate(row):
            _cell(line, cell, is_first=column == 0)


def _cell(line: Element, cell: Cell, *, is_first: bool) -> None:
    shade = {} if cell.level is None else {"class": f"rung-{cell.level}"}
    held = SubElement(line, "th", {"scope": "row"}) if is_first else SubElement(line, "td", shade)
    _write(SubElement(held, "s") if cell.is_struck else held, cell.runs)


def _quote(place: Element, part: Quote, say: Words) -> None:
    rung = "unchecked" if part.level is None else f"rung-{part.level}"
    figure = SubElement(place, "figure", {"id": part.anchor, "class": f"passage {rung}"})
    for picture in part.pictures:
        data = b64encode(picture.png).decode("ascii")
        SubElement(
            figure,
            "img",
            {
                "src": f"data:image/png;base64,{data}",
                "alt": picture.alternative,
                "style": f"width: {picture.width:.0f}pt",
            },
        )
    if part.words:
        turned = {"dir": "rtl"} if part.is_right_to_left else {}
        words = SubElement(SubElement(figure, "blockquote", turned), "p")
        held = words if part.is_checked else SubElement(words, "s")
        held.text = f"\u201c{part.words}\u201d"
    if part.transcription:
        told = f"{say('print.transcribed')} {part.transcription}"
        SubElement(figure, "p", {"class": "note"}).text = told
    caption = SubElement(figure, "figcaption")
    source = SubElement(caption, "p")
    SubElement(source, "a", {"class": "number", "href": f"#{part.anchor}"}).text = str(part.number)
    _write(source, (Run(" "), *part.by))
    tags = SubElement(caption, "p", {"class": "tags"})
    SubElement(tags, "span").text = f"{part.tags} \u00b7 "
    check = SubElement(tags, "span", {"class": "checked" if part.is_checked else "wrong"})
    check.text = part.check
    if part.note:
        SubElement(caption, "p", {"class": "remark"}).text = part.note


def _write(place: Element, runs: Runs) -> None:
    """Append runs to an element, which may hold text already."""
    for run in runs:
        if run == BREAK:
            SubElement(place, "br")
        else:
            _append_run(place, run)


def _append_run(place: Element, run: Run) -> None:
    tags = [
        tag
        for tag, is_set in (
            ("strong", run.is_strong),
            ("em", run.is_emphasised),
            ("sup", run.is_raised),
            ("s", run.is_struck),
        )
        if is_set
    ]
    address = f"#{target(run)}" if target(run) else run.link
    if address.startswith(("#", *_SAFE_LINKS)):
        place = SubElement(place, "a", {"href": address})
        if not tags:
            place.text = run.text
            return
    for tag in tags:
        place = SubElement(place, tag)
    if tags:
        place.text = run.text
    elif len(place):
        place[-1].tail = (place[-1].tail or "") + run.text
    else:
        place.text = (place.text or "") + run.text
