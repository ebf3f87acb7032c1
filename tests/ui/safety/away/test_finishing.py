"""After the window a working copy is saved back, and what hinders that is told."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ketareview.ui.safety.away.finishing import save_back_at_end
from ketareview.workflows.away import Opened
from tests.ui.safety.away.hand import Hand
from tests.workflows.away.desk import Desk, added_by, libraries_in, topics_in


def changed(desk: Desk, place: Path) -> Opened:
    """Change a copy and close the library, as the window does."""
    opened = desk.open(place)
    desk.add("Mine")
    opened.library.close()
    desk.opened = None
    return opened


def test_it_is_saved_back_without_a_word(qapp: QApplication, desk: Desk, place: Path) -> None:
    assert save_back_at_end(changed(desk, place))
    assert "Mine" in topics_in(place)


def test_what_came_to_lie_beside_is_told(qapp: QApplication, desk: Desk, place: Path) -> None:
    opened = changed(desk, place)
    added_by("Ben", place, "Theirs")
    hand = Hand("Close")
    assert save_back_at_end(opened)
    [other] = set(libraries_in(place.parent)) - {place}
    assert str(place) in hand.said[0]
    assert str(other) in hand.said[0]


def test_a_place_that_is_gone_can_be_tried_again(
    qapp: QApplication, desk: Desk, place: Path
) -> None:
    opened = changed(desk, place)
    pulled = place.parent.rename(place.parents[1] / "pulled")

    class Putting(Hand):
        """Puts the stick in again before it presses."""

        def _look(self) -> None:
            if len(self.said) == 1 and pulled.exists():
                pulled.rename(place.parent)
            super()._look()

    hand = Putting("Try again", "Try again")
    assert save_back_at_end(opened)
    assert "cannot be reached now" in hand.said[0]
    assert "Mine" in topics_in(place)


def test_what_is_left_for_later_stays_on_this_computer(
    qapp: QApplication, desk: Desk, place: Path
) -> None:
    opened = changed(desk, place)
    pulled = place.parent.rename(place.parents[1] / "pulled")
    hand = Hand("Leave it for later")
    assert not save_back_at_end(opened)
    assert hand.is_done
    pulled.rename(place.parent)
    desk.visit(place)
    assert "Mine" in topics_in(place)
