"""Numbers of works in the addresses that records give."""

import re
from urllib.parse import unquote

from ketareview.importing.record.identifiers import clean_doi
from ketareview.importing.record.reference import Reference

_PUBMED = re.compile(r"(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,9})\b")
_PUBMED_CENTRAL = re.compile(r"ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(PMC\d{1,9})\b")
_OPENURL = re.compile(r"[?&]\w{0,10}id=(?:info:)?(doi|pmid)[:/]([^&\s]{1,300})", re.IGNORECASE)
"""How links to a library's own resolver name a work."""


def complete(reference: Reference) -> None:
    """Take DOI, PMID and PMCID from the addresses where the record gives them nowhere else."""
    if not reference.doi and "doi.org/10." in reference.url:
        reference.doi = clean_doi(reference.url)
    for address in (reference.url, *reference.extra.get("links", ())):
        if not reference.pmid and (found := _PUBMED.search(address)):
            reference.pmid = found.group(1)
        if found := _PUBMED_CENTRAL.search(address):
            reference.add("pmcid", found.group(1))
        for kind, number in _OPENURL.findall(unquote(address)):
            if kind.lower() == "doi":
                reference.doi = reference.doi or clean_doi(number)
            elif number.isdigit():
                reference.pmid = reference.pmid or number
