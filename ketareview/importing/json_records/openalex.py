"""Works as OpenAlex gives them."""

from collections.abc import Mapping

from ketareview.domain.imports import Draft
from ketareview.importing.json_records.values import Fields, scalar, told, words, year
from ketareview.importing.record import names, publication_types
from ketareview.importing.record.reference import Reference

WHERE = "OpenAlex"
_LISTED = {"topics": "labels", "concepts": "labels", "keywords": "keywords"}
_COUNTS = (
    *("counts_by_year", "cited_by_percentile_year", "citation_normalized_percentile", "apc_list"),
    *("apc_paid", "cited_by_api_url", "updated_date", "created_date", "ngrams_url", "fwci"),
    *("countries_distinct_count", "institutions_distinct_count", "locations_count", "has_content"),
    *("summary_stats", "relevance_score", "referenced_works_count", "has_fulltext", "is_paratext"),
)
"""What OpenAlex counts day by day and what says nothing of the paper."""


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of a work; its abstract is put together from its index of words."""
    fields = Fields(item)
    kind = fields.take("type")
    reference = Reference(WHERE, kind=publication_types.kind([kind]))
    reference.add("type", kind, fields.take("type_crossref"))
    reference.title = words(fields.take("title", "display_name"))
    if words(fields.peek("display_name")) == reference.title:
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
    fields.drop(*_COUNTS)
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
    reference.add("OpenAlex ids", *ids.rest())


def _place(reference: Reference, fields: Fields) -> None:
    biblio = fields.object_of("biblio")
    reference.volume, reference.issue = biblio.take("volume"), biblio.take("issue")
    first, last = biblio.take("first_page"), biblio.take("last_page")
    reference.pages = f"{first}-{last}" if last and last != first else first
    location = fields.object_of("primary_location")
    source = location.object_of("source")
    reference.journal = words(source.take("display_name"))
    issns = source.texts("issn")
    reference.add("issn", source.take("issn_l"), *issns)
    reference.add("publisher", words(source.take("host_organization_name")))
    reference.add("license", location.take("license"))
    reference.url = location.take("landing_page_url")
    reference.add("links", location.take("pdf_url"))
    reference.add("language", fields.take("language"))
    open_access = fields.object_of("open_access")
    reference.add("links", open_access.take("oa_url"))
    reference.add("OpenAlex open_access", *open_access.rest())
    for name in ("best_oa_location", "locations"):
        for each in fields.items_of(name):
            reference.add("links", each.take("landing_page_url"), each.take("pdf_url"))
    if fields.peek("is_retracted") is True:
        reference.add("retraction", "retracted, says OpenAlex")
    fields.drop("is_retracted")


def _people(reference: Reference, fields: Fields) -> None:
    for each in fields.items_of("authorships"):
        author = each.object_of("author")
        name = words(author.take("display_name") or each.take("raw_author_name"))
        reference.authors.append(names.author(name))
        places = [*each.texts("raw_affiliation_strings"), each.take("raw_affiliation_string")]
        if not any(places):
            places = [one.take("display_name") for one in each.items_of("institutions")]
        told_of = "; ".join(dict.fromkeys(place for place in places if place))
        reference.add("affiliations", f"{name}: {told_of}" if told_of else "")
        if orcid := author.take("orcid"):
            reference.add("OpenAlex orcid", f"{name}: {orcid}")
    fields.drop("corresponding_author_ids", "corresponding_institution_ids", "authors_count")


def _subjects(reference: Reference, fields: Fields) -> None:
    for name, kept in _LISTED.items():
        for each in fields.list_of(name):
            shown = (
                each.get("display_name") or each.get("keyword") if isinstance(each, dict) else each
            )
            reference.add(kept, words(shown))
    for each in fields.items_of("mesh"):
        heading, qualifier = each.take("descriptor_name"), each.take("qualifier_name")
        reference.add("mesh", "/".join(part for part in (heading, qualifier) if part))
    fields.drop("primary_topic")
    reference.add("cited-references", *fields.texts("referenced_works"))
    reference.add("related", *fields.texts("related_works"))
    for name in ("grants", "funders", "awards"):
        for each in fields.list_of(name):
            shown = each.get("funder_display_name") if isinstance(each, dict) else ""
            number = each.get("award_id") if isinstance(each, dict) else ""
            parts = [words(part) for part in (shown, number) if scalar(part)]
            reference.add("funding", " ".join(parts) or "; ".join(told(each)))
