"""Which fields of BibTeX and BibLaTeX mean which field of a record."""

TEXTS = {
    "issn": "issn",
    "eissn": "issn",
    "isbn": "isbn",
    "pmcid": "pmcid",
    "shorttitle": "short-title",
    "origtitle": "original-title",
    "shortjournal": "journal-abbreviation",
    "journal-iso": "journal-abbreviation",
    "journal-abbreviation": "journal-abbreviation",
    "title-abbreviation": "journal-abbreviation",
    "abbrev_source_title": "journal-abbreviation",
    "pmc_id": "pmcid",
    "document_type": "publication-types",
    "correspondence_address1": "correspondence",
    "correspondence_address": "correspondence",
    "chemicals_cas": "substances",
    "funding_details": "funding",
    "series": "series",
    "edition": "edition",
    "volumes": "number-of-volumes",
    "publisher": "publisher",
    "address": "place",
    "location": "place",
    "city": "place",
    "institution": "institution",
    "school": "institution",
    "organization": "institution",
    "eventtitle": "conference",
    "language": "language",
    "langid": "language",
    "copyright": "rights",
    "rights": "rights",
    "license": "license",
    "affiliation": "affiliations",
    "affiliations": "affiliations",
    "note": "notes",
    "notes": "notes",
    "annote": "notes",
    "annotation": "notes",
    "comment": "notes",
    "chapter": "chapters",
    "funding": "funding",
    "funding-text": "funding",
    "funding-acknowledgement": "funding",
    "call-number": "call-number",
    "lccn": "call-number",
    "database": "database",
    "type": "type",
    "urldate": "date-accessed",
    "related": "related",
}
"""Fields of one value, and the standard names that `Reference.add` keeps them under."""

LISTS = {
    "keywords": "keywords",
    "keyword": "keywords",
    "author_keywords": "keywords",
    "keywords-plus": "keywords",
    "index_keywords": "keywords",
    "tags": "keywords",
    "mesh": "mesh",
    "groups": "labels",
    "mendeley-tags": "labels",
    "mendeley-groups": "labels",
    "references": "cited-references",
    "cited-references": "cited-references",
}
"""Fields of several values, parted by semicolons or commas."""

NAMES = {
    "editor": "editors",
    "editora": "contributors",
    "editorb": "contributors",
    "editorc": "contributors",
    "translator": "translators",
    "bookauthor": "contributors",
    "director": "contributors",
    "collaborator": "contributors",
    "commentator": "contributors",
    "annotator": "contributors",
    "introduction": "contributors",
    "foreword": "contributors",
    "afterword": "contributors",
    "holder": "contributors",
    "namea": "contributors",
    "nameb": "contributors",
    "namec": "contributors",
}
"""Fields of names, and where they are kept."""

FILES = ("file", "pdf", "localfile", "local-url", "localpdf")

AS_WRITTEN = frozenset({"doi", "url", "eprint", "archiveprefix", "eprinttype", "ut", "unique-id"})
"""Fields in which dashes and tildes are what they are."""

REPORTS = frozenset({"techreport", "report", "manual", "patent", "standard", "thesis", "phdthesis"})
WHOLE_BOOKS = frozenset({"book", "mvbook", "proceedings", "mvproceedings", "collection", "booklet"})
WEB_PAGES = frozenset({"online", "www", "webpage", "web_page", "electronic"})
