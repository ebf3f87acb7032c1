"""What JabRef writes into the metadata of a PDF: Dublin Core, and fields of BibTeX beside it."""

import re
from collections.abc import Iterator, Mapping

from ketareview.importing.record import dates, identifiers, names
from ketareview.importing.record.findings import METADATA, Finding

_PART = re.compile(r"(?:^|; )bibtex/(?P<name>[^/;]{1,60})/(?P<value>.*?)(?=; bibtex/|$)")
_FIELDS = {
    "journal": "journal",
    "journaltitle": "journal",
    "booktitle": "journal",
    "volume": "volume",
    "number": "issue",
    "pages": "pages",
    "pmid": "pmid",
    "url": "url",
    "issn": "issn",
    "isbn": "isbn",
    "note": "notes",
    "series": "series",
    "edition": "edition",
    "citationkey": "citation-key",
    "bibtexkey": "citation-key",
}
_SURE = 0.96


def told(xmp: Mapping[str, str]) -> Iterator[Finding]:
    """Find all fields of a record that was written into the file, where one was."""
    relation = xmp.get("dc:relation", "")
    if "bibtex/" not in relation:
        return
    written = {found["name"].lower(): found["value"] for found in _PART.finditer(relation)}
    for name, value in written.items():
        yield Finding(_FIELDS.get(name, f"BibTeX {name}"), value, METADATA, _SURE)
    yield Finding("title", xmp.get("dc:title", ""), METADATA, _SURE)
    yield Finding("authors", names.authors(xmp.get("dc:creator", "")), METADATA, _SURE)
    date = xmp.get("dc:date") or written.get("date") or written.get("year", "")
    yield Finding("year", dates.year(date), METADATA, _SURE)
    identifier = xmp.get("dc:identifier", "")
    doi = identifiers.clean_doi(identifier)
    yield Finding("doi" if doi else "BibTeX doi", doi or identifier, METADATA, _SURE)
    yield Finding("abstract", xmp.get("dc:description", ""), METADATA, _SURE)
    yield Finding("keywords", xmp.get("dc:subject", ""), METADATA, _SURE)
    yield Finding("publisher", xmp.get("dc:publisher", ""), METADATA, _SURE)
