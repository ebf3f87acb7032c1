"""Zotero's own items, as its programming interface, its translators and Better BibTeX give them."""

import re
from collections.abc import Mapping

from ketareview.domain.article import ArticleKind
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.belongings import PARTS, Belongings, own
from ketareview.importing.json_records.values import Fields, paragraphs, scalar, told, words, year
from ketareview.importing.record.reference import Reference
from ketareview.importing.unread import unread

WHERE = "Zotero"
_JOURNALS = (
    *("publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle"),
    *("blogTitle", "websiteTitle", "forumTitle", "programTitle", "repository"),
)
_TITLES = ("title", "caseName", "nameOfAct", "subject")
_TEXTS = {
    "ISSN": "issn",
    "ISBN": "isbn",
    "reportNumber": "report-number",
    "patentNumber": "patent-number",
    "PMCID": "pmcid",
    "journalAbbreviation": "journal-abbreviation",
    "shortTitle": "short-title",
    "publisher": "publisher",
    "place": "place",
    "university": "institution",
    "institution": "institution",
    "series": "series",
    "seriesTitle": "series",
    "edition": "edition",
    "numberOfVolumes": "number-of-volumes",
    "conferenceName": "conference",
    "meetingName": "conference",
    "language": "language",
    "rights": "rights",
    "accessDate": "date-accessed",
    "libraryCatalog": "database",
    "callNumber": "call-number",
    "section": "chapters",
    "archiveLocation": "accession",
    "citationKey": "citation-key",
    "citekey": "citation-key",
}
_ROLES = {"editor": "editors", "seriesEditor": "editors", "translator": "translators"}
_AUTHORS = frozenset(
    {
        *("author", "inventor", "artist", "programmer", "presenter", "director", "podcaster"),
        *("interviewee", "cartographer", "performer", "sponsor"),
    }
)
_WEB_PAGES = frozenset({"webpage", "blogPost", "forumPost"})
_ALONE = {"attachment": "a file", "note": "a note", "annotation": "a marked passage"}
_NONE = Belongings()
_TAG = re.compile(r"<[^<>]{0,2000}>")


def draft(item: Mapping[str, object], held: Belongings = _NONE) -> Draft | Unread | None:
    """Make a record of an item and the parts that it holds; parts that stand alone are told."""
    whole = own(item)
    fields = Fields(held.given(whole))
    kind = fields.take("itemType")
    if kind in PARTS:
        return None if held.owns(whole) else unread(f"{_ALONE[kind]} that belongs to no paper")
    reference = Reference(WHERE, kind=ArticleKind.WEB_PAGE if kind in _WEB_PAGES else None)
    reference.add("type", kind, words(fields.take("type", "thesisType", "reportType", "genre")))
    reference.title = words(fields.take(*_TITLES))
    reference.journal = words(fields.take(*_JOURNALS))
    reference.volume, reference.issue = words(fields.take("volume")), words(fields.take("issue"))
    reference.pages = citing.pages(fields.take("pages"))
    reference.abstract = paragraphs(fields.take("abstractNote"))
    reference.url = fields.take("url")
    _people(reference, fields)
    _when(reference, fields)
    reference.doi, reference.pmid = fields.take("DOI"), fields.take("PMID")
    extra = fields.list_of("extra")
    citing.remark(reference, "\n".join(line for part in extra for line in told(part)), WHERE)
    citing.settle_doi(reference, WHERE)
    for name, kept in _TEXTS.items():
        reference.add(kept, words(fields.take(name)))
    _belongings(reference, fields)
    fields.keep(reference, WHERE)
    return reference.draft()


def _people(reference: Reference, fields: Fields) -> None:
    for one in fields.list_of("creators"):
        role = scalar(one.get("creatorType")) if isinstance(one, Mapping) else ""
        who = citing.person(one, reference, WHERE)
        if role in _AUTHORS or not role:
            reference.authors.append(who)
        elif role in _ROLES:
            reference.add(_ROLES[role], citing.shown(who))
        else:
            reference.add("contributors", f"{citing.shown(who)} ({role})")


def _when(reference: Reference, fields: Fields) -> None:
    written = words(fields.take("date", "issueDate", "dateDecided", "dateEnacted"))
    reference.year = year(written)
    if written != str(reference.year):
        reference.add("date", written)


def _belongings(reference: Reference, fields: Fields) -> None:
    """Read tags, notes and attached files."""
    reference.add("keywords", *fields.named("tags", "tag"))
    for note in fields.list_of("notes"):
        is_html = isinstance(note, Mapping) and scalar(note.get("note"))
        lines = [scalar(note["note"])] if is_html else list(told(note))
        reference.add("notes", *(_TAG.sub("", paragraphs(line)) for line in lines))
    for each in fields.items_of("attachments"):
        path = each.take("path", "localPath", "filename")
        address = each.take("url")
        if path:
            reference.files.append(one_line(path))
            reference.add("files", path)
        if address != reference.url:
            reference.add("links", address)
        each.left(reference, "Zotero attachments")
