"""Rules on a passage's strength and the kind of document it stands in."""

import re

from ketareview.appraising.linting import marks
from ketareview.appraising.linting.case import Tagged
from ketareview.appraising.linting.rule import Finding, Rule
from ketareview.domain.article import ArticleKind
from ketareview.domain.traits import traits

_RANDOMISED = {"trial": "randomised trial", "review": "systematic review"}
_ONE_STUDY = {
    ArticleKind.TRIAL: "a single trial",
    ArticleKind.OBSERVATIONAL: "a single observational study",
    ArticleKind.CASE_REPORT: "a case report",
    ArticleKind.PRECLINICAL: "laboratory work",
}
_NO_TRIAL = {
    ArticleKind.CASE_REPORT: "a case report",
    ArticleKind.PRECLINICAL: "laboratory work",
    ArticleKind.EDITORIAL: "an editorial",
    ArticleKind.OBSERVATIONAL: "an observational study",
}
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|rats?|rodents?|murine|monkeys?|macaques?|marmosets?|primates|zebrafish"
    r"|rabbits?|piglets?|beagles?|sprague.dawley|wistar|c57bl\S*|balb/c|knock-?outs?"
    r"|transgenic|forced.swim\w*|tail.suspension|sucrose.preference|learned.helplessness"
    r"|in vitro|cultured (?:\w+ )?(?:neurons|cells)|(?:brain|hippocampal|cortical) slices)\b",
    re.IGNORECASE,
)
_MAY_BE_ANIMALS = (
    *("mice", "mous", "murine", "rat", "rodent", "monkey", "macaque", "marmoset", "primate"),
    *("zebra", "rabbit", "piglet", "beagle", "sprague", "c57", "balb", "knock", "transgenic"),
    *("forced", "tail", "sucrose", "learned", "vitro", "cultured", "slices", "wistar"),
)
"""Parts of the words above, which are looked for much sooner."""

_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|volunteers?|people|persons?|adults|adolescents|women|men"
    r"|veterans|humans?|healthy controls|clinic|clinical trials?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|us|our)\b")
_QUALITATIVE = re.compile(
    r"\binterview\w*|\bparticipants?\b|\brespondents?\b|\bsurvey\w*|\bquestionnaires?\b"
    r"|\bthem(?:es?|atic)\b|\bqualitative\w*|\bfocus groups?\b|\binformants?\b|\bdiar(?:y|ies)\b",
    re.IGNORECASE,
)
_RETRACTED_TITLE = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|publication|manuscript|chapter))?\s*[:\])\u2013\u2014-]",
    re.IGNORECASE,
)
_RETRACTED_BEHIND = re.compile(
    r"[(\[](?:retracted|withdrawn)(?:\s+(?:article|paper|publication)\b[^()\[\]]*)?[)\]]\W*$",
    re.IGNORECASE,
)
_RETRACTED_TYPE = re.compile(r"\bretracted publication\b|\bretracted article\b", re.IGNORECASE)


def _trial_on_web_page(case: Tagged) -> Finding | None:
    strength = _RANDOMISED.get(case.tags.strength)
    if strength is None or case.record.kind is not ArticleKind.WEB_PAGE:
        return None
    if case.mark or case.is_sourced or marks.points_elsewhere(case.sentence):
        return None
    return Finding(
        strength, f"The page is tagged “{strength}”, but the sentence names no source for it."
    )


def _review_of_one_study(case: Tagged) -> Finding | None:
    what = _ONE_STUDY.get(case.record.kind)
    is_cited = case.tags.basis == "cited" or case.mark or case.is_sourced
    if case.tags.strength != "review" or what is None or is_cited:
        return None
    return Finding("systematic review", f"The document is {what}, and the sentence cites nothing.")


def _trial_by_no_trial(case: Tagged) -> Finding | None:
    what = _NO_TRIAL.get(case.record.kind)
    if case.tags.strength != "trial" or case.tags.basis != "own-data" or what is None:
        return None
    return Finding("randomised trial", f"The data are said to be its own, but it is {what}.")


def _animals_as_people(case: Tagged) -> Finding | None:
    small = case.quote.lower()
    if not case.claims_data or not any(part in small for part in _MAY_BE_ANIMALS):
        return None
    animal = _ANIMALS.search(case.quote)
    if animal is None or _PEOPLE.search(case.quote):
        return None
    return Finding(
        animal.group(), f"“{animal.group()}” speaks of the laboratory, and no people are named."
    )


