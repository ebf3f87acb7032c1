"""Records of PubMed XML: articles, books and their chapters."""

import re
from collections.abc import Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import publication_types
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.inline import words
from ketareview.importing.xmlrecords.moments import moment
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import shown

_WHERE = "PubMed"
_RETRACTIONS = ("retract", "expressionofconcern")
_RETRACTED = "retracted publication"
_CORRECTIONS = ("erratum", "corrected", "republished", "update", "reprint")
# NLM's list of registers whose numbers stand in DataBankList.
_REGISTERS = frozenset(
    {
        *("clinicaltrials.gov", "isrctn", "eudract", "anzctr", "chictr", "ctri", "drks", "irct"),
        *("japiccti", "jma", "jrct", "kct", "cris", "ntr", "pactr", "rebec", "rpcec", "slctr"),
        *("tctr", "umin ctr", "umin-ctr", "eu ctr", "ctis", "rebec", "lbctr", "itmctr", "nmrr"),
    }
)
_ARTICLE = re.compile(r"[A-Za-z]{0,4}\d{1,7}|[A-Z]{4}")
_PLACE = re.compile(r"\s*\([^()]*\)$")  # "Lancet (London, England)"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def draft(node: Node) -> Draft | None:
    """Make an article of a record, whichever of its forms it has; None of an empty one."""
    citation = next(iter(node.at("MedlineCitation", "BookDocument")), node)
    article = next(iter(citation.at("Article")), citation)
    reference = Reference(_WHERE)
    _tell_work(reference, article, citation)
    _tell_journal(reference, article, citation)
    _tell_people(reference, article, citation)
    _tell_abstract(reference, article, citation)
    _tell_numbers(reference, article, citation, node)
    _tell_subjects(reference, article, citation)
    _tell_relations(reference, citation, node)
    _tell_history(reference, citation, node)
    if not (reference.title or reference.pmid or reference.abstract or reference.authors):
        return None
    for path, text in node.unread():
        reference.add(f"{_WHERE} {path.rpartition('/')[2]}", text)
    return reference.draft()


def _tell_work(reference: Reference, article: Node, citation: Node) -> None:
    chapter, book = _words(article, "ArticleTitle"), _words(citation, "Book/BookTitle")
    vernacular = article.text("VernacularTitle")
    vernacular = vernacular or citation.text("MedlineJournalInfo/VernacularTitle")
    title = (chapter or book).removesuffix(".")
    is_missing = title.strip("[]. ").lower() in {"", "not available"}
    reference.title = vernacular if is_missing and vernacular else title
    reference.journal = book if chapter else ""
    reference.add("original-title", vernacular)
    types = article.lines("PublicationTypeList/PublicationType", "PublicationType")
    reference.add("publication-types", *types)
    reference.add("retraction", *(each for each in types if each.lower() == _RETRACTED))
    reference.kind = publication_types.kind(types)
    reference.add("language", *article.lines("Language"))
    reference.add("series", *citation.lines("Book/CollectionTitle"))
    reference.add("publisher", *citation.lines("Book/Publisher/PublisherName"))
    reference.add("place", *citation.lines("Book/Publisher/PublisherLocation"))
    reference.add("isbn", *citation.lines("Book/Isbn"))
    reference.add("edition", *citation.lines("Book/Edition"))
    for section in citation.at("Sections"):
        section.is_read = True
        reference.add("chapters", *(words(each) for each in section.within("SectionTitle")))


def _tell_journal(reference: Reference, article: Node, citation: Node) -> None:
    abbreviation = article.text("Journal/ISOAbbreviation")
    short = citation.text("MedlineJournalInfo/MedlineTA")
    journal = article.text("Journal/Title")
    reference.journal = reference.journal or _PLACE.sub("", journal) or journal or short
    reference.add(f"{_WHERE} journal", journal if journal != reference.journal else "")
    reference.add("journal-abbreviation", abbreviation or short)
    if short != abbreviation.replace(".", ""):
        reference.add("journal-abbreviation", short)
    reference.volume = article.text("Journal/JournalIssue/Volume") or citation.text("Book/Volume")
    reference.issue = article.text("Journal/JournalIssue/Issue")
    reference.pages = _pages(article)
    reference.add("issn", *article.lines("Journal/ISSN"))
    reference.add("issn", *citation.lines("MedlineJournalInfo/ISSNLinking"))
    published = article.at("Journal/JournalIssue/PubDate") + citation.at("Book/PubDate")
    dates = [_date(each) for each in published]
    online = [_date(each) for each in article.at("ArticleDate")]
    reference.add("date", *dates)
    reference.add("date-online", *online)
    reference.year = next((told for told in map(year, (*dates, *online)) if told), None)


