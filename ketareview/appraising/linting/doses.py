"""A dose says little without its route: of what is swallowed, a fifth arrives."""

import re

from ketareview.appraising.linting.case import Carded, Tagged
from ketareview.appraising.linting.rule import Finding, Rule

_PER_KG = r"(?:\s?(?:/|per|\u00b7|\u22c5)\s?kg|\s?kg\s?[-\u2212\u207b\u2013]\s?[1\u00b9])"
_DOSE = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)?(?:\s?(?:\u2013|-|to|and|or)\s?\d+(?:[.,]\d+)?)?[\s-]?"
    rf"(?:mg|milligrams?|[\u00b5\u03bcu]g|mcg|micrograms?)\b(?P<kg>{_PER_KG})?"
    r"(?!\s?(?:/|per|\u00b7)\s?(?:d?l|ml|litre|liter|g|m2|m\u00b2)\b)",
    re.IGNORECASE,
)
_KETAMINE = re.compile(
    r"\b(?:(?:es|ar|nor)?-?ketamine|[RS]-ketamine|spravato"
    r"|ketalar)\b",
    re.IGNORECASE,
)
_OTHER_DRUG = re.compile(
    r"\b(?:midazolam|lithium|propofol|naltrexone|memantine|lamotrigine|psilocybin|scopolamine"
    r"|rapamycin|clonidine|prazosin|nimodipine|morphine|fentanyl|naloxone|caffeine|paracetamol"
    r"|ibuprofen|glycopyrrol\w+|thiopent\w+|bupropion|dexmedetomidine|cycloserine|lanicemine"
    r"|\w+(?:azepam|azolam|talopram|oxetine|apine|idone|setron|caine|barbital|hexital|statin"
    r"|prazole|triptyline|ipramine|traline|faxine|codone|fentanil|zepine|valproate|valproic"
    r"|piprazole|methasone|olol|zodone|choline|curonium))\b",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    r"\bintra(?:venous|muscular|nasal|peritoneal|thecal|dermal|cerebr\w+|vesical|osseous"
    r"|ventric\w+)"
    r"|\bsub(?:cutaneous|lingual)|\btransdermal|\btransmucosal|\bepidural|\btopical|\brectal"
    r"|\bsuppositor|\bbuccal|\binfus|\bdrip\b|\bbolus|\binject|\bnasal|\bnostril|\binhal"
    r"|\binsufflat|\bspray|\bspravato|\boral(?:ly)?\b(?! (?:anti|medic|contracep|SSRI|SNRI"
    r"|hypogly))"
    r"|\bby mouth\b|\bswallow|\btablets?\b|\bcapsules?\b|\bpills?\b|\blozenge|\btroche"
    r"|\bunder the tongue|\bsyrup|\bdissolv|\bgavage|\bdrinking.water|\bpatch(?:es)?\b|\bcream\b"
    r"|\bi\.\s?[vmnp]\.|\bs\.\s?[cl]\.|\bp\.\s?[or]\.|\biv\b(?= |$)|\bi\.?v\b\.?(?= (?:ketamine"
    r"|infus))"
    r"|\bover (?:about |approximately )?(?:\w+[ -]){0,2}?\w+[ -]?(?:min\b|minutes?|h\b|hours?)"
    r"|\bkg\s?/\s?(?:h|hr|hour|min|minute)\b|\bper hour\b",
    re.IGNORECASE,
)
_SHORT_ROUTE = re.compile(
    r"(?<!DSM-)(?<!DSM )(?<!phase )(?<!Phase )(?<!type )(?<!Axis )\bIV\b|\b(?:IM|SC|IN|PO|SL|IP"
    r"|PR)\b"
)
_NOT_STATED = re.compile(r"\broute\b.*\b(?:not|un)", re.IGNORECASE)


def _dose_without_route(case: Tagged) -> Finding | None:
    dose = _ketamine_dose(case)
    if not dose or case.route or _names_route(case.around) or _names_route(case.record.title):
        return None
    if any(_names_route(topic) or _NOT_STATED.search(topic) for topic in case.topics):
        return None
    return Finding(dose, f"“{dose}” says how much, but not by which route.")


def _ketamine_dose(case: Tagged) -> str:
    """Find the first dose that is ketamine's as far as the words tell; empty without one."""
    for dose in _DOSE.finditer(case.quote):
        drug = _nearest_drug(case.quote, dose)
        is_assumed = bool(dose["kg"]) or case.tags.claim_type == "dosing"
        if drug or (drug is None and is_assumed and _may_be_on_ketamine(case, dose)):
            return dose.group()
    return ""


def _may_be_on_ketamine(case: Tagged, dose: re.Match[str]) -> bool:
    """Whether a dose of no named drug is ketamine's by what stands around it."""
    is_unknown = bool(dose["kg"]) and not case.record.title
    return is_unknown or bool(_KETAMINE.search(f"{case.record.title} {case.around}"))


def _nearest_drug(text: str, dose: re.Match[str]) -> bool | None:
    """Tell whether the drug named nearest to a dose is ketamine; None where none is named."""
    named = [(found, True) for found in _KETAMINE.finditer(text)]
    named += [(found, False) for found in _OTHER_DRUG.finditer(text)]
    if not named:
        return None
    return min(named, key=lambda each: _distance(each[0], dose))[1]


def _distance(drug: re.Match[str], dose: re.Match[str]) -> int:
    return drug.start() - dose.end() if drug.start() >= dose.end() else dose.start() - drug.end()


def _names_route(text: str) -> bool:
    return bool(_ROUTE.search(text) or _SHORT_ROUTE.search(text))


def _card_without_route(card: Carded) -> Finding | None:
    dose = card.values.get("dose", "")
    if not _DOSE.search(dose) or card.values.get("route", "").strip() or _names_route(dose):
        return None
    return Finding(dose, f"The study card gives the dose “{dose}”, but no route.")


_KEY = "dose-without-route"
_TITLE = "A dose without its route"
_REASON = (
    "The same dose is not the same drug: into a vein all of it arrives, under the tongue about a "
    "third, swallowed about a fifth."
)
DOSE_WITHOUT_ROUTE = Rule(
    _KEY,
    _TITLE,
    _REASON,
    "Mark the words that name the route too, file it under a route, or under “route not stated”.",
    _dose_without_route,
)
CARD_WITHOUT_ROUTE = Rule(
    _KEY, _TITLE, _REASON, "Fill in the route on the study card.", _card_without_route
)
