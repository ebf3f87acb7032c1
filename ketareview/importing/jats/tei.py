"""A paper in TEI, as GROBID writes it from PDF, told in the words of JATS."""

from collections.abc import Callable, Mapping

from lxml import etree

from ketareview.domain.folding import letters
from ketareview.importing.prose.trees import at, children, name_of, named, outermost, within
from ketareview.importing.record import dates

WHERE = "TEI"

_NAMES = {
    "front": "body",
    "div": "sec",
    "row": "tr",
    "cell": "td",
    "formula": "disp-formula",
    "item": "list-item",
    "note": "fn",
    "ref": "xref",
    "listBibl": "ref-list",
}
_LEVELS = {"superscript": "sup", "sup": "sup", "subscript": "sub", "sub": "sub"}
_BLOCKS = frozenset({"p", "div", "head", "list", "listBibl", "figure", "formula", "note", "table"})
_NUMBERS = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "arxiv": "arxiv"}


def as_jats(tei: etree._Element) -> etree._Element:
    """Build the front anew from the header, and rename what the text holds."""
    article = etree.Element("article")
    for header in children(tei, "teiHeader"):
        if language := named(header, "lang"):
            article.set("{http://www.w3.org/XML/1998/namespace}lang", language)
        article.append(_front(header))
    for part in at(tei, "text/front") + at(tei, "text/body") + at(tei, "text/back"):
        _rename(part)
        article.append(part)
    return article


def _front(header: etree._Element) -> etree._Element:
    made = etree.Element("front")
    journal = etree.SubElement(made, "journal-meta")
    meta = etree.SubElement(made, "article-meta")
    entry = next(iter(within(header, "biblStruct")), header)
    group = etree.SubElement(etree.SubElement(meta, "title-group"), "article-title")
    group.text = _title(entry) or _title(header)
    people = etree.SubElement(meta, "contrib-group")
    for person in _authors(entry) or _authors(header):
        _person(person, people, meta)
    for editor in within(entry, "editor"):
        _contributor(editor, people).set("contrib-type", "editor")
    _issue(entry, header, journal, meta)
    for abstract in within(header, "abstract"):
        _rename(abstract)
        meta.append(abstract)
    for words in within(header, "keywords"):
        listed = etree.SubElement(meta, "kwd-group")
        for word in children(words, "term") or [words]:
            etree.SubElement(listed, "kwd").text = _text(word)
    for terms in within(header, "licence"):
        etree.SubElement(meta, "license").text = _text(terms)
    return made


def _title(entry: etree._Element) -> str:
    """Find the title of a work: that of an article before that of what it stands in."""
    titles = within(entry, "title")
    ranked = sorted(titles, key=lambda title: "amj".find(title.get("level") or "a"))
    return next(filter(None, map(_text, ranked)), "")


def _authors(entry: etree._Element) -> list[etree._Element]:
    return [author for author in within(entry, "author") if _text(author)]


def _person(author: etree._Element, people: etree._Element, meta: etree._Element) -> None:
    """Put down an author; one without a name only tells places of work."""
    places = outermost(author, "affiliation")
    for place in places:
        raw = [each for each in within(place, "note") if each.get("type") == "raw_affiliation"]
        parts = [_text(each) for each in raw or _leaves(place)]
        etree.SubElement(meta, "aff").text = ", ".join(dict.fromkeys(filter(None, parts)))
    if places and not within(author, "persName", "name"):
        return
    contributor = _contributor(author, people)
    for number in within(author, "idno"):
        told = etree.SubElement(contributor, "contrib-id")
        told.set("contrib-id-type", (number.get("type") or "number").lower())
        told.text = _text(number)
    for address in within(author, "email"):
        etree.SubElement(etree.SubElement(meta, "author-notes"), "corresp").text = _text(address)


def _contributor(who: etree._Element, people: etree._Element) -> etree._Element:
    made = etree.SubElement(people, "contrib")
    made.append(_name(who))
    return made


def _name(who: etree._Element) -> etree._Element:
    parts = {name: " ".join(map(_text, within(who, name))) for name in ("surname", "genName")}
    if not parts["surname"]:
        body = etree.Element("collab")
        body.text = _text(next(iter(within(who, "persName", "orgName", "name")), who))
        return body
    made = etree.Element("name")
    etree.SubElement(made, "surname").text = parts["surname"]
    etree.SubElement(made, "given-names").text = " ".join(map(_text, within(who, "forename")))
    etree.SubElement(made, "suffix").text = parts["genName"]
    return made


def _issue(
    entry: etree._Element,
    header: etree._Element,
    journal: etree._Element,
    meta: etree._Element,
) -> None:
    for title in at(entry, "monogr/title")[:1]:
        if within(entry, "analytic"):
            etree.SubElement(journal, "journal-title").text = _text(title)
    for publisher in (each for each in within(header, "publisher") if _text(each)):
        etree.SubElement(journal, "publisher-name").text = _text(publisher)
    _scopes(entry, meta)
    days = [*at(entry, "monogr/imprint/date"), *at(header, "fileDesc/publicationStmt/date")]
    for told in filter(None, (day.get("when") or _text(day) for day in days)):
        date = etree.SubElement(meta, "pub-date")
        for name, value in zip(("year", "month", "day"), _parts(told), strict=False):
            etree.SubElement(date, name).text = value
    for number in outermost(entry, "idno"):
        kind = number.get("type") or "number"
        if any(name_of(above) in {"author", "editor"} for above in number.iterancestors()):
            continue
        if kind.lower() in {"issn", "eissn"}:
            etree.SubElement(journal, "issn").text = _text(number)
            continue
        told_id = etree.SubElement(meta, "article-id")
        told_id.set("pub-id-type", _NUMBERS.get(kind.lower(), kind))
        told_id.text = _text(number)


