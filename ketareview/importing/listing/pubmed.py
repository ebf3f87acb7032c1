"""PubMed's lists for reading: a summary in a paragraph, or an abstract in several."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ketareview.domain.imports import Draft
from ketareview.importing.listing.citation import (
    WHERE,
    are_people,
    tell_numbers,
    tell_people,
    tell_work,
)
from ketareview.importing.record.reference import Reference

SUMMARY = re.compile(r"(\d{1,7}): (?=\S)")
ABSTRACT = re.compile(r"(\d{1,7})\. (?=[A-Z].{2,200}\. (?:18|19|20)\d\d\b)")
_END = re.compile(r"[.?!][\"')\]]{0,2} (?=\S)")
_AUTHORS = re.compile(r"([^.]{2,20000})\. (?=\S)")
_SECTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Author information:"), "affiliations"),
    (re.compile(r"Conflict of interest statement:"), "conflicts"),
    (re.compile(r"Collaborators?:"), "contributors"),
    (re.compile(r"Copyright\b|\u00a9"), "rights"),
    (re.compile(r"(?:Comment|Update|Summary for patients|Republished) (?:in|on|of)\b"), "related"),
    (
        re.compile(r"(?:Erratum|Corrected|Retract|Expression of concern).{0,40} (?:in|for|of)\b"),
        "corrections",
    ),
)
_NUMBERS = re.compile(r"(?:DOI|PMID|PMCID): ")


def drafts(lines: Iterable[str], begins: re.Pattern[str]) -> Iterator[Draft]:
    """Read the records of a list, each of which begins with the next number as `begins` says."""
    make = _summary if begins is SUMMARY else _abstract
    paragraphs: list[str] = []
    last = 0
    is_after_blank = True
    for line in lines:
        words = line.strip()
        found = begins.match(line) if is_after_blank else None
        if found and int(found.group(1)) in {last + 1, 1}:
            if paragraphs:
                yield make(paragraphs)
            last = int(found.group(1))
            paragraphs = [line[found.end() :].strip()]
        elif words and is_after_blank:
            paragraphs.append(words)
        elif words and paragraphs:
            paragraphs[-1] += f"\n{words}"
        is_after_blank = not words
    if paragraphs:
        yield make(paragraphs)


def _summary(paragraphs: Sequence[str]) -> Draft:
    """Read authors, title, journal with year and place, and numbers, each with a full stop."""
    words = " ".join(" ".join(paragraphs).split())
    reference = Reference(WHERE)
    tell_numbers(reference, words)
    found = _AUTHORS.match(words)
    if found and are_people(found.group(1)):
        tell_people(reference, found.group(1))
        words = words[found.end() :]
    for end in _END.finditer(words):
        if tell_work(reference, words[end.end() :]):
            reference.title = words[: end.end()]
            reference.add(f"{WHERE} citation", words[end.end() :])
            return reference.draft()
    reference.title = words
    return reference.draft()


def _abstract(paragraphs: Sequence[str]) -> Draft:
    """Read citation, title, authors, and what follows by the words that each begins with."""
    citation, *rest = paragraphs
    reference = Reference(WHERE)
    line = " ".join(citation.split())
    tell_work(reference, line)
    tell_numbers(reference, line)
    reference.add(f"{WHERE} citation", line)
    reference.title = " ".join(rest.pop(0).split()) if rest else ""
    if rest and are_people(" ".join(rest[0].split())):
        tell_people(reference, " ".join(rest.pop(0).split()))
    abstract = []
    for paragraph in rest:
        kept = next((name for begins, name in _SECTIONS if begins.match(paragraph)), "")
        if _NUMBERS.match(paragraph):
            tell_numbers(reference, paragraph)
            reference.add(f"{WHERE} numbers", paragraph)
        elif kept:
            reference.add(kept, paragraph)
        else:
            abstract.append(" ".join(paragraph.split()))
    reference.abstract = "\n".join(abstract)
    return reference.draft()
