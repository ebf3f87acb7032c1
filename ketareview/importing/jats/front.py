"""What a paper in JATS says of itself, as its record."""

from collections.abc import Iterator

from lxml import etree

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.suffixes import settled
from ketareview.importing.jats import inline
from ketareview.importing.prose.numerals import whole
from ketareview.importing.prose.trees import at, children, name_of, named, outermost, within
from ketareview.importing.record import kinds, publication_types
from ketareview.importing.record.reference import Reference
from ketareview.importing.wire.values import LONGEST_NAME

WHERE = "JATS"

_KINDS = {
    "review-article": ArticleKind.REVIEW,
    "systematic-review": ArticleKind.SYSTEMATIC_REVIEW,
    "meta-analysis": ArticleKind.SYSTEMATIC_REVIEW,
    "case-report": ArticleKind.CASE_REPORT,
    "clinical-trial": ArticleKind.TRIAL,
    "guideline": ArticleKind.GUIDELINE,
    **dict.fromkeys(
        (
            *("editorial", "letter", "article-commentary", "discussion", "reply", "news"),
            *("introduction", "correction", "retraction", "expression-of-concern", "obituary"),
            *("in-brief", "partial-retraction", "addendum"),
        ),
        ArticleKind.EDITORIAL,
    ),
}
_RETRACTIONS = ("retract", "concern")
_ONLINE = frozenset({"epub", "epub-ppub", "epreprint"})
_PARTS = frozenset({"title", "label"})


def tell(reference: Reference, article: etree._Element) -> None:
    """Read the front matter of an article into its record."""
    front = next(iter((*children(article, "front"), *children(article, "front-stub"))), article)
    meta = next(iter(children(front, "article-meta")), front)
    _tell_work(reference, article, meta)
    _tell_journal(reference, front, meta)
    _tell_people(reference, meta)
    _tell_abstracts(reference, meta)
    _tell_numbers(reference, meta)
    _tell_terms(reference, meta)
    _tell_relations(reference, meta)
    language = next((value for name, value in article.attrib.items() if _is_language(name)), "")
    reference.add("language", str(language))


def title(article: etree._Element) -> str:
    """Give the title of an article, or of a part of it, with its subtitle."""
    places = ("front/article-meta/title-group", "front-stub/title-group", "front/title-group")
    for group in (group for place in places for group in at(article, place)):
        parts = [_without_calls(each) for each in children(group, "article-title", "subtitle")]
        return ": ".join(filter(None, (part.rstrip(":") for part in parts)))
    return ""


def _without_calls(element: etree._Element) -> str:
    """Leave out what calls footnotes behind a title."""
    words = inline.words(element)
    for call in reversed(within(element, "xref", "fn")):
        around = call.getparent()
        sign = call if around is None or name_of(around) != "sup" else around
        words = words.removesuffix(inline.words(sign)).rstrip()
    return words


def people(meta: etree._Element) -> Iterator[etree._Element]:
    """List those who are named before the text, in order."""
    for group in within(meta, "contrib-group"):
        yield from children(group, "contrib")


def is_author(contributor: etree._Element) -> bool:
    """Whether somebody who is named wrote the paper."""
    return (contributor.get("contrib-type") or "author").lower() in {"author", "collab", "group"}


def author(contributor: etree._Element) -> Author:
    """Read a person's or a body's name, as much of it as a name can have."""
    who = _author(contributor)
    return Author(*(part[:LONGEST_NAME] for part in (who.family, who.given, who.literal)))


def _author(contributor: etree._Element) -> Author:
    for name in within(contributor, "name", "string-name"):
        told = {
            name_of(part): inline.words(part)
            for part in children(name, "surname", "given-names", "suffix")
        }
        given = f"{told.get('given-names', '')} {told.get('suffix', '')}".strip()
        if family := told.get("surname", ""):
            return Author(*settled(family, given))
        if words := given or inline.words(name):
            return Author(literal=words)
    for body in children(contributor, "collab", "on-behalf-of", "institution"):
        own = [body.text or "", *(inline.run(part) + (part.tail or "") for part in _lines(body))]
        return Author(literal=" ".join("".join(own).split()))
    return Author(literal="Anonymous") if children(contributor, "anonymous") else Author()


