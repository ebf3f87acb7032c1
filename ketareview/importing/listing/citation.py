"""A citation as PubMed prints it: journal, day, place and numbers."""

import re

from ketareview.importing.record import dates, names
from ketareview.importing.record.reference import Reference

WHERE = "PubMed text"

_WORK = re.compile(
    r"(?P<journal>[^.?!]{2,200})\. (?P<date>(?:18|19|20)\d\d[^;:.]{0,30})"
    r"(?:;(?P<volume>[^():;\s.]{0,20})(?: ?(?P<part>Suppl[^():;.]{0,20}))?"
    r"(?:\((?P<issue>[^()]{1,40})\))?)?(?::(?P<pages>[^.:;\s]{1,30}))?\.(?=\s|$)"
)
_DOI = re.compile(r"\bdoi: ?(10\.\S+?)\.?(?=\s|$)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID: ?(\d{1,9})\b")
_PMCID = re.compile(r"\bPMCID: ?(PMC\d{1,10})\b")
_NAME = re.compile(
    r"(?:[\w'\u2019.-]+ ){1,5}[A-Z](?:-?[A-Z]){0,3}(?: (?:Jr|Sr|2nd|3rd|4th))?|et al"
)
_NOTE_MARKS = re.compile(r"\(\d[\d, ()]*\)|[*\u2020#](?=,|$)")
_MOST = 0.5


def tell_work(reference: Reference, words: str) -> bool:
    """Take journal, year, volume, issue and pages out of a citation; false where it tells none."""
    found = _WORK.match(words)
    if found is None:
        return False
    told = {name: value or "" for name, value in found.groupdict().items()}
    reference.journal = told["journal"].strip()
    reference.year = dates.year(told["date"]) or None
    reference.add("date", told["date"])
    reference.volume, reference.issue = told["volume"], told["issue"] or told["part"]
    reference.pages = told["pages"]
    return True


def tell_numbers(reference: Reference, words: str) -> None:
    """Take DOI and the numbers of PubMed out of a citation, or what stands below an abstract."""
    if found := _DOI.search(words):
        reference.doi = reference.doi or found.group(1)
    if found := _PMID.search(words):
        reference.pmid = found.group(1)
    if found := _PMCID.search(words):
        reference.add("pmcid", found.group(1))


def are_people(words: str) -> bool:
    """Whether most of what commas part are names with initials."""
    parts = _people(words)
    return bool(parts) and sum(map(bool, map(_NAME.fullmatch, parts))) > _MOST * len(parts)


def tell_people(reference: Reference, words: str) -> None:
    """Take the authors; bodies stand behind a semicolon."""
    for each in _people(words):
        if each != "et al":
            reference.authors.append(names.author(each))
    if "et al" in _people(words):
        reference.add(f"{WHERE} authors", words)


def _people(words: str) -> list[str]:
    plain = _NOTE_MARKS.sub("", words).strip().rstrip(".")
    return [each for part in re.split(r"[,;]", plain) if (each := part.strip())]
