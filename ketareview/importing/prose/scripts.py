"""Raised and lowered signs, kept where Unicode has them: 10² is not 102."""

_PLAIN = "0123456789+-\u2212=()"
_HIGH = str.maketrans(f"{_PLAIN}n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOW = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """Raise signs if all of them can be; else they stay as they are."""
    return _moved(text, f"{_PLAIN}n", _HIGH)


def lowered(text: str) -> str:
    """Lower signs if all of them can be; else they stay as they are."""
    return _moved(text, _PLAIN, _LOW)


def number(count: int) -> str:
    """Write the mark of a note."""
    return raised(str(count))


def _moved(text: str, known: str, table: dict[int, int]) -> str:
    words = text.strip()
    is_known = bool(words) and all(sign in known for sign in words)
    # Brackets alone, as around the number of a reference, are no power.
    is_count = any(sign.isdigit() or sign in "n+-\u2212" for sign in words)
    return text.replace(words, words.translate(table)) if is_known and is_count else text
