"""Proposals come from the file that is read, with passages that can be kept as they are."""

from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind
from ketareview.library import Library
from ketareview.workflows.studies import kind_suggested, proposals, study_card, take, write_values
from tests.library.papers import paper, store

TRIAL = (
    "Methods\nForty adults were randomised to ketamine 0·5 mg/kg or midazolam.\n",
    "Results\nAt 24 h MADRS differed (\u22125·8, 95% CI \u22129·9 to \u22121·7).\n",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "review.ketareview", reviewer="Anna")


def test_what_is_taken_quotes_its_source(library: Library, tmp_path: Path) -> None:
    with library:
        article = store(library, paper(tmp_path, texts=TRIAL))
        offered = proposals(library, article)
        dose = next(each for each in offered if each.field == "dose")
        assert (dose.value, dose.passage.quote) == ("0.5 mg/kg", "0·5 mg/kg")
        assert dose.passage.before.endswith("randomised to ketamine ")
        assert not study_card(library, article.id).values
        for each in offered:
            take(library, article, each)
        card = study_card(library, article.id)
        assert len(card.values) == len({(each.field, each.place) for each in offered})
        assert not card.wrong
        assert library.check().ok


def test_the_design_suggests_the_kind_of_document(library: Library, tmp_path: Path) -> None:
    with library:
        article = store(library, paper(tmp_path, texts=TRIAL))
        assert kind_suggested(proposals(library, article)) is ArticleKind.TRIAL
        assert kind_suggested(()) is None


def test_values_typed_rest_on_words_of_the_paper(library: Library, tmp_path: Path) -> None:
    with library:
        article = store(library, paper(tmp_path, texts=TRIAL))
        [made] = write_values(library, article, [("randomised", 0, "40")], quote="forty adults")
        assert made.passage is not None
        assert made.passage.quote == "Forty adults"