def _parts(day: str) -> list[str]:
    """Part a day such as 2021-03-15; of another only the year is taken."""
    year = dates.year(day)
    whole = dates.day(day[:10])
    return whole.split("-") if whole else [str(year)] if year else []


def _scopes(entry: etree._Element, made: etree._Element) -> None:
    for scope in within(entry, "biblScope"):
        unit = scope.get("unit") or scope.get("type") or ""
        first, last = scope.get("from"), scope.get("to")
        if unit in {"page", "pp"}:
            etree.SubElement(made, "fpage").text = first or _text(scope).partition("-")[0]
            if last:
                etree.SubElement(made, "lpage").text = last
        elif unit in {"volume", "issue"}:
            etree.SubElement(made, unit).text = _text(scope)


def _rename(root: etree._Element) -> None:
    for element in list(root.iter()):
        name = name_of(element)
        if remake := _REMADE.get(name):
            remake(element)
        if name in _NAMES:
            element.tag = _NAMES[name]


def _as_printed(entry: etree._Element) -> None:
    entry.tag = "mixed-citation"
    _wrap(entry, "ref")


def _as_script(element: etree._Element) -> None:
    element.tag = _LEVELS.get(element.get("rend") or "", "italic")


def _as_end(label: etree._Element) -> None:
    """Say a formula's number behind it; other labels stay."""
    if any(above.tag == "disp-formula" for above in label.iterancestors()):
        label.tag, label.text = "styled-content", f" {label.text or ''}"


def _apart(element: etree._Element) -> None:
    element.tail = f" {element.tail or ''}"


def _without_rows(table: etree._Element) -> None:
    """Put words of a table that stand in no row before it."""
    if (table.text or "").strip():
        words = etree.Element("p")
        words.text, table.text = table.text, None
        table.addprevious(words)


def _numbered(head: etree._Element) -> None:
    """Put the number of a section before its heading."""
    head.tag = "title"
    number = head.get("n") or ""
    if number and not _text(head).startswith(number):
        head.text = f"{number} {head.text or ''}"


def _as_paragraph(element: etree._Element) -> None:
    """Put words that stand in a note, an item or a section itself into a paragraph of it."""
    number = element.get("n") or "" if name_of(element) == "note" else ""
    if not any(name_of(child) in _BLOCKS for child in element):
        words = etree.Element("p")
        words.text, element.text = element.text, None
        words.extend(list(element))
        element.append(words)
    if number:
        label = etree.Element("label")
        label.text = number
        element.insert(0, label)


def _as_float(figure: etree._Element) -> None:
    """Tell a figure or table by its caption, which often begins with its heading again."""
    figure.tag = "table-wrap" if figure.get("type") == "table" else "fig"
    said = [_text(each) for each in children(figure, "head")]
    label = said[0] if said else " ".join(map(_text, children(figure, "label")))
    for told in children(figure, "figDesc"):
        words = _text(told)
        label = "" if letters(words).startswith(letters(label)) else label
        told.clear()
        told.tag = "caption"
        etree.SubElement(told, "p").text = words
    for each in children(figure, "head", "label"):
        figure.remove(each)
    etree.SubElement(figure, "label").text = label


def _as_citation(entry: etree._Element) -> None:
    """Put what a reference says into the order in which it is printed, or take it as printed."""
    raw = [each for each in within(entry, "note") if each.get("type") == "raw_reference"]
    told = etree.Element("element-citation")
    for note in raw[:1]:
        told.text = _text(note)
    if not raw:
        told.extend(_name(who) for who in within(entry, "author", "editor") if _text(who))
        for title in (each for each in within(entry, "title") if _text(each)):
            etree.SubElement(told, "article-title").text = _text(title)
        for date in within(entry, "date"):
            etree.SubElement(told, "year").text = _text(date) or date.get("when")
        _scopes(entry, told)
        for number in (*within(entry, "publisher", "pubPlace", "note"), *within(entry, "idno")):
            kind = f"{number.get('type')}:" if name_of(number) == "idno" else ""
            etree.SubElement(told, "comment").text = f"{kind}{_text(number)}"
    tail = entry.tail
    entry.clear()
    entry.tag, entry.tail = "ref", tail
    entry.append(told)


def _wrap(element: etree._Element, name: str) -> None:
    """Put an element into another of a name, in its place."""
    parent = element.getparent()
    if parent is not None:
        outer = etree.Element(name)
        outer.tail, element.tail = element.tail, None
        parent.replace(element, outer)
        outer.append(element)


def _leaves(element: etree._Element) -> list[etree._Element]:
    return [each for each in element.iter() if name_of(each) and not len(each)]


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


_REMADE: Mapping[str, Callable[[etree._Element], None]] = {
    **dict.fromkeys(("note", "item", "div"), _as_paragraph),
    **dict.fromkeys(("s", "lb"), _apart),
    "biblStruct": _as_citation,
    "bibl": _as_printed,
    "figure": _as_float,
    "table": _without_rows,
    "head": _numbered,
    "hi": _as_script,
    "label": _as_end,
}
