"""The abstract, where a paper's text calls it so or its labels show it."""

import re
from collections.abc import Iterator, Sequence

_HEADING = re.compile(
    r"^\W*(?:a ?b ?s ?t ?r ?a ?c ?t|summary|zusammenfassung|r[ée]sum[ée]|resumen|resumo|riassunto)"
    r"\b[ \t]*[:.—–-]*[ \t]*(?P<rest>.*)$",  # noqa: RUF001 - dashes of print
    re.IGNORECASE,
)
_NAMES = (
    r"background(?: and (?:objectives?|aims?|purpose))?|introduction|"
    r"context|importance|rationale|motivation|objectives?|aims?|purpose|"
    r"hypothes[ie]s|(?:study )?design|setting|participants|patients|subjects|"
    r"(?:materials?|patients|subjects) and methods|methods and (?:materials|findings|results)|"
    r"methods?|methodology|"
    r"interventions?|main outcomes? (?:and )?measures?|measurements?|data sources|"
    r"search (?:methods|strategy)|selection criteria|data collection and analysis|"
    r"(?:main )?results?|findings|(?:authors?[’'] )?conclusions?(?: and relevance)?|interpretation|"  # noqa: RUF001
    r"discussion|limitations?|significance|"
    r"trial registration|registration|funding|availability(?: and implementation)?|"
    r"supplementary information|contact|implications"
)
_LABEL = re.compile(rf"^(?P<label>{_NAMES})(?P<mark>\s*[:.—–]|\s*$|\s+(?=[A-Z]))", re.IGNORECASE)  # noqa: RUF001 - dashes of print
_WITHIN = re.compile(rf"(?<=[.;)\]]) (?=(?i:{_NAMES})[:.] ?[A-Z])")
_OPENING = re.compile(
    r"^(?:background|context|importance|objectives?|aims?|purpose|motivation|introduction)"
    r"(?: and (?:objectives?|aims?|purpose))?(?:\s*[:.—]|(?P<alone>$))|"
    r"(?-i:(?:IMPORTANCE|BACKGROUND|OBJECTIVES?|CONTEXT|PURPOSE) [A-Z])",
    re.IGNORECASE,
)
_METHODS = re.compile(
    r"\b(?:methods?|results?|design)\s*[:.—]|^(?-i:METHODS?|DESIGN|RESULTS)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HEADINGS = re.compile(
    r"(?:background|context|objectives?|aims?|purpose)\n.{40,1500}?\nmethods?\n.{40,1500}?\n"
    r"results\n.{40,1500}?\nconclusions?\n",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(
    r"^\W*(?:k ?e ?y ?-? ?w ?o ?r ?d ?s?\b|schlüsselw|"
    r"mots[- ]cl[ée]s|palabras[- ]clave|parole chiave|strengths and limitations of this study|"
    r"index terms\b|abbreviations?\b|mesh terms|categories:|©|\(c\) ?\d{4}|copyright\b|"
    r"p ?l ?a ?i ?n l ?a ?n ?g ?u ?a ?g ?e s ?u ?m|declarations? of interest|"
    r"corresponding authors?\b|correspondence\b|to whom correspondence|address for|e-?mail\b|"
    r"(?:received|revised|accepted|submitted|published|available)\b.{0,40}\b(?:19|20)\d\d\b|"
    r"received:?\W*$|article (?:history|info)|"
    r"(?:how to )?cite this|citation:|ccs concepts|categories and subject|general terms\b|"
    r"permission to make|this (?:is an open|article is|work is|article was)|"
    r"communicated by\b|extended author information|"
    r"contents lists|mathematics subject|jel class|pacs\b|"
    r"doi\b|table of contents|conflicts? of interest|"
    r"\d+\.?\s*\|?\s*(?:introduction|background)\b|[ivx]+\.\s*introduction\b|"
    r"\(?(?-i:(?:[A-Z][A-Za-z.&]* ){1,6})(?:(?:19|20)\d\d ?; ?\d|\((?:19|20)\d\d\),? \d+ ?[:,(])|"
    r"(?!trial|regist)\w.{0,50}\(doi: ?10\.|"
    r"(?-i:From the (?:Department|Division|School|Faculty|Institute|University|Cent(?:er|re)))|"
    r"\d ?(?:department|division|school|faculty|institute|university|cent(?:re|er) for)\b|"
    r"[*∗†‡]\s*(?:author|e-?mail|equal|these|both|contribut))",  # noqa: RUF001 - signs of print
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"xsl.fo|\(?page number not for|.{1,70} et al\.?$|downloaded from|page \d+ of \d+$|\d{1,4}$"
)
_FURNITURE_WITHIN = re.compile(
    r"\| (?:vol|iss|p)\. ?\w|renderx$|available under a ?cc|certified by peer review|author/funder|"
    r"copyright holder for this|(?:bio|med)rxiv preprint|made available under|display the preprint"
)
"""What stands at the edges of pages, between the lines of an abstract that goes on; in lower case:
without regard to case they are looked for ten times as long.
"""

_SENTENCE_END = re.compile(
    r"(?:©|\(c\)|copyright|(?<=\. )[&Ó]) ?©? ?(?:19|20)\d\d\b|"
    r"this is an open access article|"
    r"published by (?:elsevier|wiley|springer|oxford|bmj|john)|"
    r"(?<=\. )(?:19|20)\d\d the authors?\b|"
    r"\(?(?-i:(?:[A-Z][A-Za-z.&]* ){1,6})(?:19|20)\d\d; ?\d",
    re.IGNORECASE,
)
_CONTINUED_ON = re.compile(r"\W*continued on next page\W*$", re.IGNORECASE)
_CONTINUED_FROM = re.compile(r"\W*continued from previous page\W*$", re.IGNORECASE)
_SUBJECTS = re.compile(r"\nSubjects [^\n]*[^.\n]\Z")
"""Headings of a journal's subjects, between abstract and keywords."""

_BODY = re.compile(r"^(?:introduction|background)\W*$", re.IGNORECASE)
_SHORTEST, _LONGEST = 150, 5_000
_ENOUGH = 200
"""Code points after which a heading of the body ends the abstract, and is no label in it."""

_MOST_LINES = 150
_NEAR = 2_500


def abstract(text: str) -> str:
    """Cut the abstract out of the text of the first pages; each label begins a line.

    Empty where neither a heading nor labels show it. A split word keeps its halves joined.
    """
    lines = [line[:_LONGEST].strip() for line in text.split("\n")]
    for place, line in enumerate(lines):
        found = _HEADING.match(line)
        if found and (not found["rest"] or not found["rest"][:1].islower()):
            words = _joined([found["rest"], *lines[place + 1 : place + 1 + _MOST_LINES]])
            if len(words) >= _SHORTEST:
                return words
    return _labelled(lines)


def _labelled(lines: Sequence[str]) -> str:
    """Find an abstract without a heading, by its labels."""
    for place, line in enumerate(lines):
        if opening := _OPENING.match(line):
            near = "\n".join(lines[place : place + _MOST_LINES])[:_NEAR]
            is_alone = opening["alone"] is not None
            is_labelled = _HEADINGS.match(near) if is_alone else _METHODS.search(near)
            words = _joined(lines[place : place + _MOST_LINES]) if is_labelled else ""
            if len(words) >= _SHORTEST:
                return words
    return ""


def _joined(lines: Sequence[str]) -> str:
    paragraphs: list[str] = []
    for line in _until_end(lines):
        label = _LABEL.match(line)
        is_label = label is not None and (label["mark"].strip() or label["label"][:1].isupper())
        if not paragraphs or (is_label and not paragraphs[-1].endswith(("\u00ad", "-", ","))):
            is_heading = (
                label is not None and label.end() == len(line) and not label["mark"].strip()
            )
            paragraphs.append(f"{line.strip()}:" if is_heading else line)
        else:
            paragraphs[-1] += ("" if paragraphs[-1].endswith("\u00ad") else " ") + line
    words = "\n".join(" ".join(each.replace("\u00ad", "").split()) for each in paragraphs)
    words = _SUBJECTS.sub("", words)
    ended = _SENTENCE_END.search(words, _SHORTEST)
    return _WITHIN.sub("\n", words[: ended.start()] if ended else words).strip()


def _until_end(lines: Sequence[str]) -> Iterator[str]:
    taken = 0
    for line in _continued(lines):
        words = line.strip()
        is_over = taken > _ENOUGH and _BODY.match(words)
        if (words and _END.match(words)) or is_over or taken + len(words) > _LONGEST:
            if taken or not words or is_over:
                return
            continue
        if words and not _is_furniture(words.lower()):
            taken += len(words) + 1
            yield words


def _continued(lines: Sequence[str]) -> Iterator[str]:
    """Leave out what stands between the two halves of an abstract on two pages."""
    places = range(len(lines))
    ends = next((place for place in places if _CONTINUED_ON.match(lines[place])), len(lines))
    goes_on = (place for place in places[ends:] if _CONTINUED_FROM.match(lines[place]))
    yield from lines[:ends]
    yield from lines[next(goes_on, len(lines)) + 1 :]


def _is_furniture(line: str) -> bool:
    return bool(_FURNITURE.match(line) or _FURNITURE_WITHIN.search(line))
