"""What was given: the agent, what it was compared with, and by which route."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_denied, is_exclusion
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sentences import Sentence

_AGENTS = (
    ("racemic", r"racemic ketamine|\(R,S\)-ketamine|\(\+/-\)-?ketamine|RS-ketamine"),
    (
        "esketamine",
        r"\besketamine|(?<![\w])S-ketamine|\(S\+?\)-ketamine|\bS\(\+\)-?ketamine|\bSpravato",
    ),
    (
        "arketamine",
        r"\barketamine|(?<![\w])R-ketamine|\(R-?\)-ketamine|\bR\(-\)-?ketamine",
    ),
    ("norketamine", r"\b(?:\(2R,6R\)-)?(?:hydroxy)?norketamine"),
    ("ketamine", r"\bketamine"),
    ("other_nmda", r"\b(?:lanicemine|rapastinel|esmethadone|D-cycloserine|nitrous oxide)"),
)
_COMPARATORS = (
    ("saline", r"\b(?:normal |isotonic )?saline\b|\bsodium chloride\b"),
    ("midazolam", r"\bmidazolam\b"),
    ("ect", r"\bECT\b|\belectroconvulsive (?:therapy|treatment)"),
    (
        "active_placebo",
        (
            r"\bactive placebo|\bpsychoactive (?:placebo|control)|\b(?:diphenhydramine|fentanyl"
            r"|remifentanil|alfentanil)\b"
        ),
    ),
    ("placebo", r"\bplacebo\b"),
    (
        "antidepressant",
        (
            r"(?:(?<=or )|(?<=versus )|(?<=vs )|(?<=vs\. )|(?<=with )|(?<=against ))"
            r"(?:extended-release )?(?:quetiapine|escitalopram|sertraline|venlafaxine|duloxetine"
            r"|fluoxetine|lithium|aripiprazole|bupropion|mirtazapine)\b"
        ),
    ),
    ("usual_care", r"\b(?:usual care|treatment as usual|standard (?:of )?care)\b"),
    ("none", r"\b(?:waiting[- ]?list|wait-?list)\b"),
)
_ROUTES = (
    ("intramuscular", r"\bintramuscular(?:ly)?\b|\bi\.m\.|\bIM\b"),
    ("subcutaneous", r"\bsubcutaneous(?:ly)?\b|\bs\.c\.|\bSC\b"),
    ("intranasal", r"\bintranasal(?:ly)?\b|\bnasal spray\b"),
    (
        "oral_extended",
        (
            r"\b(?:extended|prolonged|sustained|modified)[- ]release (?:oral )?"
            r"(?:ketamine|tablets?|capsules?|esketamine)"
        ),
    ),
    (
        "sublingual",
        r"\bsublingual(?:ly)?\b|\bbuccal(?:ly)?\b|\blozenges?\b|\btroches?\b|\bwafers?\b",
    ),
    (
        "oral",
        (
            r"\boral(?:ly)?\b(?! antidepress| contracep| health| mucos| present| and written"
            r"| consent)|\bby mouth\b|\bp\.o\."
        ),
    ),
    ("rectal", r"\brectal(?:ly)?\b"),
    ("epidural", r"\bepidural(?:ly)?\b|\btopical(?:ly)?\b"),
    (
        "intravenous",
        (
            r"\bintravenous(?:ly)?\b|\bi\.v\.|\b(?-i:IV)(?= (?:over|ketamine|esketamine|infusion"
            r"|bolus|push|line|dose|route|midazolam|saline|administration))"
            r"|(?<=administered )(?-i:IV)\b"
            r"|(?<=given )(?-i:IV)\b|(?<=kg )(?-i:IV)\b|\binfus(?:ions?|ed)\b(?! clinic| cent)"
        ),
    ),
)


CUES = (
    *("saline", "sodium", "midazolam", "ect", "electro", "placebo", "diphen", "fentanyl", "active"),
    *("quetiapine", "escitalopram", "sertraline", "venlafaxine", "duloxetine", "fluoxetine"),
    *("lithium", "aripiprazole", "bupropion", "mirtazapine", "care", "treatment as", "wait"),
)
ROUTE_CUES = (
    *("intra", "i.m.", " im", "subcut", "s.c.", " sc", "nasal", "release", "lingual", "buccal"),
    *("lozenge", "troche", "wafer", "oral", "mouth", "p.o.", "rectal", "epidural", "topical"),
    *("i.v.", " iv", "infus", "(iv"),
)


def _joined(choices: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    several = "|".join(f"(?P<{key}>{each})" for key, each in choices)
    first = r"(?:\b|(?=\())"  # most places need no closer look
    return re.compile(f"{first}(?:{several})", re.IGNORECASE)


_AGENT, _COMPARATOR, _ROUTE = (_joined(each) for each in (_AGENTS, _COMPARATORS, _ROUTES))
_SAID = ("intravenous", "infus")
_COMPARED = re.compile(
    r"(?:versus|vs\.?|\bv|compared (?:with|to)|than|against|or|and|from) (?:the )?$", re.IGNORECASE
)

TREATMENT = (
    r"(?:racemic )?(?:\(?[RS]\+?\)?-)?(?:es|ar)?ketamine|the active|treatment group"
    r"|active treatment"
)
"""A pattern for an arm that got what is tested."""

COMPARATOR = (
    r"(?:normal )?saline|midazolam|placebo|ECT\b|electroconvulsive|control|usual care"
    r"|active placebo"
)
"""A pattern for an arm that got something else."""

_DILUTED = re.compile(
    r"\b(?:diluted|dissolved|mixed|reconstituted|flushed|prepared)(?: \w+){0,3}? (?:in|with|to)"
    r"(?: [\d.,]+ ?(?:ml|mL|%))*(?: of)? ?$"
)
_DOSED = re.compile(r"\d+(?:[.,]\d+)? ?mg(?:/kg)?", re.IGNORECASE)


def agents(sentence: Sentence) -> Iterator[Found]:
    """Name what was tested."""
    if is_exclusion(sentence):
        return
    for match in _first_of_each(_AGENT, sentence):
        value = (match.lastgroup or "").replace("_", "-")
        weight = 0.7 if value == "ketamine" else 1.0
        yield Found("agent", match.start(), match.end(), value, "an agent by name", weight, 1)


def comparators(sentence: Sentence) -> Iterator[Found]:
    """Name what it was compared with."""
    if is_exclusion(sentence):
        return
    told = {match.lastgroup for match in _first_of_each(_COMPARATOR, sentence)}
    for match in _first_of_each(_COMPARATOR, sentence):
        if _DILUTED.search(sentence.text[: match.start()]):
            continue
        if match.lastgroup == "placebo" and told & {"saline", "active_placebo", "midazolam"}:
            continue
        value = (match.lastgroup or "").replace("_", "-")
        weight = 0.7 if value == "placebo" else 1.0
        why = "a control by name"
        yield Found("comparator", match.start(), match.end(), value, why, weight, 2)


def routes(sentence: Sentence) -> Iterator[Found]:
    """Name the way in."""
    if is_exclusion(sentence):
        return
    found = list(_first_of_each(_ROUTE, sentence))
    told = {match.lastgroup for match in found}
    for match in found:
        is_said = not match[0].casefold().startswith("infus")
        if match.lastgroup == "oral" and "oral_extended" in told:
            continue
        if match.lastgroup == "intravenous" and not is_said and len(told) > 1:
            continue
        value = (match.lastgroup or "").replace("_", "-")
        why = "a route by name" if is_said else "an infusion is intravenous unless said otherwise"
        yield Found("route", match.start(), match.end(), value, why, 1.0 if is_said else 0.5, 1)


def arms(sentence: Sentence) -> list[tuple[int, int, int]]:
    """List the mentions of arms: start, end, and place; doses that differ are arms of their own."""
    spots = [(match.start(), match.end(), 1) for match in _AGENT.finditer(sentence.text)]
    spots += [(match.start(), match.end(), 2) for match in _COMPARATOR.finditer(sentence.text)]
    doses = list(dict.fromkeys(match[0] for match in _DOSED.finditer(sentence.text)))
    if len(doses) > 1:
        spots = [(start, end, 1 if place == 1 else len(doses) + 1) for start, end, place in spots]
        spots += [
            (match.start(), match.end(), doses.index(match[0]) + 1)
            for match in _DOSED.finditer(sentence.text)
        ]
    elif doses:
        spots += [(match.start(), match.end(), 1) for match in _DOSED.finditer(sentence.text)]
    for match in re.finditer(r"\bcontrols?\b", sentence.text):
        spots.append((match.start(), match.end(), 2))
    return sorted(spots)


def is_compared(sentence: Sentence, start: int) -> bool:
    """Whether what stands at an offset is what something is compared with."""
    return bool(_COMPARED.search(sentence.text[:start]))


def _first_of_each(pattern: re.Pattern[str], sentence: Sentence) -> list[re.Match[str]]:
    found: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(sentence.text):
        if not is_denied(sentence, match.start()):
            found.setdefault(match.lastgroup or "", match)
    return list(found.values())
