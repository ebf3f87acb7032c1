"""PubMed XML, as PubMed, its FTP site and E-utilities give it: articles and books."""

from ketareview.importing.xmlrecords import pubmed
from ketareview.importing.xmlrecords.importing import XmlFile, is_called

_RECORDS = frozenset({"PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument"})

IMPORTER = XmlFile(
    name="PubMed XML",
    is_ours=is_called(*_RECORDS, *(f"{record}Set" for record in _RECORDS)),
    records=_RECORDS,
    draft=pubmed.draft,
)
