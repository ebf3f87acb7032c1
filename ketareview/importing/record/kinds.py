"""What sort of document it is, from words of its title and abstract."""

import re

from ketareview.domain.article import ArticleKind

# Asked in this order: a review of trials is a review, a protocol of a trial a trial.
_TITLE = {
    ArticleKind.EDITORIAL: r"\b(?:editorial|commentary|letter to the editor|reply to|viewpoint)",
    ArticleKind.SYSTEMATIC_REVIEW: (
        r"systematic(?:ally)? (?:literature )?review|meta-?\s?analy|umbrella review|scoping review"
    ),
    ArticleKind.GUIDELINE: (
        r"\bguidelines?\b|consensus statement|practice recommendations?|position statement"
    ),
    ArticleKind.CASE_REPORT: r"\bcase (?:report|series|study)\b|: a case\b",
    ArticleKind.PRECLINICAL: r"\b(?:mice|mouse|rats?|rodents?|murine|in vitro|zebrafish)\b",
    ArticleKind.TRIAL: (
        r"randomi[sz]ed|\brct\b|controlled trial|clinical trial|double-blind|open-label|"
        r"placebo-controlled|crossover trial|pilot trial"
    ),
    ArticleKind.OBSERVATIONAL: (
        r"\bcohort\b|case-control|cross-sectional|retrospective|observational|registry|real-world|"
        r"survey|longitudinal study"
    ),
    ArticleKind.REVIEW: r"\breview\b|\boverview\b|state of the art",
}
_ABSTRACT = {
    ArticleKind.SYSTEMATIC_REVIEW: (
        r"searched (?:pubmed|medline|embase|the cochrane)|\bPRISMA\b|"
        r"this (?:systematic review|meta-analysis)"
    ),
    ArticleKind.TRIAL: (
        r"(?:were|was) randomi[sz]ed|randomly (?:assigned|allocated)|"
        r"randomi[sz]ed (?:controlled|clinical|double)|double-blind|open-label"
    ),
    ArticleKind.PRECLINICAL: r"\b(?:mice|rats|C57BL|Sprague[- ]Dawley|Wistar)\b",
    ArticleKind.OBSERVATIONAL: (
        r"\b(?:cohort|case-control|cross-sectional|retrospective(?:ly)?|observational) "
        r"(?:study|analysis|data|review)"
    ),
    ArticleKind.CASE_REPORT: r"we (?:report|describe|present) (?:a|the) case|case report",
}
_SURE_OF_TITLE, _SURE_OF_ABSTRACT = 0.8, 0.6


def kind(title: str, abstract: str = "") -> tuple[ArticleKind, float] | None:
    """Suggest a kind and how sure it is (0 to 1); None where no word tells.

    The title is believed before the abstract.
    """
    for text, table, sure in (
        (title, _TITLE, _SURE_OF_TITLE),
        (abstract, _ABSTRACT, _SURE_OF_ABSTRACT),
    ):
        for suggested, pattern in table.items():
            if re.search(pattern, text, re.IGNORECASE):
                return suggested, sure
    return None