def _pages(article: Node) -> str:
    """Give the pages as MEDLINE writes them, the first and the last, or the article's number."""
    first = article.text("Pagination/StartPage")
    last = article.text("Pagination/EndPage")
    both = f"{first}-{last}" if last and last != first else first
    elsewhere = (each.line for each in article.at("ELocationID") if _ARTICLE.fullmatch(each.line))
    return article.text("Pagination/MedlinePgn") or both or next(elsewhere, "")


def _date(node: Node) -> str:
    whole = node.text("MedlineDate")
    month = node.text("Month") or node.text("Season")
    return whole or moment(node.text("Year"), month, node.text("Day"))


def _tell_people(reference: Reference, article: Node, citation: Node) -> None:
    for people in _once((*article.at("AuthorList"), *citation.at("Book/AuthorList"))):
        for person in people.at("Author"):
            who = _person(reference, person)
            if people.attribute("Type") == "editors":
                reference.add("editors", shown(who))
            elif person.attribute("ValidYN") == "N":
                reference.add(f"{_WHERE} name before correction", shown(who))
            else:
                reference.authors.append(who)
    lists = (*citation.at("InvestigatorList"), *article.at("InvestigatorList"))
    for person in (one for each in _once(lists) for one in each.at("Investigator")):
        reference.add("contributors", shown(_person(reference, person)))
    for person in citation.at("PersonalNameSubjectList/PersonalNameSubject"):
        reference.add(f"{_WHERE} about", shown(_person(reference, person)))


def _once(nodes: Sequence[Node]) -> list[Node]:
    """Leave out what was found on two ways: a book's record is its article as well."""
    return list({id(node): node for node in nodes}.values())


def _person(reference: Reference, node: Node) -> Author:
    family, suffix = node.text("LastName"), node.text("Suffix")
    initials = node.text("Initials")
    given = node.text("ForeName", "FirstName") or initials
    full = f"{given} {suffix}".strip()
    body = node.text("CollectiveName")
    who = Author(family=family, given=full) if family else Author(literal=body or full)
    if initials and initials != "".join(re.findall(r"(?<!\w)\w", given)).upper():
        reference.add(f"{_WHERE} initials", f"{shown(who)}: {initials}")
    places = node.lines("AffiliationInfo/Affiliation", "Affiliation")
    reference.add("affiliations", *(f"{shown(who)}: {place}" for place in places))
    for number in node.all("Identifier", "AffiliationInfo/Identifier"):
        source = number.attribute("Source") or "identifier"
        reference.add(f"{_WHERE} {source}", f"{shown(who)}: {number.line}")
    return who


def _tell_abstract(reference: Reference, article: Node, citation: Node) -> None:
    reference.abstract = _sections(article.all("Abstract/AbstractText"))
    reference.add("rights", *article.lines("Abstract/CopyrightInformation"))
    for other in citation.at("OtherAbstract"):
        said = ", ".join(filter(None, (other.attribute("Type"), other.attribute("Language"))))
        name = f"{_WHERE} abstract ({said})" if said else f"{_WHERE} abstract"
        reference.add(name, _sections(other.all("AbstractText")))
        reference.add("rights", *other.lines("CopyrightInformation"))


def _sections(parts: Sequence[Node]) -> str:
    return "\n".join(section for part in parts if (section := _section(part)))


def _section(part: Node) -> str:
    label, text = part.attribute("Label"), words(part)
    return f"{label}: {text}" if label and label.upper() != "UNLABELLED" else text


