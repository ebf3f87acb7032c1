"""The fields of a record in the reviewer's words."""

from ketareview.domain.article import FURTHER_FIELDS

MAIN_FIELDS = {
    "title": "Title",
    "authors": "Authors",
    "year": "Year",
    "journal": "Journal",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages",
    "doi": "DOI",
    "pmid": "PMID",
    "url": "Address",
    "abstract": "Abstract",
}
"""In the order in which a record shows them."""

FURTHER_ORDER = tuple(FURTHER_FIELDS)


def field_words(name: str) -> str:
    """Name a field of a record; one that no standard knows is called as its file called it."""
    return MAIN_FIELDS.get(name) or FURTHER_FIELDS.get(name) or name
