"""What part of a paper a line opens: own data are told in some, others' in others."""

import re
from enum import Enum


class Section(Enum):
    """A part of a paper; the value is how much what it says counts as the study's own."""

    FRONT = ("front", 0.9)
    ABSTRACT = ("abstract", 1.0)
    METHODS = ("methods", 1.0)
    RESULTS = ("results", 0.95)
    BODY = ("body", 0.6)
    INTRODUCTION = ("introduction", 0.3)
    DISCUSSION = ("discussion", 0.3)
    FUNDING = ("funding", 1.0)
    INTERESTS = ("interests", 1.0)
    OTHER = ("other", 0.5)
    REFERENCES = ("references", 0.0)

    @property
    def weight(self) -> float:
        """How much counts what is said here."""
        return self.value[1]


_NAMES = {
    Section.ABSTRACT: r"abstract|summary|structured abstract|key ?points",
    Section.INTRODUCTION: r"introduction|background(?: and (?:aims?|objectives?|purpose))?",
    Section.METHODS: (
        r"(?:(?:materials?|patients|subjects|participants) and )?methods?(?: and (?:materials?"
        r"|patients|participants))?|methods?/design|experimental (?:procedures|design|section)"
        r"|study design|procedures?|participants|patients|statistical analys[ie]s|outcomes?"
        r"|trial design|interventions?|randomi[sz]ation(?: and (?:masking|blinding))?"
    ),
    Section.RESULTS: r"results?|findings|results and discussion",
    Section.DISCUSSION: (
        r"discussion|general discussion|conclusions?|discussion and conclusions?|limitations?"
        r"|interpretation|implications?|comment"
    ),
    Section.REFERENCES: r"references?(?: and notes)?|bibliography|literature(?: cited)?|works cited"
    r"|literatur",
    Section.FUNDING: r"(?:source of |sources of )?funding(?: sources?| statement| information)?"
    r"|financial support|role of the funding source|grant support",
    Section.INTERESTS: (
        r"(?:declarations? of |conflicts? of |competing |financial |potential conflicts? of )"
        r"(?:competing )?interests?(?: statement| disclosures?)?|disclosures?"
        r"|author disclosures?|financial disclosures?"
    ),
    Section.OTHER: (
        r"acknowledge?ments?|authors?'? contributions?|description of authors'? roles"
        r"|appendix(?: \w+)?|supplementary (?:material"
        r"|information|data)|supporting information|abbreviations|data availability(?: statement)?"
        r"|ethics(?: approval)?(?: statement)?|keywords|key words|author (?:details|affiliations)"
        r"|additional files?|publisher's note|endnotes"
    ),
}
_HEAD = "|".join(f"(?P<{section.name}>{names})" for section, names in _NAMES.items())
_NUMBER = r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})[.)]?\s+)?"
_ALONE = re.compile(rf"\W*{_NUMBER}(?:{_HEAD})\W*", re.IGNORECASE)
_RUN_IN = re.compile(
    rf"\s*(?:(?P<FUNDING>{_NAMES[Section.FUNDING]}|funding/support)"
    rf"|(?P<INTERESTS>{_NAMES[Section.INTERESTS]}))"
    r"\s*(?:[:.\u2014\u2013]\s*(?=\S)|\s(?=[A-Z]))",
    re.IGNORECASE,
)
_RUN_IN_CASED = re.compile(r"\s*[A-Z]")
_LONGEST = 60
# Most lines begin with none of a heading's words, and need no closer look.
_MAY_HEAD = re.compile(
    r"\W*(?:[\dIVX.]+[.)]?\s+)?(?:abstr|summ|struct|key|intro|backg|mater|patient|subj|partic|metho"
    r"|exper|study|proced|statist|outc|trial|interv|random|resul|find|discu|gener|concl|limit|interp"
    r"|implic|comme|refer|bibl|liter|works|sourc|fund|financ|role|grant|decl|confl|compet|potent"
    r"|disclo|author|ackn|append|suppl|suppo|abbrev|data|ethic|addit|publ|endn|descr)",
    re.IGNORECASE,
)


def opened(line: str) -> Section | None:
    """Tell what section a line opens, if it is a heading and nothing else."""
    if len(line) > _LONGEST or not _MAY_HEAD.match(line):
        return None
    found = _ALONE.fullmatch(line.strip().replace("\u2019", "'"))
    return Section[found.lastgroup] if found and found.lastgroup else None


def run_in(line: str) -> Section | None:
    """Tell what a line is about that begins with its heading, such as `Funding: none`."""
    if not _MAY_HEAD.match(line):
        return None
    found = _RUN_IN.match(line)
    if found is None or found.lastgroup is None or not _RUN_IN_CASED.match(line):
        return None
    behind = line[found.end() : found.end() + 1]
    is_told_apart = line[: found.end()].rstrip()[-1:] in ":.\u2014\u2013"
    return Section[found.lastgroup] if is_told_apart or behind.isupper() else None
