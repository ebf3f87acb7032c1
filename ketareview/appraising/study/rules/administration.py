"""Where the study was done and registered, who paid, and what the authors declare."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_own
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence

_NUMBERS = re.compile(
    r"\b(?:NCT ?\d{8}|ISRCTN ?\d{8}|ACTRN ?\d{14}|DRKS ?\d{8}|UMIN ?\d{9}|ChiCTR[\w-]*\d{6,10}"
    r"|CTRI/\d{4}/\d{2,3}/\d{6}|jRCT\w?\d{9,10}|PACTR ?\d{15,16}|IRCT\w{10,18}|NTR ?\d{3,5}"
    r"|KCT ?\d{7}|RBR-\w{6,7})\b"
    r"|(?:\bEudraCT(?: (?:number|no\.?))?[ :#,(]*)?\b(?P<eu>20\d\d-\d{6}-\d{2})\b"
)
REGISTER_CUES = (
    "nct",
    "isrctn",
    "actrn",
    "drks",
    "umin",
    "chictr",
    "ctri",
    "jrct",
    "pactr",
    "irct",
    "ntr",
    "kct",
    "rbr",
    "eudract",
    "20",
)
_EU = re.compile(r"EudraCT|EU Clinical Trials|EUCTR|European", re.IGNORECASE)
_FUNDED = re.compile(
    r"\b(?:(?:funded|sponsored|financed)(?: in part)? by|supported(?: in part)? by)\s"
    r"(?P<who>.{4,260})",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:study|work|trial|research|project|review|supported by)\b|^funded", re.IGNORECASE
)
_FUND_CUES = ("fund", "support", "sponsor", "financ", "grant")
_PAYER = re.compile(
    r"\b(?:grants?|awards?|foundations?|funds?|council|institutes?|ministry|university|society|trust"
    r"|association|cent(?:re|er)s?|government|union|department|program(?:me)?|agency|NI\w?H|Inc|Ltd"
    r"|pharma\w*|\w+ Pharma\w*|\w+ Therapeutics|laborator\w+|compan\w+|sponsor)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:sources? of )?(?:funding(?:/support)?|financial support|role of the funding source)"
    r"(?: sources?| statement)?\b\W*",
    re.IGNORECASE,
)
_NO_FUNDS = re.compile(
    r"\b(?:no (?:specific |external )?(?:funding|grants?)|received no [\w ]{0,20}(?:funding|grant)|"
    r"not (?:funded|supported))[^.]{0,80}",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    r"\b(?:conflicts? of interest|competing (?:financial )?interests?|(?:nothing|no) to disclose"
    r"|financial disclosures?|has received [\w ',]{0,40}(?:fees|honoraria|grants?|support)"
    r"|(?:consult\w+|speaker(?:'s)?|lecture) fees|honoraria from"
    r"|(?:is an?|are|full-time) employees? of"
    r"|stock(?: options?|holder)?\b)",
    re.IGNORECASE,
)
_HEAD_OF_INTERESTS = re.compile(
    r"^(?:declarations? of |conflicts? of |competing |financial )(?:competing )?interests?"
    r"(?: statement)?\b[\s:.-]*(?=\S)",
    re.IGNORECASE,
)
_CONTRIBUTIONS = re.compile(
    r"\b(?:contributions|conceived|draft(?:ed|ing)|final (?:manuscript|paper|version)|study concept"
    r"|acquisition of data|wrote|writing of the manuscript|authors'? roles|data interpretation)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\b(?:ethics|review board|IRB|approved)\b", re.IGNORECASE)
_MADE_BY = re.compile(
    r"\b(?:software|version|Inc|Corp\w*|Ltd|GmbH|package|manufactur\w*|Foundation)\b"
)
_COUNTRIES = re.compile(
    r"\b(?=[A-Zt])(?P<name>Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Canada|Chile|China|Colombia"
    r"|Croatia|Czech Republic|Czechia|Denmark|Egypt|Estonia|Finland|France|Germany|Greece|Hungary"
    r"|India|Indonesia|Iran|Ireland|Israel|Italy|Japan|Kenya|Latvia|Lithuania|Malaysia|Mexico"
    r"|(?:the )?Netherlands|New Zealand|Nigeria|Norway|Pakistan|Poland|Portugal|Romania|Russia"
    r"|Saudi Arabia|Scotland|Serbia|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain"
    r"|Sweden|Switzerland|Taiwan|Thailand|Turkey|Uganda|Ukraine|United Kingdom|United States"
    r"|USA|UK|Wales|England|Vietnam)\b"
)
_SAME_COUNTRY = {"USA": "United States", "UK": "United Kingdom", "the Netherlands": "Netherlands"}
_DONE_IN = re.compile(
    r"\b(?:conducted|recruit\w+|performed|carried out|took (?:part|place)|sites?|cent(?:re|er)s?"
    r"|hospitals?|clinics?|done|survey|enrol\w+|participating)\b",
    re.IGNORECASE,
)
_SETTINGS = (
    ("emergency", r"\bemergency (?:department|room|ward)s?\b"),
    ("home", r"\bat home\b|\btelehealth\b|\btelemedicine\b|\bhome-based\b"),
    ("certified-clinic", r"\bcertified (?:clinics?|treatment cent\w+|healthcare setting)|\bREMS\b"),
    ("outpatient", r"\boutpatient (?:infusion|clinic|setting|basis|treatment)\w*"),
    ("research-unit", r"\b(?:clinical )?research (?:unit|ward|cent(?:re|er))\b"),
    (
        "hospital",
        (
            r"\b(?:university |academic |teaching |psychiatric |general )?hospitals?\b"
            r"|\binpatient (?:unit|ward|setting)"
        ),
    ),
)
PLACE_CUES = (
    "emergency",
    "home",
    "tele",
    "certified",
    "rems",
    "outpatient",
    "research",
    "hospital",
    "inpatient",
    "conducted",
    "recruit",
    "performed",
    "carried",
    "took",
    "site",
    "cent",
    "clinic",
    "done",
    "survey",
    "enrol",
    "participating",
)
_FINDERS = tuple((key, re.compile(each, re.IGNORECASE)) for key, each in _SETTINGS)
_LONGEST = 300
_NEAR = 160
_SHORT = 120
_TOLD_OF = (Section.ABSTRACT, Section.METHODS, Section.RESULTS, Section.BODY)


def registrations(sentence: Sentence) -> Iterator[Found]:
    """Read the numbers under which a trial is registered."""
    if sentence.section in {Section.INTRODUCTION, Section.DISCUSSION} and not is_own(sentence):
        return
    for match in _NUMBERS.finditer(sentence.text):
        value = match[0].replace(" ", "")
        if match["eu"]:
            if not _EU.search(sentence.text):
                continue
            value = f"EudraCT {match['eu']}"
        start = match.start("eu") if match["eu"] else match.start()
        is_elsewhere = sentence.section is Section.OTHER
        weight = 0.6 if is_elsewhere else 1.0
        yield Found("registration", start, match.end(), value, "a register's number", weight)


def funding(sentence: Sentence) -> Iterator[Found]:
    """Read who paid."""
    text = sentence.text
    if sentence.section is Section.FUNDING:
        head = _HEAD.match(text)
        start = head.end() if head and head.end() < len(text) else 0
        is_told = any(cue in sentence.low for cue in _FUND_CUES) or len(text) < _SHORT
        if not is_told or "supplement" in sentence.low or _DECLARED.search(text):
            return
        yield _words("funding", text, start, "it stands under Funding")
        return
    if sentence.section in {Section.INTRODUCTION, Section.DISCUSSION, Section.INTERESTS}:
        return
    if not any(cue in sentence.low for cue in _FUND_CUES):
        return
    head = _HEAD.match(text)
    nothing = _NO_FUNDS.search(text)
    paid = _FUNDED.search(text)
    if nothing and not _DECLARED.search(text):
        yield _words("funding", text, nothing.start(), "funding is denied")
    elif paid and _WORK.search(text) and _PAYER.search(paid["who"]):
        yield _words("funding", text, paid.start("who"), "who the work was paid by")
    elif head and text[: head.end()].rstrip().endswith((":", ".")) and head.end() < len(text):
        yield _words("funding", text, head.end(), "it stands behind “Funding”")


def interests(sentence: Sentence) -> Iterator[Found]:
    """Read what the authors declare."""
    text = sentence.text
    if _CONTRIBUTIONS.search(text):
        return
    if sentence.section is Section.INTERESTS:
        head = _HEAD_OF_INTERESTS.match(text)
        start = head.end() if head else 0
        yield _words("interests", text, start, "it stands under the authors' interests")
    elif sentence.section in {Section.FRONT, Section.OTHER, Section.FUNDING, Section.BODY}:
        match = _DECLARED.search(text)
        if match:
            start = 0 if match.start() < _NEAR else match.start()
            yield _words("interests", text, start, "interests are spoken of", 0.7)


def _words(field: str, text: str, start: int, why: str, weight: float = 1.0) -> Found:
    end = min(len(text.rstrip(" .")), start + _LONGEST)
    return Found(field, start, max(end, start + 1), text[start : max(end, start + 1)], why, weight)


def places(sentence: Sentence) -> Iterator[Found]:
    """Read in what country and in what kind of place."""
    if sentence.section not in _TOLD_OF or not is_own(sentence):
        return
    if _DONE_IN.search(sentence.text) and not _MADE_BY.search(sentence.text):
        for match in _COUNTRIES.finditer(sentence.text):
            value = _SAME_COUNTRY.get(match["name"], match["name"])
            yield Found("country", match.start(), match.end(), value, "where it was done", 0.8)
    if _APPROVED.search(sentence.text):
        return
    told: list[str] = []
    for key, pattern in _FINDERS:
        found = pattern.search(sentence.text)
        if found and not (told and key == "hospital"):
            told.append(key)
            yield Found("setting", found.start(), found.end(), key, "a kind of place", 0.8)
