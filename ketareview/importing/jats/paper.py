"""A paper in JATS, or what can be told in its words, as an article with its text."""

from dataclasses import replace

from lxml import etree

from ketareview.domain import suffixes
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.jats import bmc, front, inline, tei
from ketareview.importing.jats.body import Body
from ketareview.importing.prose.flow import Flow
from ketareview.importing.prose.trees import children, name_of, outermost
from ketareview.importing.record.reference import Reference
from ketareview.importing.reflow import Part, reflow

_TEXT = ("body", "back", "floats-group", "floats-wrap")
_FURTHER = ("sub-article", "response")
_FOREIGN = {"art": bmc.as_jats, "TEI": tei.as_jats}


def draft(article: etree._Element) -> Draft:
    """Read an article; its pages are empty where it has no text."""
    where = tei.WHERE if name_of(article) == "TEI" else front.WHERE
    if name_of(article) in _FOREIGN:
        article = _FOREIGN[name_of(article)](article)
    reference = Reference(where)
    front.tell(reference, article)
    flow = Flow()
    _read(flow, article, 1)
    made = reference.draft()
    return replace(made, pages=reflow(flow.parts), left_out=tuple(sorted(flow.left_out)))


def _read(flow: Flow, article: etree._Element, level: int) -> None:
    body = Body(flow)
    flow.add(Part(BlockKind.HEADING, front.title(article), level))
    for meta in (*children(article, "front"), *children(article, "front-stub")):
        _opening(flow, body, meta, level)
    for part in children(article, *_TEXT):
        for child in children(part):
            body.read(child, level + 1)
    for part in children(article, *_FURTHER):
        _read(flow, part, level + 1)


def _opening(flow: Flow, body: Body, meta: etree._Element, level: int) -> None:
    """Read what stands before the text: who wrote it, where they work, the abstract."""
    names = [_name(each) for each in front.people(meta) if front.is_author(each)]
    flow.add(Part(BlockKind.PARAGRAPH, ", ".join(filter(None, names))))
    places = [inline.words(place) for place in outermost(meta, "aff")]
    flow.add(Part(BlockKind.PARAGRAPH, "\n".join(dict.fromkeys(filter(None, places)))))
    for notes in outermost(meta, "author-notes"):
        for note in children(notes, "corresp", "p", "fn"):
            flow.add(Part(BlockKind.FOOTNOTE, inline.words(note)))
    for abstract in outermost(meta, "abstract", "trans-abstract"):
        titles = (each for part in children(abstract, "sec") for each in children(part, "title"))
        is_called = any(inline.words(each).lower() == "abstract" for each in titles)
        if not children(abstract, "title") and not is_called:
            flow.add(Part(BlockKind.HEADING, "Abstract", level + 1))
        body.read(abstract, level + 1)
    for group in outermost(meta, "kwd-group"):
        words = [inline.words(each) for each in outermost(group, "kwd", "compound-kwd-part")]
        label = "".join(f"{inline.words(each).rstrip(':')}: " for each in children(group, "title"))
        flow.add(Part(BlockKind.PARAGRAPH, (label or "Keywords: ") + "; ".join(words)))


def _name(contributor: etree._Element) -> str:
    who = front.author(contributor)
    given, suffix = suffixes.parted(who.given)
    return who.literal or " ".join(filter(None, (given, who.family, suffix)))
