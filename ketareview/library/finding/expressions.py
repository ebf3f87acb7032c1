"""Writes words as FTS5 expressions; nothing that a reviewer types acts as FTS5's own syntax."""

from ketareview.domain.folding import fold
from ketareview.domain.query import Term

_SHORTEST_STEM = 5

# The endings that FTS5's Porter stemmer takes off. The index holds stems, so "suicida*" would not
# find "suicidal", which stands there as "suicid".
_ENDINGS = (
    *("able", "ably", "ability", "al", "ally", "alism", "ality", "alization", "alize", "ance"),
    *("ancy", "ant", "ate", "ation", "ational", "ative", "ator", "ed", "ement", "ence", "ency"),
    *("ent", "er", "ible", "ibility", "ic", "ical", "ically", "icate", "icity", "ing", "ion"),
    *("ism", "ity", "ive", "ively", "iveness", "ivity", "ization", "ize", "izer", "fulness"),
    *("ment", "ness", "ous", "ously", "ousness", "ies"),
)


def expression(term: Term) -> str:
    """Write the term so that its words must stand one behind the other, folded and stemmed."""
    folded = fold(term.text).text.strip()
    if not term.is_prefix:
        return _quoted(folded)
    before, _, last = folded.rpartition(" ")
    stems = [_quoted(f"{before} {stem}") for stem in _stems_of_longer_words(last)]
    return " OR ".join([f"{_quoted(folded)} *", *stems])


def either(terms: list[Term]) -> str:
    """Write that one of the terms must be there; there must be one at least."""
    return " OR ".join(f"({expression(term)})" for term in terms)


def every(terms: list[Term]) -> str:
    """Write that all of the terms must be there; there must be one at least."""
    return " AND ".join(f"({expression(term)})" for term in terms)


def within(columns: tuple[str, ...], inner: str) -> str:
    """Restrict an expression to columns of the index."""
    return f"{{{' '.join(columns)}}} : ({inner})" if columns else inner


def _quoted(words: str) -> str:
    # A NUL would end the expression early.
    return '"' + words.replace('"', '""').replace("\0", " ") + '"'


def _stems_of_longer_words(beginning: str) -> list[str]:
    return [
        beginning[:cut]
        for cut in range(_SHORTEST_STEM, len(beginning))
        if any(ending.startswith(beginning[cut:]) for ending in _ENDINGS)
    ]
