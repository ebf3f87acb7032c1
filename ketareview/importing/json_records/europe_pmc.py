"""Records as Europe PMC gives them, in full or in short."""

from collections.abc import Mapping

from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, opened, paragraphs, words, year
from ketareview.importing.record import publication_types
from ketareview.importing.record.reference import Reference

WHERE = "Europe PMC"
_FLAGS = ("has", "inEPMC", "inPMC")
"""How fields begin that tell with Y or N what Europe PMC offers of a paper."""


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record; some programs that ask Europe PMC put each value into a list."""
    fields = Fields({name: opened(value) for name, value in item.items() if not _is_flag(name)})
    types = [*fields.object_of("pubTypeList").texts("pubType"), *_parted(fields.take("pubType"))]
    reference = Reference(WHERE, kind=publication_types.kind(types))
    reference.add("publication-types", *types)
    reference.title = words(fields.take("title"))
    reference.abstract = paragraphs(fields.take("abstractText"))
    _identifiers(reference, fields)
    _place(reference, fields)
    _people(reference, fields)
    _subjects(reference, fields)
    reference.add("language", fields.take("language"))
    fields.keep(reference, WHERE)
    return reference.draft()


def _is_flag(name: str) -> bool:
    return name.startswith(_FLAGS)


def _parted(line: str) -> list[str]:
    return [part.strip() for part in line.split(";")]


def _identifiers(reference: Reference, fields: Fields) -> None:
    reference.doi = fields.take("doi", "DOI")
    reference.pmid = fields.take("pmid")
    pmcid = fields.take("pmcid")
    reference.add("pmcid", pmcid)
    number = fields.take("id")
    reference.add("accession", number if number not in {reference.pmid, pmcid} else "")
    reference.add("database", fields.take("source"))


def _place(reference: Reference, fields: Fields) -> None:
    info = fields.object_of("journalInfo")
    journal = info.object_of("journal")
    abbreviated = journal.take("medlineAbbreviation", "ISOAbbreviation", "isoabbreviation")
    reference.journal = words(journal.take("title") or fields.take("journalTitle")) or abbreviated
    reference.add("journal-abbreviation", abbreviated)
    for name in ("issn", "essn", "ISSN", "ESSN"):
        reference.add("issn", journal.take(name))
    reference.add("issn", *_parted(fields.take("journalIssn")))
    reference.volume = info.take("volume") or fields.take("journalVolume")
    reference.issue = info.take("issue") or fields.take("issue")
    reference.pages = citing.pages(fields.take("pageInfo"))
    book = fields.object_of("bookOrReportDetails")
    reference.add("publisher", book.take("publisher"))
    written = fields.take("pubYear") or info.take("yearOfPublication")
    written = written or book.take("yearOfPublication")
    reference.year = year(written)
    for day in (written, info.take("dateOfPublication")):
        reference.add("date", day if day != str(reference.year) else "")
    info.drop("journalIssueId", "monthOfPublication", "yearOfPublication")
    reference.add("date-online", fields.take("electronicPublicationDate", "firstPublicationDate"))
    journal.left(reference, f"{WHERE} journal")
    info.left(reference, f"{WHERE} journalInfo")
    book.left(reference, f"{WHERE} bookOrReportDetails")


def _people(reference: Reference, fields: Fields) -> None:
    listed = fields.object_of("authorList").items_of("author")
    reference.authors = [citing.person(_named(one), reference, WHERE) for one in listed]
    line = words(fields.take("authorString"))
    if not listed:
        reference.authors = citing.on_one_line(line, reference, WHERE)


def _named(one: Fields) -> dict[str, object]:
    """Name the parts of an author as other programs do."""
    family = one.take("lastName")
    given = one.take("firstName") if family else ""
    initials, whole = one.take("initials"), one.take("fullName")
    details = one.object_of("authorAffiliationDetailsList").items_of("authorAffiliation")
    places = [place for each in details for place in each.texts("affiliation")]
    return {
        "family": family,
        "given": given or initials,
        "literal": one.take("collectiveName") or ("" if family else whole),
        "affiliation": [*one.texts("affiliation"), *places],
        **one.as_it_is(),
    }


def _subjects(reference: Reference, fields: Fields) -> None:
    reference.add("keywords", *fields.object_of("keywordList").texts("keyword"))
    for each in fields.object_of("meshHeadingList").items_of("meshHeading"):
        heading = each.take("descriptorName")
        qualifiers = each.object_of("meshQualifierList").named("meshQualifier", "qualifierName")
        reference.add("mesh", "/".join(filter(None, (heading, *qualifiers))))
        each.drop("majorTopic_YN")
        each.left(reference, f"{WHERE} meshHeading", heading)
    for each in fields.object_of("grantsList").items_of("grant"):
        told = " ".join(filter(None, (each.take("agency"), each.take("grantId"))))
        reference.add("funding", told)
        each.drop("orderIn")
        each.left(reference, f"{WHERE} grants", told)
    for each in fields.object_of("fullTextUrlList").items_of("fullTextUrl"):
        reference.add("links", each.take("url"))
