"""Crossref's records of works (unixref, unixsd), as its queries give them."""

from ketareview.importing.xmlrecords import crossref
from ketareview.importing.xmlrecords.importing import XmlFile, is_called

IMPORTER = XmlFile(
    name="Crossref XML",
    is_ours=is_called("doi_records", "doi_record", "crossref", "crossref_result"),
    records=frozenset({"crossref"}),
    draft=crossref.draft,
    media_types=("application/vnd.crossref.unixref+xml", "application/xml"),
)
