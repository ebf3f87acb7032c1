"""The kind of a document is read from its abstract, whichever of its words tell it."""

import pytest

from ketareview.domain.article import ArticleKind
from ketareview.importing.record import kinds

_OBSERVED = ("cohort", "case-control", "cross-sectional", "retrospective", "observational")
TELLING = [
    *(
        (f"We searched {where}.", ArticleKind.SYSTEMATIC_REVIEW)
        for where in ("PubMed", "Medline", "EMBASE", "the Cochrane Library")
    ),
    ("Reported after PRISMA.", ArticleKind.SYSTEMATIC_REVIEW),
    ("This systematic review asks", ArticleKind.SYSTEMATIC_REVIEW),
    ("In THIS META-ANALYSIS", ArticleKind.SYSTEMATIC_REVIEW),
    ("Patients were randomised to", ArticleKind.TRIAL),
    ("who was randomized", ArticleKind.TRIAL),
    ("Randomly allocated to ketamine", ArticleKind.TRIAL),
    ("A randomised controlled study", ArticleKind.TRIAL),
    ("in a Double-Blind manner", ArticleKind.TRIAL),
    ("an open-label extension", ArticleKind.TRIAL),
    *(
        (f"in {animals} that", ArticleKind.PRECLINICAL)
        for animals in ("mice", "rats", "C57BL animals", "Sprague-Dawley animals", "Wistar ones")
    ),
    *((f"this {how} study", ArticleKind.OBSERVATIONAL) for how in _OBSERVED),
    ("retrospectively analysis", ArticleKind.OBSERVATIONAL),
    ("We present a case of", ArticleKind.CASE_REPORT),
    ("Case report.", ArticleKind.CASE_REPORT),
    ("Ketamine and mood.", None),
]


@pytest.mark.parametrize(("abstract", "told"), TELLING)
def test_words_of_the_abstract_tell_the_kind(abstract: str, told: ArticleKind | None) -> None:
    found = kinds.kind("Ketamine and mood", abstract)
    assert (found[0] if found else None) == told
