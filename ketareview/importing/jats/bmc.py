"""BioMed Central's own XML, told in the words of JATS."""

from lxml import etree

from ketareview.importing.prose.trees import children, name_of, within

_NAMES = {
    "bdy": "body",
    "bm": "back",
    "st": "title",
    "it": "italic",
    "b": "bold",
    "ul": "underline",
    "abbr": "xref",
    "abbrgrp": "xref",
    "figr": "xref",
    "tblr": "xref",
    "tbl": "table-wrap",
    "tblbdy": "table",
    "tblfn": "table-wrap-foot",
    "r": "tr",
    "c": "td",
    "suppl": "supplementary-material",
    "display-formula": "disp-formula",
    "display-quote": "disp-quote",
    "refgrp": "ref-list",
    "url": "uri",
}
_RECORD = {
    "source": "journal-title",
    "issn": "issn",
    "volume": "volume",
    "issue": "issue",
    "fpage": "fpage",
    "lpage": "lpage",
    "url": "self-uri",
}
_PRINTED = {
    "title": "article-title",
    "source": "source",
    "publisher": "publisher-name",
    "editor": "editor",
    "edition": "edition",
    "pubdate": "year",
    "volume": "volume",
    "issue": "issue",
    "fpage": "fpage",
    "lpage": "lpage",
    "note": "comment",
    "url": "uri",
}
_CAPTIONS = frozenset(
    (name, above)
    for name in ("title", "text")
    for above in ("tbl", "table", "table-wrap", "fig", "suppl", "supplementary-material")
)


def as_jats(art: etree._Element) -> etree._Element:
    """Rename what both have and build the front anew."""
    article = etree.Element("article")
    for front in children(art, "fm"):
        article.append(_front(front))
    for part in children(art, "bdy", "bm"):
        _rename(part)
        article.append(part)
    return article


def _front(front: etree._Element) -> etree._Element:
    made = etree.Element("front")
    journal = etree.SubElement(made, "journal-meta")
    meta = etree.SubElement(made, "article-meta")
    for kind in children(front, "dochead"):
        etree.SubElement(etree.SubElement(meta, "subj-group"), "subject").text = _text(kind)
    for entry in children(front, "bibl"):
        _entry(entry, journal, meta)
    for group in within(front, "abs"):
        group.tag = "abstract"
        _rename(group)
        meta.append(group)
    for word in within(front, "kwd"):
        etree.SubElement(etree.SubElement(meta, "kwd-group"), "kwd").text = _text(word)
    for terms in within(front, "cpyrt"):
        etree.SubElement(meta, "copyright-statement").text = _text(terms)
    return made


def _entry(entry: etree._Element, journal: etree._Element, meta: etree._Element) -> None:
    title = etree.SubElement(meta, "title-group")
    group = etree.SubElement(meta, "contrib-group")
    for part in children(entry, "title"):
        part.tag = "article-title"
        _rename(part)
        title.append(part)
    for person in (one for aug in children(entry, "aug") for one in children(aug, "au", "cnm")):
        group.append(_contributor(person))
    for place in within(entry, "ins"):
        etree.SubElement(meta, "aff").text = _text(place)
    for part in children(entry):
        if made := _RECORD.get(name_of(part), ""):
            above = journal if made in {"journal-title", "issn"} else meta
            etree.SubElement(above, made).text = _text(part)
    for date in children(entry, "pubdate"):
        etree.SubElement(etree.SubElement(meta, "pub-date"), "year").text = _text(date)
    for number in within(entry, "pubid"):
        kind = {"pmpid": "pmid", "pmcid": "pmc"}.get(number.get("idtype") or "", "")
        made_id = etree.SubElement(meta, "article-id")
        made_id.set("pub-id-type", kind or number.get("idtype") or "number")
        made_id.text = _text(number)


def _contributor(person: etree._Element) -> etree._Element:
    made = etree.Element("contrib")
    bodies = [person] if name_of(person) == "cnm" else within(person, "cnm")
    for body in bodies[:1]:
        etree.SubElement(made, "collab").text = _text(body)
    if not bodies:
        name = etree.SubElement(made, "name")
        parts = {part: " ".join(map(_text, children(person, part))) for part in ("snm", "suf")}
        etree.SubElement(name, "surname").text = parts["snm"]
        given = " ".join(
            _text(one) for part in ("fnm", "mi", "mnm") for one in children(person, part)
        )
        etree.SubElement(name, "given-names").text = given
        etree.SubElement(name, "suffix").text = parts["suf"]
    return made


def _rename(root: etree._Element) -> None:
    for element in list(root.iter()):
        name, parent = name_of(element), element.getparent()
        above = name_of(parent) if parent is not None else ""
        if name == "bibl":
            _as_citation(element)
        elif name == "tgroup":
            _as_table(element)
        elif (name, above) in _CAPTIONS:
            element.tag = "caption"
        elif name in _NAMES:
            element.tag = _NAMES[name]


def _as_table(group: etree._Element) -> None:
    """Part a table of the exchange model from what stands around its rows."""
    group.tag = "table"
    table = group.getparent()
    if table is None:
        return
    table.tag = "table-wrap"
    for notes in within(group, "tfoot"):
        if not within(notes, "row", "tr"):
            notes.tag = "table-wrap-foot"
            table.append(notes)


def _as_citation(entry: etree._Element) -> None:
    """Put what a reference says into the order in which it is printed."""
    told = etree.Element("element-citation")
    for part in within(entry, "au", "cnm"):
        if name_of(part) == "au":
            told.append(next(iter(_contributor(part))))
        elif not any(name_of(above) == "au" for above in part.iterancestors()):
            etree.SubElement(told, "collab").text = _text(part)
    for name, made in _PRINTED.items():
        for part in children(entry, name):
            etree.SubElement(told, made).text = _text(part)
    for number in within(entry, "pubid"):
        if number.get("idtype") == "doi":
            etree.SubElement(told, "pub-id").text = f"doi:{_text(number)}"
    entry.tag = "ref"
    for part in list(entry):
        entry.remove(part)
    entry.append(told)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
