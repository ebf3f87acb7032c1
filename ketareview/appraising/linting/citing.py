"""Rules on what a sentence cites, and what its tags say of that."""

import re

from ketareview.appraising.linting.case import Tagged
from ketareview.appraising.linting.rule import Finding, Rule

_INTRODUCTION = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*|[IVX]+)?[.):\s]*(?:introduction|background"
    r"|rationale|einleitung|einf\u00fchrung|hintergrund)"
    r"(?:\s(?:and|&)\s(?:the\s)?(?:aims?|objectives?|rationale|purpose|hypothes[ei]s|background"
    r"|significance|introduction|literature(?: review)?|related work)"
    r"|\sund\s(?:ziele?|zielsetzung|fragestellung|hintergrund))?\W*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:introduction|background|discussion|comments?|conclusions?)\b", re.IGNORECASE
)
"""Sections in which a sentence that cites tells of others' data; elsewhere it may cite a scale."""

_OWN_STUDY = re.compile(
    r"\b(?:we|our|ours|herein|here)\b|\bthis (?:\w+ )?(?:study|trial|analysis|paper|report|review"
    r"|article|work|series|sample|cohort)\b|\bthe (?:present|current) "
    r"|\b(?:consistent|in line|in keeping|in agreement|agrees?|compatible|at odds) with\b",
    re.IGNORECASE,
)


def _reference_unrated(case: Tagged) -> Finding | None:
    is_unrated = case.tags.strength == "none-cited" or case.tags.basis == "none"
    if not is_unrated or not case.mark:
        return None
    said = "no evidence cited" if case.tags.strength == "none-cited" else "nothing"
    return Finding(case.mark, f"The sentence cites {case.mark}, but is tagged “{said}”.")


def _own_data_introduction(case: Tagged) -> Finding | None:
    if case.tags.basis != "own-data":
        return None
    is_introduction = _INTRODUCTION.match(case.heading)
    is_of_others = not case.heading or _OF_OTHERS.search(case.heading)
    if not (is_introduction or (is_of_others and case.mark)) or _OWN_STUDY.search(case.sentence):
        return None
    if is_introduction:
        return Finding(case.heading, f"The passage stands under “{case.heading.strip()}”.")
    return Finding(case.mark, f"The sentence cites {case.mark}, so its data are another's.")


def _unchecked_left(case: Tagged) -> Finding | None:
    if case.tags.strength != "unchecked":
        return None
    return Finding("cited but not checked", "Nobody has looked yet what stands behind it.")


REFERENCE_UNRATED = Rule(
    "reference-unrated",
    "“No evidence cited” on a sentence with a reference",
    "A sentence that gives a reference has something behind it, be it strong or weak; counted as "
    "having nothing, it makes the evidence look thinner than it is.",
    "Look the reference up and rate what it is, or choose “cited but not checked” until then.",
    _reference_unrated,
    is_serious=True,
)
OWN_DATA_INTRODUCTION = Rule(
    "own-data-introduction",
    "Own data in an introduction",
    "Introductions, and sentences with a reference, tell what others found. Taken for this study's "
    "own data, one trial counts twice.",
    "Change the basis to “cited source”, and rate what is cited.",
    _own_data_introduction,
)
UNCHECKED_LEFT = Rule(
    "unchecked-left",
    "Cited, but not checked",
    "What nobody looked up can be anything from a trial to an advert; a final report must not rest "
    "on it.",
    "Look the reference up and rate what it is.",
    _unchecked_left,
)
