"""The list of highlights is laid out anew only when it shows something else."""

from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece
from ketareview.library import Library
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import SENTENCES
from tests.ui.reader.test_seeing import stored


def test_the_same_highlights_are_not_laid_out_again(
    reader: Reader, library: Library, qtbot: QtBot
) -> None:
    hands = Hands(reader(".pdf"), qtbot)
    piece = hands.piece(SENTENCES[0])
    stored(library, hands.tab, Piece(1, piece.start, piece.end))
    highlights = library.highlights.of(hands.tab.article.id)
    model = HighlightModel(library.codebooks.current(), str, hands.tab)
    with qtbot.waitSignal(model.modelReset):
        model.show(highlights)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(library.highlights.of(hands.tab.article.id))
    with qtbot.waitSignal(model.modelReset):
        model.show(highlights, standing={highlights[0].id: "moved"})
