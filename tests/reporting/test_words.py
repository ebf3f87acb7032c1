"""The words of reports: which languages there are, and how one is named."""

from pathlib import Path

import pytest

from ketareview.domain.errors import ReportOptionError
from ketareview.reporting import language_named, languages
from ketareview.reporting.words import languages_in


def test_english_is_there() -> None:
    assert languages()["en"] == "English"


def test_a_further_file_is_a_further_language(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('language = "English"\n', "utf-8")
    (tmp_path / "de.toml").write_text('language = "Deutsch"\n[head]\nnone = "…"\n', "utf-8")

    assert languages_in(tmp_path) == {"de": "Deutsch", "en": "English"}


@pytest.mark.parametrize("typed", ["en", " EN ", "English", "english"])
def test_a_language_is_known_by_code_and_name(typed: str) -> None:
    assert language_named(typed) == "en"


@pytest.mark.parametrize("typed", ["xx", "e", "../words/en"])
def test_another_is_refused_with_those_that_there_are(typed: str) -> None:
    with pytest.raises(ReportOptionError) as caught:
        language_named(typed)
    assert caught.value.facts["known"] == "en (English)"
