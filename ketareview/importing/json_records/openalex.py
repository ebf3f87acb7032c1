"""Works as OpenAlex gives them."""

from collections.abc import Mapping

from ketareview.domain.imports import Draft
from ketareview.importing.json_records.values import Fields, words, year
from ketareview.importing.record import names, publication_types
from ketareview.importing.record.reference import Reference

WHERE = "OpenAlex"
_LISTED = {"topics": "labels", "concepts": "labels", "keywords": "keywords"}


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of a work; its abstract is put together from its index of words."""
    fields = Fields(item)
    kind = fields.take("type")
    reference = Reference(WHERE, kind=publication_types.kind([kind]))
    reference.add("type", kind, fields.take("type_crossref"))
    reference.title = words(fields.take("title", "display_name"))
    if reference.title and words(fields.peek("display_name")) == reference.title:
        fields.drop("display_name")
    reference.abstract = _abstract(fields.peek("abstract_inverted_index"))
    if reference.abstract:
        fields.drop("abstract_inverted_index")
    day = fields.take("publication_date")
    reference.year = year(fields.take("publication_year") or day)
    if day != str(reference.year):
        reference.add("date", day)
    _identifiers(reference, fields)
    _place(reference, fields)
    _people(reference, fields)
    _subjects(reference, fields)
    fields.keep(reference, WHERE)
    return reference.draft()


def _abstract(index: object) -> str:
    """Put words back to their places; the index names the places of each word."""
    if not isinstance(index, Mapping):
        return ""
    places = sorted(
        (place, word)
        for word, several in index.items()
        if isinstance(several, list)
        for place in several
        if isinstance(place, int)
    )
    return " ".join(word for _, word in places)


def _identifiers(reference: Reference, fields: Fields) -> None:
    ids = fields.object_of("ids")
    reference.doi = fields.take("doi") or ids.take("doi")
    reference.pmid = ids.take("pmid").rpartition("/")[2]
    pmcid = ids.take("pmcid").rpartition("/")[2]
    reference.add("pmcid", f"PMC{pmcid}" if pmcid.isdigit() else pmcid)
    reference.add("accession", fields.take("id"))
    ids.drop("openalex", "doi")
    ids.left(reference, "OpenAlex ids")


def _place(reference: Reference, fields: Fields) -> None:
    biblio = fields.object_of("biblio")
    reference.volume, reference.issue = biblio.take("volume"), biblio.take("issue")
    first, last = biblio.take("first_page"), biblio.take("last_page")
    reference.pages = f"{first}-{last}" if first and last and last != first else first or last
    biblio.left(reference, "OpenAlex biblio")
    location = fields.object_of("primary_location")
    source = location.object_of("source")
    reference.journal = words(source.take("display_name"))
    issns = source.texts("issn")
    reference.add("issn", source.take("issn_l"), *issns)
    reference.add("publisher", words(source.take("host_organization_name")))
    reference.add("license", location.take("license"))
    source.left(reference, "OpenAlex source")
    reference.url = location.take("landing_page_url")
    reference.add("links", location.take("pdf_url"))
    location.left(reference, "OpenAlex primary_location")
    reference.add("language", fields.take("language"))
    open_access = fields.object_of("open_access")
    reference.add("links", open_access.take("oa_url"))
    open_access.left(reference, "OpenAlex open_access")
    for name in ("best_oa_location", "locations"):
        for each in fields.items_of(name):
            address = each.take("landing_page_url")
            reference.add("links", address, each.take("pdf_url"))
            each.left(reference, f"OpenAlex {name}", address)
    if fields.peek("is_retracted") is True:
        reference.add("retraction", "retracted, says OpenAlex")


def _people(reference: Reference, fields: Fields) -> None:
    for each in fields.items_of("authorships"):
        author = each.object_of("author")
        name = words(author.take("display_name") or each.take("raw_author_name"))
        reference.authors.append(names.author(name))
        if words(each.peek("raw_author_name")) == name:
            each.drop("raw_author_name")
        places = [*each.texts("raw_affiliation_strings"), each.take("raw_affiliation_string")]
        places = list(dict.fromkeys(place for place in places if place))
        if not places:
            places = each.named("institutions", "display_name")
        reference.add("affiliations", f"{name}: {'; '.join(places)}" if places else "")
        author.left(reference, "OpenAlex authors", name)
        each.left(reference, "OpenAlex authorships", name)


def _subjects(reference: Reference, fields: Fields) -> None:
    for name, kept in _LISTED.items():
        reference.add(kept, *fields.named(name, "display_name", "keyword"))
    for each in fields.items_of("mesh"):
        heading, qualifier = each.take("descriptor_name"), each.take("qualifier_name")
        reference.add("mesh", "/".join(part for part in (heading, qualifier) if part))
        each.drop("descriptor_ui", "qualifier_ui", "is_major_topic")
        each.left(reference, "OpenAlex mesh", heading)
    reference.add("cited-references", *fields.texts("referenced_works"))
    reference.add("related", *fields.texts("related_works"))
    for name in ("grants", "funders", "awards"):
        for each in fields.items_of(name):
            parts = (each.take("funder_display_name", "display_name"), each.take("award_id"))
            told = " ".join(words(part) for part in parts if part)
            reference.add("funding", told)
            each.left(reference, f"OpenAlex {name}", told)
