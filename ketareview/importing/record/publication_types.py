"""The kind of document that databases' publication types speak of."""

import re
from collections.abc import Iterable

from ketareview.domain.article import ArticleKind

# Asked in this order: a review of trials is a review, a letter that reports a trial a trial.
_KINDS = {
    ArticleKind.GUIDELINE: (
        r"(?:practice )?guideline|consensus (?:development conference|statement)"
    ),
    ArticleKind.SYSTEMATIC_REVIEW: r"systematic review|(?:network )?meta-?\s?analysis",
    ArticleKind.TRIAL: (
        r"randomi[sz]ed controlled trial|(?:controlled|adaptive|pragmatic|multicenter)? ?"
        r"clinical trial|equivalence trial|clinical study"
    ),
    ArticleKind.CASE_REPORT: r"case (?:reports?|study|series)",
    ArticleKind.OBSERVATIONAL: (
        r"observational study|cohort study|case-control study|cross-sectional study|twin study"
    ),
    ArticleKind.EDITORIAL: r"editorial|letter|comment(?:ary)?|note|news",
    ArticleKind.REVIEW: r"(?:literature |scoping )?review|historical article",
    ArticleKind.WEB_PAGE: r"web ?page|web ?site|internet ?document|blog ?post|webcast",
}
_PATTERNS = {kind: re.compile(rf"(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}


def kind(types: Iterable[str]) -> ArticleKind | None:
    """Find the kind that publication types such as "Randomized Controlled Trial" tell.

    None where they tell no more than that it is an article.
    """
    told = [each.strip() for each in types]
    for found, pattern in _PATTERNS.items():
        if any(pattern.match(each) for each in told):
            return found
    return None
