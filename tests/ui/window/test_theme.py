"""The colours of the window."""

import itertools

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ketareview import resources
from ketareview.domain.codebook import Codebook, Scheme
from ketareview.library import Library
from ketareview.ui import icons
from ketareview.ui.actions import TABLE
from ketareview.ui.contrast import SHAPES, TEXT, contrast
from ketareview.ui.theme import Choice, Theme

THEMES: tuple[Choice, ...] = ("light", "dark")
GROUNDS = ("window", "panel", "chosen", "hover")
WORDS = ("ink", "soft", "accent")


@pytest.fixture
def codebook(library: Library) -> Codebook:
    return library.codebooks.current()


@pytest.mark.parametrize("choice", THEMES)
def test_words_are_legible_on_every_ground(choice: Choice, qapp: QApplication) -> None:
    theme = Theme(choice)
    pairs = [*itertools.product(WORDS, GROUNDS), ("on_accent", "accent"), ("ink", "desk")]
    pairs += [("bad", "window"), ("bad", "panel"), ("ink", "bad_ground"), ("good", "panel")]
    pairs += [("ink", "warning_ground"), ("warning", "panel")]
    for word, ground in pairs:
        ratio = contrast(theme.colour(word), theme.colour(ground))
        assert ratio >= TEXT, (word, ground, ratio)


@pytest.mark.parametrize("choice", THEMES)
def test_the_sides_of_a_claim_are_seen_as_bars(choice: Choice, qapp: QApplication) -> None:
    theme = Theme(choice)
    for side, ground in itertools.product(("for", "against"), ("panel", "hover", "chosen")):
        assert contrast(theme.colour(side), theme.colour(ground)) >= SHAPES, (side, ground)


@pytest.mark.parametrize("choice", THEMES)
def test_claim_types_are_legible_as_words_and_seen_as_bars(
    choice: Choice, codebook: Codebook, qapp: QApplication
) -> None:
    theme, white = Theme(choice), QColor("white")
    for code in codebook.of(Scheme.CLAIM_TYPE):
        assert contrast(white, theme.claim_colour(code)) >= TEXT, code.key
        for ground in GROUNDS:
            assert contrast(theme.claim_ink(code), theme.colour(ground)) >= TEXT, code.key
        for ground in ("window", "panel", "hover"):
            assert contrast(theme.claim_colour(code), theme.colour(ground)) >= SHAPES, code.key


@pytest.mark.parametrize("choice", THEMES)
def test_the_digit_of_each_strength_is_legible(
    choice: Choice, codebook: Codebook, qapp: QApplication
) -> None:
    theme = Theme(choice)
    for code in codebook.of(Scheme.STRENGTH):
        ratio = contrast(theme.strength_ink(code.level), theme.strength_colour(code.level))
        assert ratio >= TEXT, code.key


def test_both_themes_name_the_same_colours() -> None:
    light, dark = (resources.table("themes", f"{choice}.toml") for choice in THEMES)
    assert light["colours"].keys() == dark["colours"].keys()


def test_choosing_another_theme_is_told_and_dresses_the_program(qapp: QApplication) -> None:
    theme = Theme("light")
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.choose("dark")
    theme.choose("dark")
    assert told == [True]
    assert qapp.palette().window().color() == theme.colour("window")


def test_every_action_has_its_icon_and_every_icon_is_drawn(qapp: QApplication) -> None:
    for entry in TABLE:
        assert not icons.picture(entry.icon, QColor("black"), 20).isNull()
