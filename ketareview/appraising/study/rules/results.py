"""Effects with their intervals, and what was compared with what."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_unreal
from ketareview.appraising.study.numbers import NUMBER, decimal
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sentences import Sentence

_SIGNED = rf"-? ?{NUMBER}"
_BETWEEN = r"(?: ?to ?|, ?|; ?| ?- ?| and )"
_INTERVAL = re.compile(
    r"\b(?P<level>9\d|99(?:\.\d)?) ?%-? ?(?:CI|CrI|confidence intervals?|credible intervals?)"
    rf"(?:s?\b)[\s,:;=(\[]*(?:of |from |was |was from )?(?P<low>-? ?{NUMBER}) ?%?{_BETWEEN}"
    rf"(?P<high>-? ?{NUMBER})(?![\d])",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(rf"(?<![\w.,])(?<!\d )(?P<n>-? ?{NUMBER})(?![\w]|\.\d)(?P<unit> ?%)?")
_NOT_ESTIMATE = re.compile(
    r"(?:\b(?:day|week|month|hour|year|phase|table|figure|fig\.|ref|PCL|CAPS|PHQ|HAM-D|HAMD|HDRS|"
    r"within|n|N|p|P|I2|df|t|F|z|Z|chi2)s? ?(?:[=<>]|\([^)]*\)|-)? ?)$",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\)")  # as in `-4.0 (1.69)`, the standard error of what stands before
_TIME = re.compile(r"^(?:[- ](?:hours?|h|days?|weeks?|months?|years?|min|minutes?)\b)")
_MEASURES = (
    ("OR", r"\b(?:aOR|OR)\b|\b[Oo]dds ratio"),
    ("RR", r"\bRR\b|\b[Rr]isk ratio|\b[Rr]elative risk|\b[Rr]ate ratio"),
    ("HR", r"\ba?HR\b|\b[Hh]azard ratio"),
    ("SMD", r"\bSMD\b|\b[Ss]tandardi[sz]ed mean difference"),
    ("g", r"\b[Hh]edges'? ?g\b|\bg\b(?= ?[=,])"),
    ("d", r"\b[Cc]ohen'?s? ?d\b|\bd\b(?= ?[=,])"),
    ("NNT", r"\bNNT\b|\b[Nn]umber needed to treat"),
)
_MEASURE = re.compile("|".join(f"(?P<{key}>{each})" for key, each in _MEASURES))
_BARE = re.compile(
    rf"(?:{'|'.join(each for _, each in _MEASURES)})"
    rf"(?: ?(?:was|of|is|=|:|,|\() ?)(?P<n>-? ?{NUMBER})"
    r"(?![\d.%])"
)
_VERSUS = r"(?:v|vs\.?|versus)"
_SHARES = re.compile(
    rf"(?<![\w.])(?P<one>{NUMBER}) ?%[^.%;]{{0,110}}?\b(?P<joint>{_VERSUS}|compared (?:with|to)"
    r"|as (?:against|compared with)|against|and|than)\b[^.%;]{0,70}?"
    rf"(?<![\w.])(?P<two>{NUMBER}) ?%",
)
_SCORES = re.compile(
    rf"(?<![\w.%])(?P<one>-?{NUMBER}) {_VERSUS} (?P<two>-?{NUMBER})(?![\w%]|\.\d)(?! ?%)"
)
_RATES = re.compile(r"\b(?:respon[ds]\w*|remi\w+|relaps\w*)\b", re.IGNORECASE)
_GUESSES = re.compile(r"\bguess|\bheterogen|\bI2\b|\balpha\b", re.IGNORECASE)
CUES = (
    "ci",
    "cri",
    "interval",
    "ratio",
    "or ",
    "smd",
    "difference",
    "hedges",
    "cohen",
    "nnt",
    "g =",
    "d =",
    "g=",
    "d=",
    "hr",
    "rr",
)
_FURTHEST = 170
_NEAR = 70
_LARGEST = 10.0


def effects(sentence: Sentence) -> Iterator[Found]:
    """Read estimates with their intervals, and those without that name their measure."""
    text = sentence.text
    if is_unreal(sentence):
        return
    done = 0
    for match in _INTERVAL.finditer(text):
        estimate = _before(text, done, match.start())
        done = match.end()
        if estimate is None:
            continue
        measure = _measure(text, estimate.start("n"), match.start())
        value = f"{measure}{_signed(estimate['n'])}{(estimate['unit'] or '').strip()}"
        interval = f"{_signed(match['low'])} to {_signed(match['high'])}"
        value += f" ({match['level']}% CI {interval})"
        end = match.end() + (text[match.end() : match.end() + 1] in {")", "]"})
        why = "an estimate with its interval"
        yield Found("result", _start(text, estimate), end, value, why)
    if done:
        return
    for match in _BARE.finditer(text):
        key = _measure(text, match.start("n"), match.end())
        is_large = abs(float(_signed(match["n"]))) >= _LARGEST and key.strip() in {"d", "g"}
        if key and not is_large:
            value = f"{key}{_signed(match['n'])}"
            yield Found("result", match.start(), match.end(), value, "an effect by name", 0.6)


def _before(text: str, done: int, end: int) -> re.Match[str] | None:
    """Find the last number before an interval that can be its estimate."""
    first = max(done, end - _FURTHEST)
    for match in reversed(list(_ESTIMATE.finditer(text, first, end))):
        is_time = _TIME.match(text[match.end() :])
        is_error = _SPREAD.match(text[match.end() :]) and text[: match.start()].endswith("(")
        if not is_time and not is_error and not _NOT_ESTIMATE.search(text[: match.start("n")]):
            return match
    return None


def _measure(text: str, start: int, end: int) -> str:
    near = [each.lastgroup for each in _MEASURE.finditer(text, max(start - _NEAR, 0), end)]
    return f"{near[-1]} " if near and near[-1] else ""


def _start(text: str, estimate: re.Match[str]) -> int:
    """Begin at the measure's name, where it stands just before."""
    first = max(estimate.start("n") - _NEAR, 0)
    near = [each.start() for each in _MEASURE.finditer(text, first, estimate.start("n"))]
    return near[-1] if near else estimate.start("n")


def _signed(words: str) -> str:
    return decimal(words.replace(" ", ""))


def pairs(sentence: Sentence) -> Iterator[Found]:
    """Read two arms' shares or scores that are set against each other."""
    text = sentence.text
    if is_unreal(sentence) or _GUESSES.search(text):
        return
    for match in _SHARES.finditer(text):
        if match["joint"] in {"and", "than"} and not _RATES.search(text):
            continue
        value = f"{decimal(match['one'])}% v {decimal(match['two'])}%"
        yield Found("result", match.start(), match.end(), value, "two shares compared", 0.9)
    for match in _SCORES.finditer(text):
        value = f"{decimal(match['one'])} v {decimal(match['two'])}"
        yield Found("result", match.start(), match.end(), value, "two scores compared", 0.8)
