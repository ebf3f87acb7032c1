"""What sort of document it is, from words of its title and abstract."""

import re

from ketareview.domain.article import ArticleKind

_TITLE = (
    (
        ArticleKind.EDITORIAL,
        r"\b(?:editorial|commentary|letter to the editor|reply to|viewpoint|perspectives?:)",
    ),
    (
        ArticleKind.SYSTEMATIC_REVIEW,
        r"systematic(?:ally)? (?:literature )?review|meta-?\s?analy|umbrella review|scoping review",
    ),
    (
        ArticleKind.GUIDELINE,
        r"\bguidelines?\b|consensus statement|practice recommendations?|position statement",
    ),
    (ArticleKind.CASE_REPORT, r"\bcase (?:report|series|study)\b|: a case\b"),
    (ArticleKind.PRECLINICAL, r"\b(?:mice|mouse|rats?|rodents?|murine|in vitro|zebrafish)\b"),
    (
        ArticleKind.TRIAL,
        r"randomi[sz]ed|\brct\b|controlled trial|clinical trial|double-blind|open-label|placebo-controlled|crossover trial|pilot trial",
    ),
    (
        ArticleKind.OBSERVATIONAL,
        r"\bcohort\b|case-control|cross-sectional|retrospective|observational|registry|real-world|survey|longitudinal study",
    ),
    (ArticleKind.REVIEW, r"\breview\b|\boverview\b|state of the art"),
)
_ABSTRACT = (
    (
        ArticleKind.SYSTEMATIC_REVIEW,
        r"we (?:systematically )?searched (?:pubmed|medline|embase|the cochrane)|PRISMA|this (?:systematic review|meta-analysis)",
    ),
    (
        ArticleKind.TRIAL,
        r"(?:were|was) randomi[sz]ed|randomly (?:assigned|allocated)|randomi[sz]ed (?:controlled|clinical|double)|double-blind|open-label",
    ),
    (ArticleKind.PRECLINICAL, r"\b(?:mice|rats|C57BL|Sprague[- ]Dawley|Wistar)\b"),
    (
        ArticleKind.OBSERVATIONAL,
        r"\b(?:cohort|case-control|cross-sectional|retrospective(?:ly)?|observational) (?:study|analysis|data|review)",
    ),
    (ArticleKind.CASE_REPORT, r"we (?:report|describe|present) (?:a|the) case|case report"),
)


def kind(title: str, abstract: str = "") -> tuple[ArticleKind, float] | None:
    """Suggest a kind and how sure it is (0 to 1); None where no word tells.

    A protocol of a trial counts as a trial. The title is believed before the abstract.
    """
    for text, table, sure in ((title, _TITLE, 0.8), (abstract, _ABSTRACT, 0.6)):
        for suggested, pattern in table:
            if re.search(pattern, text, re.IGNORECASE):
                return suggested, sure
    return None