def _lines(body: etree._Element) -> list[etree._Element]:
    """Leave out the members of a group, who stand within its name."""
    return [part for part in body if name_of(part) not in {"contrib-group", "fn", "xref", "email"}]


def _is_language(name: object) -> bool:
    return str(name).endswith("}lang")


def _tell_work(reference: Reference, article: etree._Element, meta: etree._Element) -> None:
    reference.title = title(article)
    for translated in at(meta, "title-group/trans-title-group/trans-title"):
        reference.add("original-title", inline.words(translated))
    for short in at(meta, "title-group/alt-title"):
        reference.add("short-title", inline.words(short))
    told = article.get("article-type") or ""
    subjects = [inline.words(each) for each in outermost(meta, "subject")]
    reference.add("publication-types", told)
    reference.add("labels", *subjects)
    suggested = kinds.kind(reference.title)
    kind = _KINDS.get(told) or publication_types.kind((told.replace("-", " "), *subjects))
    is_finer = kind is ArticleKind.REVIEW and suggested is not None
    reference.kind = suggested[0] if is_finer and suggested else kind


def _tell_journal(reference: Reference, front: etree._Element, meta: etree._Element) -> None:
    for journal in children(front, "journal-meta"):
        names = [inline.words(each) for each in outermost(journal, "journal-title")]
        short = [inline.words(each) for each in outermost(journal, "abbrev-journal-title")]
        short += [
            inline.words(each)
            for each in children(journal, "journal-id")
            if each.get("journal-id-type") in {"nlm-ta", "iso-abbrev"}
        ]
        reference.journal = next(iter((*names, *short)), "")
        reference.add("journal-abbreviation", *short)
        reference.add("issn", *(inline.words(each) for each in children(journal, "issn")))
        reference.add(
            "publisher", *(inline.words(each) for each in outermost(journal, "publisher-name"))
        )
        reference.add(
            "place", *(inline.words(each) for each in outermost(journal, "publisher-loc"))
        )
    reference.volume = _first(meta, "volume")
    reference.issue = _first(meta, "issue")
    first, last = _first(meta, "fpage"), _first(meta, "lpage")
    both = f"{first}-{last}" if last and last != first else first
    reference.pages = both or _first(meta, "elocation-id") or _first(meta, "page-range")
    _tell_dates(reference, meta)


def _tell_dates(reference: Reference, meta: etree._Element) -> None:
    """Take the year of the issue before that of the first day online."""
    printed: list[str] = []
    online: list[str] = []
    for date in children(meta, "pub-date"):
        kind = date.get("pub-type") or date.get("publication-format") or ""
        is_pmc = "pmc" in kind or date.get("date-type") in {"pmc-release", "preprint"}
        if is_pmc or not (told := _date(date)):
            continue
        is_online = kind in _ONLINE or kind == "electronic"
        (online if is_online else printed).append(told)
    reference.add("date", *printed)
    reference.add("date-online", *online)
    years = [year for told in (*printed, *online) if (year := whole(told[:4])) is not None]
    reference.year = years[0] if years else None


def _date(element: etree._Element) -> str:
    year, month, day = (_first(element, name) for name in ("year", "month", "day"))
    if whole(month) is None:
        return " ".join(filter(None, (year, month or _first(element, "season"), day)))
    return "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day else "")))


def _tell_people(reference: Reference, meta: etree._Element) -> None:
    for contributor in people(meta):
        who = author(contributor)
        shown = who.literal or ", ".join(filter(None, (who.family, who.given)))
        if is_author(contributor):
            reference.authors.append(who)
        elif "editor" in (contributor.get("contrib-type") or ""):
            reference.add("editors", shown)
        else:
            reference.add("contributors", shown)
        for number in children(contributor, "contrib-id"):
            kind = named(number, "contrib-id-type") or reference.where
            reference.add(kind, f"{shown}: {inline.words(number)}")
    for place in outermost(meta, "aff"):
        label = "".join(inline.words(each) for each in children(place, "label"))
        reference.add("affiliations", inline.words(place).removeprefix(label))
    for address in outermost(meta, "corresp"):
        reference.add("correspondence", inline.words(address))


