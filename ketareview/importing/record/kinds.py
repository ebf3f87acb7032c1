"""What sort of document it is, from words of its title and abstract."""

import re

from ketareview.domain.article import ArticleKind

# Asked in this order: a review of trials is a review, a protocol of a trial a trial.
_TITLE = (
    (
        ArticleKind.EDITORIAL,
        r"\b(?:editorial|commentary|letter to the editor|reply to|viewpoint)",
    ),
    (
        ArticleKind.SYSTEMATIC_REVIEW,
        r"systematic(?:ally)? (?:literature )?review|meta-?\s?analy|umbrella review",
    ),
    (ArticleKind.REVIEW, r"\bscoping review"),
    (
        ArticleKind.GUIDELINE,
        r"\bguidelines?\b|consensus statement|practice recommendations?|position statement",
    ),
    (ArticleKind.CASE_REPORT, r"\bcase (?:report|series|study)\b|: a case\b"),
    (
        ArticleKind.PRECLINICAL,  # but no sayings, which titles like
        (
            r"\b(?:mice(?! will play| and m[ae]n\b)|(?<!cat and )mouse|rats?(?! race)|rodents?|"
            r"murine|in vitro|zebrafish)\b"
        ),
    ),
    (
        ArticleKind.TRIAL,
        (
            r"randomi[sz]ed|\brct\b|controlled trial|clinical trial|double-blind|open-label|"
            r"placebo-controlled|crossover trial|pilot trial"
        ),
    ),
    (
        ArticleKind.OBSERVATIONAL,
        (
            r"\bcohort\b|case-control|cross-sectional|retrospective|observational|registry|real-world|"
            r"survey|longitudinal study"
        ),
    ),
    (ArticleKind.REVIEW, r"\breview\b|\boverview\b|state of the art"),
)
_ABSTRACT = {
    ArticleKind.SYSTEMATIC_REVIEW: (
        r"searched (?:pubmed|medline|embase|the cochrane)|\bprisma\b|"
        r"this (?:systematic review|meta-analysis)"
    ),
    ArticleKind.TRIAL: (
        r"(?:were|was) randomi[sz]ed|randomly (?:assigned|allocated)|"
        r"randomi[sz]ed (?:controlled|clinical|double)|double-blind|open-label"
    ),
    ArticleKind.PRECLINICAL: r"\b(?:mice|rats|c57bl|sprague[- ]dawley|wistar)\b",
    ArticleKind.OBSERVATIONAL: (
        r"\b(?:cohort|case-control|cross-sectional|retrospective(?:ly)?|observational) "
        r"(?:study|analysis|data|review)"
    ),
    ArticleKind.CASE_REPORT: r"we (?:report|describe|present) (?:a|the) case|case report",
}
_TELLING = {
    ArticleKind.SYSTEMATIC_REVIEW: ("searched", "prisma", "this systematic", "this meta"),
    ArticleKind.TRIAL: ("random", "double-blind", "open-label"),
    ArticleKind.PRECLINICAL: ("mice", "rats", "c57bl", "dawley", "wistar"),
    ArticleKind.OBSERVATIONAL: ("cohort", "case-control", "sectional", "retrospect", "observation"),
    ArticleKind.CASE_REPORT: ("case",),
}
"""One of these stands in an abstract in which a pattern finds its words; most hold none.

Without regard to case, and a thousand letters long, the patterns took most of a reference's time.
"""

_SURE_OF_TITLE, _SURE_OF_ABSTRACT = 0.8, 0.6


_TITLE_PATTERNS = [(kind, re.compile(words)) for kind, words in _TITLE]
_ABSTRACT_PATTERNS = {kind: re.compile(words) for kind, words in _ABSTRACT.items()}


def kind(title: str, abstract: str = "") -> tuple[ArticleKind, float] | None:
    """Suggest a kind and how sure it is (0 to 1); None where no word tells.

    The title is believed before the abstract.
    """
    words = title.lower()
    for suggested, pattern in _TITLE_PATTERNS:
        if pattern.search(words):
            return suggested, _SURE_OF_TITLE
    words = abstract.lower()
    for suggested, pattern in _ABSTRACT_PATTERNS.items():
        if any(telling in words for telling in _TELLING[suggested]) and pattern.search(words):
            return suggested, _SURE_OF_ABSTRACT
    return None
