"""A worker's picture is copied as it is, and its memory is given back."""

import pytest
from PySide6.QtGui import QImage

from ketareview.pdf import Picture
from ketareview.sandbox import Slots
from ketareview.ui.reader.page.pictures import copied

WIDTH, HEIGHT = 7, 3
PIXELS = bytes(range(4 * WIDTH * HEIGHT))


def test_each_byte_is_copied_and_the_memory_lent_anew() -> None:
    slots = Slots()
    slot = slots.take(len(PIXELS))
    slot.pixels[: len(PIXELS)] = PIXELS
    image = copied(Picture(WIDTH, HEIGHT, slot))
    again = slots.take(len(PIXELS))
    assert again.name == slot.name
    again.pixels[:4] = b"else"
    assert bytes(image.constBits()) == PIXELS
    assert image.format() == QImage.Format.Format_RGB32
    slots.close()


def test_nothing_is_written_beyond_a_place_that_is_too_small() -> None:
    slots = Slots()
    picture = Picture(WIDTH, HEIGHT, slots.take(len(PIXELS)))
    with pytest.raises(ValueError, match="too small"):
        picture.copy_to(memoryview(bytearray(len(PIXELS) - 1)))
    picture.release()
    slots.close()
