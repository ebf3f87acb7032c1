"""What the running text of a paper tells of the paper itself, and not of those that it cites."""

import re
from collections.abc import Iterator, Sequence

from ketareview.importing.record import identifiers, kinds
from ketareview.importing.record.findings import Finding

_REFERENCES = re.compile(
    r"^[^\w\n]*(?:\d+\.?[ \t]+)?(?:references|bibliography|literature cited|works cited|sources|"
    r"further reading)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = re.compile(r"(10\.12688/.+\.|10\.\d+/.+\.v)(\d{1,4})")
"""Of F1000Research and those like it, and of preprints."""

_FRONT = 6000
"""Code points in which a paper says what it is."""


def before_references(text: str) -> str:
    """Cut text where its list of references begins."""
    found = _REFERENCES.search(text)
    return text[: found.start()] if found else text


def identified(text: str, where: str, sure: float) -> Iterator[Finding]:
    """Find identifiers at the front of a text; the word "doi" before one makes it surer."""
    front = before_references(text[:_FRONT])
    for found in _latest(tuple(identifiers.dois(front))):
        certainty = sure if found.labelled else sure * 0.8
        yield Finding("doi", found.doi, where, certainty)
    yield Finding("pmid", identifiers.pmid(front), where, sure)
    yield Finding("pmcid", identifiers.pmcid(front), where, sure)
    yield Finding("trial", identifiers.trial(front), where, sure)
    yield Finding("arxiv", identifiers.arxiv(front), where, sure)


def _latest(dois: Sequence[identifiers.FoundDoi]) -> Iterator[identifiers.FoundDoi]:
    """Leave out the DOIs of earlier versions of a work, which each have one of their own."""
    versions = {each.doi: found for each in dois if (found := _VERSION.fullmatch(each.doi))}
    newest: dict[str, int] = {}
    for found in versions.values():
        newest[found[1]] = max(int(found[2]), newest.get(found[1], 0))
    for each in dois:
        found = versions.get(each.doi)
        if found is None or int(found[2]) == newest[found[1]]:
            yield each


def suggested_kind(title: str, abstract: str, where: str) -> Iterator[Finding]:
    """Suggest the kind of document from its words."""
    found = kinds.kind(title, abstract)
    if found:
        yield Finding("kind", found[0], where, found[1])