def _experience_as_proof(case: Tagged) -> Finding | None:
    is_above = case.claims_data or case.tags.strength == "preclinical"
    if case.tags.claim_type != "experience" or not is_above:
        return None
    is_study = _QUALITATIVE.search(case.quote) and not _FIRST_PERSON.search(case.quote)
    if case.tags.strength == "uncontrolled" and is_study:
        return None
    return Finding("lived experience", "An account is rated above testimony.")


def _retracted_quoted(case: Tagged) -> Finding | None:
    if "retracted" in case.modifiers:
        return None
    told = _retraction(case)
    return Finding(told, f"The record says: “{told}”.") if told else None


def _retraction(case: Tagged) -> str:
    """Tell the words of a record that say that the paper was retracted; empty without any."""
    record = case.record
    if _RETRACTED_TITLE.match(record.title) or _RETRACTED_BEHIND.search(record.title):
        return record.title
    types = record.extra.get("publication-types", "")
    told = _RETRACTED_TYPE.search(types)
    if told:
        return told.group()
    said = record.extra.get("retraction", "").strip()
    is_notice = said and "retraction" in traits(record).notices
    return "" if is_notice else said.split("\n")[0]


def _preprint_at_full_strength(case: Tagged) -> Finding | None:
    is_full = case.tags.strength in {"controlled", "trial", "review"}
    is_own = case.tags.basis in {"own-data", "pooled"}
    if not (is_full and is_own) or "preprint" in case.modifiers:
        return None
    record = case.record
    is_unplaced = record.extra.get("arxiv", "").strip() and not record.journal.strip()
    if not is_unplaced and not traits(record).is_preprint:
        return None
    place = record.journal or record.doi or "preprint"
    return Finding(place, f"“{place}” is a preprint, and nothing lowers the strength for it.")


TRIAL_ON_WEB_PAGE = Rule(
    "trial-on-web-page",
    "A trial's strength on a web page without a source",
    "“Studies prove” on a page that names no study is an assertion; rated as a trial it would "
    "stand beside trials in tables and maps.",
    "Rate it “no evidence cited”, or name the work that it rests on.",
    _trial_on_web_page,
    is_serious=True,
)
REVIEW_OF_ONE_STUDY = Rule(
    "review-of-one-study",
    "A systematic review's strength on one study",
    "One study is not a synthesis of all; the highest rung is kept for systematic searches.",
    "Rate the study's own design, or change the basis and name the review that is cited.",
    _review_of_one_study,
    is_serious=True,
)
TRIAL_BY_NO_TRIAL = Rule(
    "trial-by-no-trial",
    "A trial's strength on a document that is no trial",
    "Own data of a case, a laboratory, a register or an opinion are not randomised.",
    "Rate the design at hand, change the basis if a trial is cited, or correct the article's kind.",
    _trial_by_no_trial,
    is_serious=True,
)
ANIMALS_AS_PEOPLE = Rule(
    "animals-as-people",
    "Animal or cell work rated as human data",
    "A randomised experiment in mice is mechanism, not evidence of what helps patients.",
    "Rate it “mechanism or preclinical”, unless people were studied too.",
    _animals_as_people,
    is_serious=True,
)
EXPERIENCE_AS_PROOF = Rule(
    "experience-as-proof",
    "Lived experience rated above testimony",
    "An account tells what treatment was like; it does not show that treatment works.",
    "Keep “lived experience” and give “testimony or opinion”.",
    _experience_as_proof,
)
RETRACTED_QUOTED = Rule(
    "retracted-quoted",
    "A retracted article is quoted",
    "Retracted findings go on being cited for years; whoever reads the report must see it.",
    "Add the modifier “retracted” with a reason, or leave the passage out.",
    _retracted_quoted,
    is_serious=True,
)
PREPRINT_AT_FULL_STRENGTH = Rule(
    "preprint-at-full-strength",
    "A preprint at full strength",
    "Nobody has reviewed a preprint, and its numbers may change when it is published.",
    "Add the modifier “preprint or abstract only”, or add the published version.",
    _preprint_at_full_strength,
)
