"""The letters of fonts of signs, which Word and RTF name by their places in them."""

_FROM = 0x20
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"  # noqa: RUF001 - Greek letters
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"  # noqa: RUF001 - Greek letters
)
_UPPER_FROM = 0xA0
_UPPER = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"  # noqa: RUF001 - signs
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"  # noqa: RUF001 - signs
)
_PRIVATE = 0xF000


def symbol(code: str, font: str) -> str:
    """Find the character that a place in a font stands for; U+FFFD where nobody can tell."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    place = number - _PRIVATE if number >= _PRIVATE else number
    if font.lower() == "symbol":
        for table, start in ((_SYMBOL, _FROM), (_UPPER, _UPPER_FROM)):
            if 0 <= place - start < len(table):
                return table[place - start]
    if "wingdings" in font.lower():
        return {0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0xFE: "☑", 0xE0: "→"}.get(place, "•")
    is_character = 0x20 <= number < _PRIVATE or number > 0xF8FF  # noqa: PLR2004 - private use
    return chr(number) if is_character and number <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode
