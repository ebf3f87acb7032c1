"""What the running text of a paper tells of the paper itself, and not of those that it cites."""

import re
from collections.abc import Iterator

from ketareview.importing.record import identifiers, kinds
from ketareview.importing.record.findings import Finding

_REFERENCES = re.compile(
    r"^[^\w\n]*(?:\d+\.?[ \t]+)?(?:references|bibliography|literature cited|works cited|sources|"
    r"further reading)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT = 6000
"""Code points in which a paper says what it is."""


def before_references(text: str) -> str:
    """Cut text where its list of references begins."""
    found = _REFERENCES.search(text)
    return text[: found.start()] if found else text


def identified(text: str, where: str, sure: float) -> Iterator[Finding]:
    """Find identifiers at the front of a text; the word "doi" before one makes it surer."""
    front = before_references(text)[:_FRONT]
    for found in identifiers.dois(front):
        certainty = sure if found.labelled else sure * 0.8
        yield Finding("doi", found.doi, where, certainty)
    yield Finding("pmid", identifiers.pmid(front), where, sure)
    yield Finding("pmcid", identifiers.pmcid(front), where, sure)
    yield Finding("trial", identifiers.trial(front), where, sure)
    yield Finding("arxiv", identifiers.arxiv(front), where, sure)


def suggested_kind(title: str, abstract: str, where: str) -> Iterator[Finding]:
    """Suggest the kind of document from its words."""
    found = kinds.kind(title, abstract)
    if found:
        yield Finding("kind", found[0], where, found[1])