def _tell_abstracts(reference: Reference, meta: etree._Element) -> None:
    main = [each for each in children(meta, "abstract") if not each.get("abstract-type")]
    for number, abstract in enumerate((*main, *children(meta, "abstract", "trans-abstract"))):
        text = "\n".join(_sections(abstract))
        if not number:
            reference.abstract = text
        elif abstract not in main:
            kind = abstract.get("abstract-type") or name_of(abstract)
            reference.add(f"{reference.where} {kind}", text)


def _sections(abstract: etree._Element) -> Iterator[str]:
    """Write each section on a line, after what it is called."""
    for child in children(abstract):
        if name_of(child) in {"sec", "list", "list-item"}:
            label = " ".join(inline.words(each) for each in children(child, "title"))
            lines = list(_sections(child))
            if label and lines:
                lines[0] = f"{label.rstrip(':. ')}: {lines[0]}"
            yield from lines
        elif name_of(child) not in _PARTS and (words := inline.words(child)):
            yield words


def _tell_numbers(reference: Reference, meta: etree._Element) -> None:
    for number in children(meta, "article-id"):
        kind, told = number.get("pub-id-type") or "number", inline.words(number)
        if kind == "doi" and not reference.doi:
            reference.doi = told
        elif kind == "pmid" and not reference.pmid:
            reference.pmid = told
        elif kind in {"pmc", "pmcid"}:
            reference.add("pmcid", told if told.upper().startswith("PMC") else f"PMC{told}")
        elif kind == "arxiv":
            reference.add("arxiv", told)
        else:
            reference.add(f"{reference.where} {kind}", told)
    for address in children(meta, "self-uri"):
        if (link := named(address, "href")).startswith(("http://", "https://")):
            reference.add("links", link)


def _tell_terms(reference: Reference, meta: etree._Element) -> None:
    for group in children(meta, "kwd-group"):
        reference.add("keywords", *(inline.words(each) for each in outermost(group, "kwd")))
    for terms in outermost(meta, "license", "copyright-statement", "copyright-holder"):
        is_license = name_of(terms) == "license"
        reference.add("license" if is_license else "rights", inline.words(terms))
        reference.add("license", named(terms, "href"))
    for award in outermost(meta, "award-group"):
        told = [inline.words(each) for each in children(award, "funding-source", "award-id")]
        reference.add("funding", ", ".join(filter(None, told)))
    for said in (*outermost(meta, "funding-statement"), *at(meta, "contract-sponsor")):
        reference.add("funding", inline.words(said))
    for conference in outermost(meta, "conference"):
        reference.add("conference", inline.words(conference))
    for note in outermost(meta, "fn"):
        if note.get("fn-type") in {"conflict", "coi-statement", "COI-statement"}:
            reference.add("conflicts", inline.words(note))
    for said in outermost(meta, "custom-meta"):
        name, value = _first(said, "meta-name"), _first(said, "meta-value")
        reference.add(f"{reference.where} {name}", value)


def _tell_relations(reference: Reference, meta: etree._Element) -> None:
    for other in children(meta, "related-article"):
        kind = other.get("related-article-type") or "related"
        told = " ".join(filter(None, (inline.words(other), named(other, "href"))))
        is_grave = any(word in kind for word in _RETRACTIONS)
        is_correction = any(word in kind for word in ("correct", "errat", "addend"))
        name = "retraction" if is_grave else "corrections" if is_correction else "related"
        reference.add(name, f"{kind}: {told}" if told else kind)


def _first(element: etree._Element, name: str) -> str:
    return next((words for each in children(element, name) if (words := inline.words(each))), "")
