"""Marks of references in running text: [12], (Okafor 2021), Okafor et al., a raised number."""

import re

_YEAR = r"(?:19|20)\d\d[a-z]?"
_NUMBERS = r"[1-9]\d{0,2}(?:\s?[,;\u2013\u2014-]\s?[1-9]\d{0,2})*"
_NO_AUTHOR = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|In|Since|From"
    r"|Until|By|After|Before|Table|Figure|Phase|Version|Edition|Copyright|Updated|Reviewed|Revised"
    r"|Act|Study|Trial|Guideline|Guidelines)\b)"
)
_AUTHOR = rf"{_NO_AUTHOR}[A-Z\u00c0-\u00de][\w'\u2019.-]+"
_MARK = re.compile(
    # numbers in square brackets, unless they are an interval
    rf"(?<!CI )(?<!CI: )(?<!CI, )(?<!CI=)(?<!interval )(?<!range )(?<!IQR )(?<!= )\[{_NUMBERS}\]"
    # names and years in brackets, as many as there are
    rf"|\([^()]{{0,80}}?\b{_AUTHOR}(?:\s[^()\d]{{0,60}})?,?\s{_YEAR}\b[^()]{{0,200}}\)"
    # a name in the sentence, its year in brackets; no running head: Examples (2017) 234:5
    rf"|\b{_AUTHOR}(?:\set\sal\.?|\s(?:and|&)\s{_AUTHOR})?,?\s[(\[]{_YEAR}[)\]](?!\s\d+\s?[:(])"
    r"|\bet\sal\b\.?"
    r"|\bdoi:?\s?10\.\d{4}|\b10\.\d{4,9}/\S+|\bPMID:?\s?\d{5}"
    # raised figures, unless they are powers: 20 m²
    r"|(?<=[a-z]{3})[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=[.,;:)\]%\u201d\"])[\u00b9\u00b2\u00b3\u2070-\u2079]+"
    # raised figures that lost their height: depression12, benefit.18,19
    rf"|(?<![\w-])(?!(?:week|month|phase|stage|type|grade|level|table|figure|item|line|step)\d)"
    rf"[A-Z]?[a-z]{{4,}}{_NUMBERS}(?![\w%.])"
    rf"|(?<=[a-z]{{3}}[.,;])(?<!approx\.)(?<!page\.)(?<!vol\.)(?<!fig\.)(?<!Fig\.)(?<!circa\.)"
    rf"{_NUMBERS}(?![\w%]|\.\d)|(?<=[)\]%\u201d\"]\.){_NUMBERS}(?![\w%]|\.\d)"
)
_MAY_MARK = re.compile(r"[\d\u00b9\u00b2\u00b3\u2070-\u2079]|\bet\s")
"""Without a figure there is hardly a mark; this is asked much sooner."""

_ADDRESS = re.compile(
    r"\bhttps?://|\bwww\.|\b(?:in|by) (?:the )?(?:\w+ ){0,3}"
    r"(?:Journal|Lancet|JAMA|NEJM|BMJ|Psychiatry|Nature|Cochrane)\b.{0,40}\b(?:19|20)\d\d\b"
)
_ENDS = re.compile(r"[.!?][\u201d\u2019\"')\]]*\s*$")
_GLUED = re.compile(rf"\s?\[{_NUMBERS}\]|{_NUMBERS}(?=\s|$)|[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_STOP = re.compile(
    rf"[.!?](?:{_NUMBERS}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)?(?=\s+[A-Z\u201c\"]|\s*$)"
)
_LONGEST = 300


def rest_of_sentence(quote: str, after: str) -> str:
    """Tell what of the text behind a quotation belongs to its last sentence."""
    if _ENDS.search(quote):
        glued = _GLUED.match(after)
        return glued.group() if glued else ""
    stop = _STOP.search(after, 0, _LONGEST)
    return after[: stop.end()] if stop else after[:_LONGEST]


def first_mark(text: str) -> str:
    """Find the first mark of a reference; empty without one."""
    found = _MARK.search(text) if _MAY_MARK.search(text) else None
    return found.group().strip() if found else ""


def points_elsewhere(text: str) -> bool:
    """Whether a text gives an address, or a journal with its year."""
    return bool(_ADDRESS.search(text))
