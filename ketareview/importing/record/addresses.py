"""Numbers of works in the addresses that records give."""

import re

from ketareview.importing.record.identifiers import clean_doi
from ketareview.importing.record.reference import Reference

_PUBMED = re.compile(r"(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,9})\b")


def complete(reference: Reference) -> None:
    """Take DOI and PMID from the address where the record gives them nowhere else."""
    if not reference.doi and "doi.org/10." in reference.url:
        reference.doi = clean_doi(reference.url)
    if not reference.pmid and (found := _PUBMED.search(reference.url)):
        reference.pmid = found.group(1)
