"""Names are found by a few letters, the likeliest first."""

from ketareview.ui.reader.coding.matching import ranked

PATHS = ("Efficacy", "Efficacy/Rapid onset", "Safety", "Safety/Dissociation", "Café costs")


def found(typed: str) -> list[str]:
    return [PATHS[place] for place in ranked(typed, PATHS)]


def test_words_that_begin_so_go_before_letters_inside() -> None:
    assert found("on") == ["Efficacy/Rapid onset", "Safety/Dissociation"]
    assert found("saf") == ["Safety", "Safety/Dissociation"]


def test_letters_in_their_order_are_enough() -> None:
    assert found("dsc") == ["Safety/Dissociation"]
    assert found("rpdo") == ["Efficacy/Rapid onset"]


def test_every_word_must_fit_somewhere_in_the_path() -> None:
    assert found("eff rap") == ["Efficacy/Rapid onset"]
    assert found("saf/dis") == ["Safety/Dissociation"]
    assert found("saf rap") == []


def test_case_and_accents_do_not_count() -> None:
    assert found("CAFE") == ["Café costs"]


def test_nothing_typed_finds_all_in_their_order() -> None:
    assert found(" ") == list(PATHS)
