"""Records of papers as JSON: CSL, Zotero, OpenAlex, DataCite, Crossref, Mendeley, Europe PMC."""
