"""The table of Oxford CEBM 2011: its questions, what each level is, where each design stands.

The questions stand in the order in which a reviewer of treatments asks them.
"""

from enum import StrEnum


class Question(StrEnum):
    """What a document is asked; it may stand high for one question and nowhere for another."""

    BENEFIT = "benefit"
    COMMON_HARMS = "common-harms"
    RARE_HARMS = "rare-harms"
    PROGNOSIS = "prognosis"
    HOW_COMMON = "how-common"
    DIAGNOSIS = "diagnosis"
    SCREENING = "screening"

    @property
    def label(self) -> str:
        """The question as a reviewer reads it."""
        return _LABELS[self]


_LABELS = {
    Question.BENEFIT: "Does it help?",
    Question.COMMON_HARMS: "What are the common harms?",
    Question.RARE_HARMS: "What are the rare harms?",
    Question.PROGNOSIS: "What happens without it?",
    Question.HOW_COMMON: "How common is the problem?",
    Question.DIAGNOSIS: "Is the test accurate?",
    Question.SCREENING: "Is early detection worth while?",
}

_CONTROLLED = "a cohort or follow-up study with controls that were not randomised"
_HARMS = (
    f"{_CONTROLLED}, with enough people to rule the harm out and, for late harms, long enough a"
    " follow-up"
)
_WEAK = "a case series, a case-control study or historical controls"
_MECHANISM = "reasoning from mechanisms"

MEANINGS: dict[Question, tuple[str, ...]] = {
    Question.BENEFIT: (
        "a systematic review of randomised or n-of-1 trials",
        "a randomised trial, or an observational study with a dramatic effect",
        _CONTROLLED,
        _WEAK,
        _MECHANISM,
    ),
    Question.COMMON_HARMS: (
        (
            "a systematic review of randomised trials or of nested case-control studies, an n-of-1"
            " trial in the very patient, or an observational study with a dramatic effect"
        ),
        "a randomised trial or, exceptionally, an observational study with a dramatic effect",
        _HARMS,
        _WEAK,
        _MECHANISM,
    ),
    Question.RARE_HARMS: (
        "a systematic review of randomised trials, or an n-of-1 trial",
        "a randomised trial or, exceptionally, an observational study with a dramatic effect",
        _HARMS,
        _WEAK,
        _MECHANISM,
    ),
    Question.PROGNOSIS: (
        "a systematic review of inception cohorts",
        "an inception cohort",
        "a cohort study, or the control arm of a randomised trial",
        "a case series, a case-control study or a poor cohort",
    ),
    Question.HOW_COMMON: (
        "a recent local random sample survey or census",
        "a systematic review of surveys that can be matched to the place",
        "a local sample that was not random",
        "a case series",
    ),
    Question.DIAGNOSIS: (
        "a systematic review of cross-sectional studies with one masked reference standard",
        "a cross-sectional study with one masked reference standard",
        "a study of non-consecutive people, or without one reference standard for all",
        "a case-control study, or one with a poor or dependent reference standard",
        _MECHANISM,
    ),
    Question.SCREENING: (
        "a systematic review of randomised trials",
        "a randomised trial",
        _CONTROLLED,
        _WEAK,
        _MECHANISM,
    ),
}
"""What stands at each level, from 1; the table has no level 5 for prognosis and frequency."""

DESIGN_NAMES = {
    "systematic-review": "Systematic review",
    "meta-analysis": "Meta-analysis",
    "n-of-1": "N-of-1 trial",
    "randomised": "Randomised trial",
    "crossover": "Randomised crossover trial",
    "dramatic-effect": "Observational study with a dramatic effect",
    "non-randomised": "Controlled study, not randomised",
    "inception-cohort": "Inception cohort",
    "cohort": "Cohort study",
    "single-arm": "Study of one arm",
    "case-control": "Case-control study",
    "historical-control": "Study with historical controls",
    "random-survey": "Random sample survey or census",
    "cross-sectional": "Cross-sectional study",
    "case-series": "Case series",
    "case-report": "Case report",
    "preclinical": "Animals or cells",
    "review": "Narrative review",
    "guideline": "Guideline or consensus",
    "opinion": "Opinion or a lay source",
    "protocol": "Protocol without results",
    "qualitative": "Qualitative study",
}
"""Designs by the keys of the study card, and those that only this table tells apart."""

_REVIEWS = dict.fromkeys(("systematic-review", "meta-analysis"), 1)
_TRIALS = dict.fromkeys(("randomised", "crossover"), 2)
_COHORTS = dict.fromkeys(("non-randomised", "cohort", "inception-cohort"), 3)
_SERIES = dict.fromkeys(
    ("single-arm", "case-control", "historical-control", "case-series", "case-report"), 4
)
_EFFECT = {**_REVIEWS, **_TRIALS, **_COHORTS, **_SERIES, "preclinical": 5}

DESIGNS: dict[Question, dict[str, int]] = {
    Question.BENEFIT: {**_EFFECT, "dramatic-effect": 2},
    # The table names dramatic effects at 1 as well; what is exceptional is for a person to say.
    Question.COMMON_HARMS: {**_EFFECT, "dramatic-effect": 2, "n-of-1": 1},
    Question.RARE_HARMS: {**_EFFECT, "dramatic-effect": 2, "n-of-1": 1},
    Question.PROGNOSIS: {
        **_REVIEWS,
        "inception-cohort": 2,
        "cohort": 3,
        "randomised": 3,
        "case-control": 4,
        "single-arm": 4,
        "case-series": 4,
        "case-report": 4,
    },
    Question.HOW_COMMON: {
        "random-survey": 1,
        "systematic-review": 2,
        "meta-analysis": 2,
        "cross-sectional": 3,
        "case-series": 4,
        "case-report": 4,
    },
    Question.DIAGNOSIS: {
        **_REVIEWS,
        "cross-sectional": 2,
        "case-control": 4,
        "preclinical": 5,
    },
    Question.SCREENING: _EFFECT,
}
"""The level that a design has; one that is missing is outside the scale for the question."""
