"""What a page says of itself: meta elements, JSON-LD, addresses, its title."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from ketareview.domain.article import ArticleKind
from ketareview.importing.record import dates, identifiers, kinds, names
from ketareview.importing.record.findings import WEB_PAGE, Finding
from ketareview.importing.record.titles import is_title
from ketareview.importing.webpage.bylines import bylines
from ketareview.importing.webpage.statements import Statement, statements

_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)\s*(\S+)|Page saved with SingleFile\s+url:\s*(\S+)"
)
_PLAIN = {  # our field: the names that pages use, the surest first
    "title": (
        "citation_title",
        "dc.title",
        "dcterms.title",
        "prism.title",
        "og:title",
        "twitter:title",
    ),
    "journal": (
        "citation_journal_title",
        "prism.publicationname",
        "dc.source",
        "citation_conference_title",
    ),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "pmid": ("citation_pmid", "ncbi_uid"),
    "abstract": ("citation_abstract", "dcterms.abstract"),
    "site": ("og:site_name", "application-name", "citation_publisher", "dc.publisher"),
    "published": (
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "prism.publicationdate",
        "article:published_time",
        "dc.date",
        "dcterms.issued",
        "dcterms.date",
        "date",
        "parsely-pub-date",
        "pubdate",
        "datepublished",
    ),
    "language": ("citation_language", "dc.language", "og:locale"),
}
_AUTHORS = (
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:author",
    "og:article:author",
    "shareaholic:article_author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_DOIS = ("citation_doi", "prism.doi", "dc.identifier", "doi", "bepress_citation_doi")
_DOMAIN = re.compile(r"\w[\w-]*\.[a-z]{2,6}$", re.IGNORECASE)
_PARTING = re.compile(r"\s+[|»«–—·:-]+\s+")  # noqa: RUF001 - dashes that part titles
_SURE = 0.95
_LESS_SURE = 0.8
_FIRST_FEW = 3


def findings(tree: HtmlElement) -> Iterator[Finding]:
    """Read the fields of the record from a page's head and data."""
    metas = _metas(tree)
    linked = statements(tree)
    yield from _plain(metas)
    yield from _linked(linked, metas)
    yield from _authors(metas, linked)
    yield from _pages(metas)
    for name in _DOIS:
        for value in metas.get(name, ()):
            yield Finding("doi", identifiers.clean_doi(value), WEB_PAGE, _SURE)
    address = _address(tree, metas)
    yield Finding("url", address, WEB_PAGE, 0.9)
    yield Finding("doi", identifiers.clean_doi(address), WEB_PAGE, 0.7)
    yield from _title(tree, metas)
    yield from bylines(tree)


def kind_of(tree: HtmlElement, title: str) -> Finding:
    """Suggest the kind: a page with a journal's metadata is a paper, any other a web page."""
    if any(
        name.startswith(("citation_journal", "citation_doi", "prism.")) for name in _metas(tree)
    ):
        found = kinds.kind(title)
        return Finding("kind", found[0] if found else ArticleKind.ARTICLE, WEB_PAGE, 0.8)
    return Finding("kind", ArticleKind.WEB_PAGE, WEB_PAGE, 0.7)


def _metas(tree: HtmlElement) -> Mapping[str, list[str]]:
    """Collect the values of meta elements by their names, in lower case."""
    metas: defaultdict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        names_of = f"{element.get('name') or ''} {element.get('property') or ''}".lower().split()
        for name in names_of if content else ():
            metas[re.sub(r"^(dc|dcterms|prism|og|article)[.:]", _prefix, name)].append(content)
    return metas


def _plain_title(value: str, metas: Mapping[str, Sequence[str]]) -> str:
    """Take markup and the site's name out of a title; empty where it is none."""
    words = re.sub(r"</?[a-zA-Z][^<>]*>", "", html.unescape(value))
    site = next(iter(metas.get("og:site_name", ())), "")
    names_site = bool(site) and words.endswith(site)
    bare = _without_site(words, site) if names_site or _DOMAIN.search(words) else words
    return bare if is_title(bare) else ""


def _prefix(found: re.Match[str]) -> str:
    family = found.group(1)
    return f"{family}{':' if family in {'og', 'article'} else '.'}"


