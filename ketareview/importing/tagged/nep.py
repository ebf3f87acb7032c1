"""Reports of New Economics Papers, as RePEc mails them: a list, then each paper with its fields."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.imports import Draft
from ketareview.importing.record import dates, names
from ketareview.importing.record.reference import Reference

_RULE = re.compile(r"\s*-{20,}\s*")
_NUMBERED = re.compile(r"\s{0,3}(\d{1,4})\.\s+(\S.*)")
_FIELD = re.compile(r"\s*(By|Abstract|Keywords|JEL|Date|URL|DOI):(?:\s+(.*))?", re.IGNORECASE)
_INSTITUTION = re.compile(r"\(([^()]*)\)")
_MOST_WORDS_OF_NAME = 6


def records(text: str) -> Iterator[Draft]:
    """Read the papers of a report; its list of contents, which has titles only, is passed over."""
    for lines in _papers(text.splitlines()):
        if any(_FIELD.fullmatch(line) for line in lines):
            yield _draft(lines)


def _papers(lines: Sequence[str]) -> Iterator[list[str]]:
    """Cut a report at its numbered titles, which stand behind an empty line or a rule."""
    paper: list[str] = []
    number = 0
    before = ""
    for line in lines:
        found = _NUMBERED.fullmatch(line)
        is_rule = bool(_RULE.fullmatch(line))
        is_next = found is not None and int(found[1]) in {1, number + 1}
        if is_rule or (is_next and (not before.strip() or _RULE.fullmatch(before))):
            yield paper
            paper = []
        if found is not None and not paper and not is_rule:
            number = int(found[1])
            paper = [found[2]]
        elif paper:
            paper.append(line)
        before = line
    yield paper


def _draft(lines: Sequence[str]) -> Draft:
    found = Reference("NEP")
    paragraphs = _paragraphs(lines)
    found.title = " ".join(next(paragraphs))
    abstract: list[str] = []
    for paragraph in paragraphs:
        field = _FIELD.fullmatch(paragraph[0])
        if field:
            words = [field[2] or "", *paragraph[1:]]
            abstract += _take(found, field[1].lower(), [word for word in words if word.strip()])
        elif not found.authors and not abstract and all(map(_may_be_name, paragraph)):
            _take(found, "by", paragraph)
        else:
            abstract.append(" ".join(paragraph))
    found.abstract = "\n".join(abstract)
    return found.draft()


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part lines at empty ones, and before each field."""
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line.strip() or _FIELD.fullmatch(line)):
            yield paragraph
            paragraph = []
        if line.strip():
            paragraph.append(line.strip())
    if paragraph:
        yield paragraph


def _may_be_name(line: str) -> bool:
    name = _INSTITUTION.sub("", line)
    return len(name.split()) <= _MOST_WORDS_OF_NAME and not name.rstrip().endswith((".", ":"))


def _take(found: Reference, field: str, lines: Sequence[str]) -> list[str]:
    """Put a field where it belongs; gives back the words that are the abstract's."""
    words = " ".join(lines)
    if field == "abstract":
        return [words]
    if field == "by":
        found.authors += names.authors("\n".join(_INSTITUTION.sub("", line) for line in lines))
        found.add("affiliations", *(each for line in lines for each in _INSTITUTION.findall(line)))
    elif field == "date":
        found.year = dates.year(words)
        found.add("date", words)
    elif field == "keywords":
        found.add("keywords", *(each for each in re.split(r"[;,]\s*", words) if each))
    elif field in {"url", "doi"} and not getattr(found, field):
        setattr(found, field, words)
    else:
        found.add(field.upper(), words)
    return []
