"""Words that were edited a little: found between what stands unchanged on both sides."""

from rapidfuzz import fuzz

from ketareview.reading.moving.sides import Side, Span

_LEAST_LIKE = 88.0
_LEAST = 30
"""Letters of a passage that is known again though some of them differ."""

_EDGE = 6
"""Letters at both ends that must be the same: else nobody knows where the passage ends."""

_NEAR = 30


def edited(letters: str, side: Side, around: Span) -> Span | None:
    """Find the letters most like others within a range of a text."""
    if len(letters) < _LEAST:
        return None
    text = side.letters.text[slice(*around)]
    found = fuzz.partial_ratio_alignment(letters, text, score_cutoff=_LEAST_LIKE)
    if found is None:
        return None
    start = _nearest(text, letters[:_EDGE], found.dest_start)
    end = _nearest(text, letters[-_EDGE:], found.dest_end - _EDGE)
    if start is None or end is None or end <= start:
        return None
    return around[0] + start, around[0] + end + _EDGE


def _nearest(text: str, wanted: str, place: int) -> int | None:
    """Find where letters stand, once, near a place."""
    low = max(place - _NEAR, 0)
    near = text[low : place + _NEAR + len(wanted)]
    at = near.find(wanted)
    return low + at if at >= 0 and near.find(wanted, at + 1) < 0 else None