def _plain(metas: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for field, known in _PLAIN.items():
        for rank, name in enumerate(known):
            for value in metas.get(name, ())[:1]:
                sure = _SURE if name.startswith("citation_") else _LESS_SURE - rank * 0.01
                words = _plain_title(value, metas) if field == "title" else value
                yield Finding(field, words, WEB_PAGE, sure)
                if field == "published":
                    yield Finding("year", dates.year(value), WEB_PAGE, sure)


def _linked(linked: Sequence[Statement], metas: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for said in linked:
        yield Finding("title", _plain_title(said.title, metas), WEB_PAGE, 0.78)
        yield Finding("published", said.published, WEB_PAGE, 0.85)
        yield Finding("year", dates.year(said.published), WEB_PAGE, 0.85)
        yield Finding("site", said.publisher, WEB_PAGE, 0.7)


def _authors(metas: Mapping[str, Sequence[str]], linked: Sequence[Statement]) -> Iterator[Finding]:
    for rank, name in enumerate(_AUTHORS):
        values = [value for value in metas.get(name, ()) if "://" not in value]
        if len(values) == 1:
            found = names.authors(values[0])
        else:
            found = tuple(dict.fromkeys(names.author(value) for value in values))
        yield Finding("authors", found, WEB_PAGE, _SURE - rank * 0.03)
    for said in linked:
        yield Finding("authors", said.authors, WEB_PAGE, 0.85)


def _pages(metas: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    first = next(iter(metas.get("citation_firstpage", ())), "")
    last = next(iter(metas.get("citation_lastpage", ())), "")
    yield Finding("pages", "-".join(filter(None, (first, last))), WEB_PAGE, _SURE)


def _address(tree: HtmlElement, metas: Mapping[str, Sequence[str]]) -> str:
    """Find where the page came from: its canonical address, or what the browser wrote on saving."""
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    saved = [
        found.group(1) or found.group(2)
        for comment in tree.getroottree().xpath("//comment()")
        if (found := _SAVED_FROM.search(str(comment.text or "")))
    ]
    for address in (
        *links,
        *metas.get("og:url", ()),
        *saved,
        *metas.get("citation_fulltext_html_url", ()),
    ):
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _title(tree: HtmlElement, metas: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Find the title as the page shows it, without the site's name that browsers' tabs carry."""
    element = next(tree.iter("title"), None)
    shown = "" if element is None else _words(element)
    site = next(iter(metas.get("og:site_name", ())), "")
    bare = _without_site(shown, site)
    heading = _shown(tree, shown, site, len(bare))
    yield Finding("title", heading, WEB_PAGE, 0.79)
    yield Finding("title", bare if is_title(bare) else "", WEB_PAGE, 0.6)
    first = [_words(found) for found in tree.iter("h1")]
    if len(first) == 1 and is_title(first[0]):
        yield Finding("title", first[0], WEB_PAGE, 0.55)


def _shown(tree: HtmlElement, tab: str, site: str, least: int) -> str:
    """Find the heading with which the tab begins, or that is most of it; never the site's name.

    A first-rank heading further on is the site's where another heading stands at the beginning.
    """
    places = sorted(_within_tab(tree, "h1", tab, site))
    further = ("h2", "h3") if places and places[0][0] else ()
    for rank in further:
        places += [found for found in _within_tab(tree, rank, tab, site) if not found[0]]
    enough = [
        heading
        for place, heading in sorted(places)
        if len(heading) * 2 >= (len(tab) if place else least)
    ]
    return enough[0] if enough else ""


def _within_tab(tree: HtmlElement, rank: str, tab: str, site: str) -> Iterator[tuple[int, str]]:
    """List the first headings of a rank that may be titles, with their places in the tab."""
    whole = _squeezed(tab)
    for heading in map(_words, islice(tree.iter(rank), _FIRST_FEW)):
        place = whole.find(_squeezed(heading))
        is_named = _squeezed(heading) == _squeezed(site) or _DOMAIN.fullmatch(heading)
        if place >= 0 and is_title(heading) and not is_named:
            yield place, heading


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split())


def _without_site(title: str, site: str) -> str:
    """Drop a site's name, or its domain, from the end of a tab's title."""
    head, _, last = re.sub(_PARTING, "\0", title).rpartition("\0")
    if not head:
        return title
    if last.casefold() == site.casefold() or _DOMAIN.fullmatch(last):
        return head.replace("\0", " - ")
    longest = max(re.split(_PARTING, title), key=len)
    return longest if len(longest.split()) > 3 else title  # noqa: PLR2004 - a site's name is short