def _tell_numbers(reference: Reference, article: Node, citation: Node, node: Node) -> None:
    versions = sorted(citation.all("PMID"), key=lambda each: each.attribute("Version").zfill(9))
    reference.pmid = versions[-1].line if versions else ""
    is_chapter = any(one.line for one in article.at("ArticleTitle"))
    places = (
        *article.all("ELocationID"),
        *citation.all(*(() if is_chapter else ("Book/ELocationID",))),
        *citation.all("ArticleIdList/ArticleId"),
        *node.all("PubmedData/ArticleIdList/ArticleId", "PubmedBookData/ArticleIdList/ArticleId"),
    )
    for place in sorted(places, key=lambda place: place.attribute("ValidYN") == "N"):
        kind = place.attribute("IdType") or place.attribute("EIdType") or "number"
        _tell_number(reference, kind, place.line)
    for bank in article.at("DataBankList/DataBank"):
        name = bank.text("DataBankName")
        numbers = bank.lines("AccessionNumberList/AccessionNumber")
        is_register = name.lower() in _REGISTERS
        reference.add("trial" if is_register else f"{_WHERE} {name}", *(numbers or [name]))


def _tell_number(reference: Reference, kind: str, number: str) -> None:
    if kind == "doi" and not reference.doi:
        reference.doi = number
    elif kind == "pubmed" and not reference.pmid:
        reference.pmid = number
    elif kind in {"pmc", "pmcid"}:
        found = re.search(r"PMC\d+", number)
        reference.add("pmcid", found.group() if found else number)
    elif number.lower().startswith("arxiv:"):
        reference.add("arxiv", number.partition(":")[2])
    elif number.lower() not in {reference.doi.lower(), reference.pmid}:
        reference.add(f"{_WHERE} {kind}", number)


def _tell_subjects(reference: Reference, article: Node, citation: Node) -> None:
    for heading in citation.at("MeshHeadingList/MeshHeading"):
        terms = heading.all("DescriptorName", "QualifierName")
        reference.add("mesh", "/".join(_term(term) for term in terms))
    reference.add("mesh", *citation.lines("SupplMeshList/SupplMeshName"))
    reference.add("keywords", *citation.lines("KeywordList/Keyword"))
    for chemical in citation.at("ChemicalList/Chemical"):
        number, substance = chemical.text("RegistryNumber"), chemical.text("NameOfSubstance")
        reference.add("substances", f"{substance} ({number})" if number.strip("0") else substance)
    for grant in (*article.all("GrantList/Grant"), *citation.all("GrantList/Grant")):
        told = (grant.text(name) for name in ("GrantID", "Acronym", "Agency", "Country"))
        reference.add("funding", ", ".join(each for each in told if each))
    reference.add("conflicts", *citation.lines("CoiStatement"))
    reference.add("notes", *citation.lines("GeneralNote"))


def _term(node: Node) -> str:
    return f"{node.line}*" if node.attribute("MajorTopicYN") == "Y" else node.line


def _tell_relations(reference: Reference, citation: Node, node: Node) -> None:
    for other in citation.at("CommentsCorrectionsList/CommentsCorrections"):
        kind = other.attribute("RefType")
        said = _CAMEL.sub(" ", kind).capitalize()
        told = f"{said}: {other.text('RefSource')}".strip(": ")
        number, note = other.text("PMID"), other.text("Note")
        about = f"{told} PMID {number}" if number else told
        reference.add(_relation(kind.lower()), f"{about} ({note})" if note else about)
    lists = (*node.at("PubmedData/ReferenceList"), *citation.at("ReferenceList"))
    for cited in (one for each in lists for one in each.within("Reference")):
        numbers = [
            f"{'PMID' if kind == 'pubmed' else kind} {each.line}"
            for each in cited.all("ArticleIdList/ArticleId")
            if (kind := each.attribute("IdType"))
        ]
        reference.add("cited-references", " ".join((_words(cited, "Citation"), *numbers)))


def _relation(kind: str) -> str:
    if any(word in kind for word in _RETRACTIONS):
        return "retraction"
    if kind.startswith(_CORRECTIONS):
        return "corrections"
    return "cited-references" if kind == "cites" else "related"


def _tell_history(reference: Reference, citation: Node, node: Node) -> None:
    for name in ("DateCreated", "DateCompleted", "DateRevised"):
        reference.add(f"{_WHERE} {name}", *map(_date, citation.all(name)))
    history = node.all("PubmedData/History/PubMedPubDate", "PubmedBookData/History/PubMedPubDate")
    told = (f"{each.attribute('PubStatus')} {_date(each)}".strip() for each in history)
    reference.add(f"{_WHERE} history", *told)
    reference.add(f"{_WHERE} status", citation.attribute("Status"))


def _words(node: Node, path: str) -> str:
    return " ".join(words(each) for each in node.all(path))
