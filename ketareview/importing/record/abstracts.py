"""The abstract, where a paper's text calls it so."""

import re

_ABSTRACT = re.compile(
    r"^[ \t]*(?:abstract|summary)\b[ \t]*[:.—-]?\s*(?P<words>.{150,4500}?)"
    r"(?=^[ \t]*(?:\d\.?[ \t]*)?(?:key[ -]?words?|introduction|background[ \t]*$|"
    r"trial registration|"
    r"abbreviations|©|copyright|correspondence|\*)\b|\Z)",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)


def abstract(text: str) -> str:
    """Cut the abstract out of the text of the first pages, its line breaks as spaces.

    Empty where no heading announces it. A split word keeps its soft hyphen's halves joined.
    """
    found = _ABSTRACT.search(text)
    if not found:
        return ""
    return " ".join(re.sub("\u00ad\\s*", "", found.group("words")).split())
