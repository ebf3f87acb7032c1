"""Finding names in a list by a few letters of them, the likeliest first; knows no Qt."""

from collections.abc import Sequence

from ketareview.domain.folding import fold

PART = "/"
"""Stands between a name and that of what lies below it."""

_LEAF_START, _START, _LEAF, _INSIDE, _SPREAD_LEAF, _SPREAD = range(6)


def ranked(typed: str, paths: Sequence[str]) -> list[int]:
    """List the places of the paths in which every word typed is found, the best first.

    Best is where words begin so, better in the last name than in those above it, then what is
    inside a word, then what has the letters in their order. Case and accents do not count.
    """
    words = fold(typed.replace(PART, " ")).text.split()
    costs = {place: _cost(words, fold(path).text) for place, path in enumerate(paths)}
    found = {place: cost for place, cost in costs.items() if cost is not None}
    return sorted(found, key=lambda place: (found[place], place))


def _cost(words: Sequence[str], path: str) -> int | None:
    leaf = path.rpartition(PART)[2]
    costs = [_cost_of_word(word, path, leaf) for word in words]
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None


def _cost_of_word(word: str, path: str, leaf: str) -> int | None:
    checks = (
        (_LEAF_START, _begins_word(word, leaf)),
        (_START, _begins_word(word, path)),
        (_LEAF, word in leaf),
        (_INSIDE, word in path),
        (_SPREAD_LEAF, _is_spread(word, leaf)),
        (_SPREAD, _is_spread(word, path)),
    )
    return next((cost for cost, holds in checks if holds), None)


def _begins_word(word: str, name: str) -> bool:
    at = name.find(word)
    while at >= 0:
        if at == 0 or not name[at - 1].isalnum():
            return True
        at = name.find(word, at + 1)
    return False


def _is_spread(word: str, name: str) -> bool:
    """Whether a name has the letters of a word in their order, the first where a word begins."""
    for begin, letter in enumerate(name):
        if letter == word[0] and (begin == 0 or not name[begin - 1].isalnum()):
            rest = iter(name[begin + 1 :])
            if all(each in rest for each in word[1:]):
                return True
    return False
