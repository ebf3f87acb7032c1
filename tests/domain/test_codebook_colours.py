"""The colours of the default codebook can be told apart by everybody, in grey too."""

import itertools
import math

import pytest

from ketareview import resources

# Machado, Oliveira and Fernandes 2009, severity 1.0; on linear sRGB.
SIGHTS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
CLAIM_TYPES = resources.table("codebooks", "ketamine.toml")["claim_type"]


def linear(colour: str) -> list[float]:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]


def weighted(weights: tuple[float, float, float], shares: list[float]) -> float:
    return sum(weight * share for weight, share in zip(weights, shares, strict=True))


def luminance(colour: str) -> float:
    return weighted((0.2126, 0.7152, 0.0722), linear(colour))


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """Give the colour in CIE L*a*b* (D65), as eyes of this sight see it."""
    rgb = [min(1.0, max(0.0, weighted(row, linear(colour)))) for row in SIGHTS[sight]]
    x = weighted((0.4124, 0.3576, 0.1805), rgb) / 0.95047
    y = weighted((0.2126, 0.7152, 0.0722), rgb)
    z = weighted((0.0193, 0.1192, 0.9505), rgb) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_claim_types_differ_to_every_eye(sight: str) -> None:
    for one, other in itertools.combinations(CLAIM_TYPES, 2):
        difference = math.dist(seen(one["colour"], sight), seen(other["colour"], sight))
        assert difference >= 10, (one["key"], other["key"])


def test_lightness_steps_within_a_family() -> None:
    for one, other in itertools.combinations(CLAIM_TYPES, 2):
        if one["family"] == other["family"]:
            steps = seen(one["colour"], "normal")[0] - seen(other["colour"], "normal")[0]
            assert abs(steps) >= 3, (one["key"], other["key"])


def test_a_white_letter_can_be_read_on_each() -> None:
    for claim_type in CLAIM_TYPES:
        assert 1.05 / (luminance(claim_type["colour"]) + 0.05) >= 4.5, claim_type["key"]


def test_letters_are_unique_and_leave_the_page_its_keys() -> None:
    letters = [claim_type["sign"] for claim_type in CLAIM_TYPES]
    assert len(set(letters)) == len(letters) == 18
    assert not set(letters) & set("hijktuw")
